namespace MiaIa.Host.Recovery;

/// <summary>Where a run is on its way back after a restart.</summary>
internal enum RecoveryPhase
{
    /// <summary>The broker speaks for itself.</summary>
    Live,

    /// <summary>Recorded answers are given.</summary>
    Replaying,

    /// <summary>The recorded part is over; what the broker did beyond it is given as the run comes to its time.</summary>
    CatchingUp,
}
