using System.ComponentModel.DataAnnotations;

namespace MiaIa.Engine.Risk;

/// <summary>What the quote must be like for an entry.</summary>
public sealed record SpreadAndAge
{
    /// <summary>Largest spread. Ticks; default 2.</summary>
    [Range(1, 100)]
    public int MaxSpreadTicks { get; init; } = 2;

    /// <summary>Largest age of the quote. Default 2s.</summary>
    [Range(typeof(TimeSpan), "10ms", "60s")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromSeconds(2);
}
