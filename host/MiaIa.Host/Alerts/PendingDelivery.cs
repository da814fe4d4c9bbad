namespace MiaIa.Host.Alerts;

/// <summary>A delivery that an earlier process did not end.</summary>
/// <param name="Sink">Name of the sink.</param>
/// <param name="Message">The message.</param>
/// <param name="IsSending">Whether an attempt had begun that must not be made twice.</param>
internal sealed record PendingDelivery(string Sink, OutboxMessage Message, bool IsSending);
