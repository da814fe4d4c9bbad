using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>What a person asked for: data as a CSV file.</summary>
/// <param name="Run">The data, the dates and the configuration.</param>
/// <param name="Kind">What is written.</param>
/// <param name="Period">Length of bars; null for one minute, or that of the data when they are coarser.</param>
/// <param name="Path">The file; a dash for standard output.</param>
/// <param name="Overwrites">Whether a file that is there may be replaced.</param>
internal sealed record ExportRequest(RunRequest Run, ExportKind Kind, BarPeriod? Period, string Path, bool Overwrites)
{
    /// <summary>A root, or one contract as its files name it; null for the traded instrument.</summary>
    public string? Instrument { get; init; }
}
