namespace MiaIa.Sdk;

/// <summary>
/// Where alerts go. The host filters, folds, limits, repeats and remembers; a sink only delivers. It is called from one thread that is
/// its own, one message at a time and in order.
/// </summary>
public interface IAlertSink
{
    /// <summary>What the host keeps to on its behalf; the same for as long as it lives.</summary>
    AlertPolicy Policy { get; }

    /// <summary>
    /// Delivers one message. It may take its time, with a limit of its own. It says what became of it and does not throw: from one that
    /// throws nobody knows whether the message arrived. Its answer names no secret.
    /// </summary>
    /// <param name="message">The message; a repetition has the same id.</param>
    /// <param name="cancel">The program ends: give up now.</param>
    AlertDelivery Deliver(AlertMessage message, CancellationToken cancel);
}
