namespace MiaIa.Sdk;

/// <summary>What became of an attempt to connect.</summary>
/// <param name="IsConnected">Whether orders could be sent.</param>
/// <param name="Text">To what it is connected, or why not: one sentence, with its full stop.</param>
/// <param name="Remedy">What a person can do: one sentence, with its full stop; empty when it is connected.</param>
public sealed record ConnectOutcome(bool IsConnected, string Text, string Remedy = "")
{
    /// <summary>
    /// When it was ready, nanoseconds UTC, by the clock that stamps what the connection tells: what is stamped before is history. Null
    /// (default): by the clock of the computer.
    /// </summary>
    public long? ReadyNs { get; init; }
}
