namespace MiaIa.Plugins.Sources;

/// <summary>Settings of the levels-csv source.</summary>
public sealed record LevelsCsvOptions
{
    /// <summary>Time zone of times that do not tell theirs, as an IANA name; default America/New_York.</summary>
    public string Zone { get; init; } = "America/New_York";

    /// <summary>Instrument that the levels are of, such as ES or SPX. Default: the traded one.</summary>
    public string? Symbol { get; init; }
}
