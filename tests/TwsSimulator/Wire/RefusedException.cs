namespace MiaIa.TwsSimulator;

/// <summary>A request the server does not carry out. It is answered with a message 4, never seen by the caller of the simulator.</summary>
internal sealed class RefusedException(int id, int code, string text, bool isViolation = true) : Exception(text)
{
    /// <summary>The request id or order id the answer names; -1 when none was read.</summary>
    public int Id { get; } = id;

    /// <summary>The code of the answer, for instance 321; 0 records the violation without an answer.</summary>
    public int Code { get; } = code;

    /// <summary>Whether the client broke a rule. False for what a correct client meets too, such as a used-up line.</summary>
    public bool IsViolation { get; } = isViolation;
}
