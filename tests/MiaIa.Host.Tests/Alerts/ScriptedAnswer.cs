namespace MiaIa.Host.Tests.Alerts;

/// <summary>What the server does with a request.</summary>
/// <param name="Code">Status to answer with; 0 for none.</param>
/// <param name="Headers">Further lines of the answer's head, each with its end.</param>
/// <param name="IsReset">Whether it takes the request and then breaks the connection.</param>
/// <param name="IsHalf">Whether it takes the request and breaks off in the middle of its answer.</param>
/// <param name="IsSilent">Whether it takes the request and never answers.</param>
internal sealed record ScriptedAnswer(int Code, string Headers = "", bool IsReset = false, bool IsHalf = false, bool IsSilent = false)
{
    public static ScriptedAnswer Ok => new(200);

    public static ScriptedAnswer Reset => new(0, IsReset: true);

    public static ScriptedAnswer Half => new(0, IsHalf: true);

    public static ScriptedAnswer Silent => new(0, IsSilent: true);

    /// <summary>Whether the request is taken: it counts as delivered.</summary>
    public bool Takes => Code is 0 or (>= 200 and < 300);
}
