namespace MiaIa.Host.Records;

/// <summary>How a round trip ended, after fees.</summary>
internal enum TripOutcome : byte
{
    /// <summary>Net result above 0.</summary>
    Win,

    /// <summary>Net result below 0.</summary>
    Loss,

    /// <summary>Net result 0.</summary>
    Breakeven,
}
