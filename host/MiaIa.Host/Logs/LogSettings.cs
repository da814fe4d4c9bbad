using System.ComponentModel.DataAnnotations;

namespace MiaIa.Host.Logs;

/// <summary>The log of a live or paced run, in <c>runs/ID/log</c>. It decides nothing.</summary>
internal sealed record LogSettings
{
    /// <summary>From which level on lines are written: debug, information, warning, error, or none for no log. Default information.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>How lines are written: json, an object a line, or text. Default json.</summary>
    public LogFormat Format { get; init; } = LogFormat.Json;

    /// <summary>From which level on lines go to standard error as well; none for none of them. Default none.</summary>
    public LogLevel Console { get; init; } = LogLevel.None;

    /// <summary>How many files are kept; each day, and each file that is full, begins a new one. Default 14.</summary>
    [Range(1, 1000)]
    public int RetainedFiles { get; init; } = 14;

    /// <summary>How large a file may get, in megabytes of 1,000,000 bytes. Default 20.</summary>
    [Range(1, 1000)]
    public int FileMegabytes { get; init; } = 20;
}
