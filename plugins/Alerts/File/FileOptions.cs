using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Alerts;

/// <summary>Settings of the file.</summary>
public sealed record FileOptions
{
    /// <summary>The file; one that is not absolute lies in the folder of the run. Default alerts.log.</summary>
    [MinLength(1)]
    public string Path { get; init; } = "alerts.log";

    /// <summary>From which size on a new one is begun; the one before stays, with .1 behind its name. Megabytes; default 10.</summary>
    [Range(1, 1000)]
    public int MostMegabytes { get; init; } = 10;

    /// <summary>Least severity that is written: information, warning or critical. Default information.</summary>
    public NoticeSeverity MinimumSeverity { get; init; } = NoticeSeverity.Information;

    /// <summary>Most lines in any 60 s. Default 600.</summary>
    [Range(1, 10_000)]
    public int MostPerMinute { get; init; } = 600;

    /// <summary>When more lines wait than so many, they become one. Default 500.</summary>
    [Range(1, 10_000)]
    public int FoldAbove { get; init; } = 500;

    /// <summary>Every how many seconds a sign of life is written while the run is well. Absent (off): never.</summary>
    [Range(1, 86_400)]
    public int? HeartbeatSeconds { get; init; }
}
