using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Sources;

/// <summary>Settings of the news-csv source.</summary>
public sealed record NewsCsvOptions
{
    /// <summary>Time zone of times that do not tell theirs, as an IANA name; default America/New_York.</summary>
    public string Zone { get; init; } = "America/New_York";

    /// <summary>
    /// How long before its time a release is told, in minutes; default 60. A calendar is known ahead, and what must not trade
    /// before a release has to know of it before.
    /// </summary>
    [Range(0, 10_080)]
    public int AheadMinutes { get; init; } = 60;
}
