namespace MiaIa.Host.Configuration;

/// <summary>What becomes of an open position when a run is interrupted.</summary>
internal enum InterruptAction
{
    /// <summary>It is closed at the market.</summary>
    Flatten,

    /// <summary>It stays, with its stop and target at the broker; only the entry is cancelled.</summary>
    KeepStop,
}
