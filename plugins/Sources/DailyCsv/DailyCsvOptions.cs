namespace MiaIa.Plugins.Sources;

/// <summary>Settings of the daily-csv source.</summary>
public sealed record DailyCsvOptions
{
    /// <summary>Symbol of the series, such as VIX. Default: the first word of the file's name: vix-daily.csv is VIX.</summary>
    public string? Symbol { get; init; }
}
