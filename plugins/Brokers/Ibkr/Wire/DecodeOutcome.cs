namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>What became of a frame.</summary>
/// <param name="Status">Decoded, unknown or malformed.</param>
/// <param name="MessageId">Id of the message; -1 when it cannot be read.</param>
/// <param name="Reason">What is wrong with it; null unless malformed.</param>
public readonly record struct DecodeOutcome(DecodeStatus Status, int MessageId, string? Reason = null);
