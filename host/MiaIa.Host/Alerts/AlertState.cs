namespace MiaIa.Host.Alerts;

/// <summary>How an alert stands.</summary>
internal enum AlertState
{
    /// <summary>It is so, and nobody has seen it yet.</summary>
    Firing,

    /// <summary>It is so, and a person knows.</summary>
    Acknowledged,

    /// <summary>It is over.</summary>
    Resolved,
}
