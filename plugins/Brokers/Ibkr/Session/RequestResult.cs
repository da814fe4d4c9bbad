namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>The answer to a request. Nothing but Completed is known to be all.</summary>
/// <typeparam name="T">What it consists of.</typeparam>
/// <param name="Status">How it ended.</param>
/// <param name="Items">What came, in order.</param>
/// <param name="Code">TWS's message code when it failed; else 0.</param>
/// <param name="Text">What happened, in plain words; empty when completed.</param>
public sealed record RequestResult<T>(RequestStatus Status, IReadOnlyList<T> Items, int Code, string Text)
{
    /// <summary>Whether all came.</summary>
    public bool IsCompleted => Status is RequestStatus.Completed;
}
