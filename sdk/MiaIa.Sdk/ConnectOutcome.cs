namespace MiaIa.Sdk;

/// <summary>What became of an attempt to connect.</summary>
/// <param name="IsConnected">Whether orders could be sent.</param>
/// <param name="Text">To what it is connected, or why not: one sentence, with its full stop.</param>
/// <param name="Remedy">What a person can do: one sentence, with its full stop; empty when it is connected.</param>
public sealed record ConnectOutcome(bool IsConnected, string Text, string Remedy = "");
