namespace MiaIa.Plugins.Sources;

/// <summary>Settings of the Sierra Chart text source.</summary>
public sealed record SierraTextOptions
{
    /// <summary>Time zone of the chart that bars were exported from, as an IANA name; default America/Chicago. Ticks are UTC.</summary>
    public string Zone { get; init; } = "America/Chicago";
}
