using MiaIa.Sdk;

namespace MiaIa.Host.Alerts;

/// <summary>Hears what happens to alerts.</summary>
internal interface IAlertEvents
{
    /// <summary>Something is to be told.</summary>
    /// <param name="alert">The alert, as it stands.</param>
    /// <param name="kind">What is to be told of it.</param>
    /// <param name="timeNs">When it happened, nanoseconds UTC.</param>
    void Tell(Alert alert, AlertKind kind, long timeNs);
}
