using System.ComponentModel.DataAnnotations;

namespace MiaIa.Engine.Risk;

/// <summary>What losses in a row lead to. A net result below 0 counts, one above 0 ends the streak, 0 is left out.</summary>
public sealed record LossStreakLimit
{
    /// <summary>Losses in a row that pause entries; every further one pauses again. Default 5.</summary>
    [Range(1, 1000)]
    public int Losses { get; init; } = 5;

    /// <summary>How long. Default 60m.</summary>
    [Range(typeof(TimeSpan), "1s", "24h")]
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(60);
}
