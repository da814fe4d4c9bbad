namespace MiaIa.Sdk;

/// <summary>What a message to an alert sink tells.</summary>
public enum AlertKind : byte
{
    /// <summary>An alert begins.</summary>
    Firing,

    /// <summary>Nobody has acknowledged it in time: it is told again, more urgently.</summary>
    Escalated,

    /// <summary>What it was about is over.</summary>
    Resolved,

    /// <summary>Several messages in one, since they came too fast.</summary>
    Folded,

    /// <summary>The run is alive and well. When it fails to come, something is wrong.</summary>
    Heartbeat,
}
