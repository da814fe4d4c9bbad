using System.ComponentModel.DataAnnotations;

namespace MiaIa.Engine.Risk;

/// <summary>How many orders and refusals a minute may have. A bracket counts as one order, an exit as one.</summary>
public sealed record OrderRateLimit
{
    /// <summary>Entries and exits sent within a minute that pause entries. Default 10.</summary>
    [Range(1, 1000)]
    public int OrdersPerMinute { get; init; } = 10;

    /// <summary>Refusals of the broker within a minute that pause entries. Default 5.</summary>
    [Range(1, 1000)]
    public int RejectsPerMinute { get; init; } = 5;

    /// <summary>How long. Default 5m.</summary>
    [Range(typeof(TimeSpan), "1s", "24h")]
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>With more refusals than that within a minute everything is closed and halted until a person resumes. Default 10.</summary>
    [Range(1, 1000)]
    public int HaltAboveRejects { get; init; } = 10;
}
