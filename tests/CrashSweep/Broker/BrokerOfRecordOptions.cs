using System.ComponentModel.DataAnnotations;

namespace MiaIa.CrashSweep;

/// <summary>Where the broker of record listens.</summary>
public sealed record BrokerOfRecordOptions
{
    /// <summary>Its port at 127.0.0.1.</summary>
    [Range(1, 65535)]
    public int Port { get; init; } = 1;
}
