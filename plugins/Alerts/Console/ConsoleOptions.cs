using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Alerts;

/// <summary>Settings of the console.</summary>
public sealed record ConsoleOptions
{
    /// <summary>Least severity that is shown: information, warning or critical. Default warning.</summary>
    public NoticeSeverity MinimumSeverity { get; init; } = NoticeSeverity.Warning;

    /// <summary>Most lines in any 60 s. Default 60.</summary>
    [Range(1, 10_000)]
    public int MostPerMinute { get; init; } = 60;

    /// <summary>When more lines wait than so many, they become one. Default 20.</summary>
    [Range(1, 10_000)]
    public int FoldAbove { get; init; } = 20;

    /// <summary>Every how many seconds a sign of life is shown while the run is well. Absent (off): never.</summary>
    [Range(1, 86_400)]
    public int? HeartbeatSeconds { get; init; }
}
