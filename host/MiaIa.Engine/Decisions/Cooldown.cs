using System.ComponentModel.DataAnnotations;

namespace MiaIa.Engine.Decisions;

/// <summary>How long there is no new entry after a round trip.</summary>
public sealed record Cooldown
{
    /// <summary>After a round trip that its stop ended, from the exit. Default 5m.</summary>
    [Range(typeof(TimeSpan), "0", "24h")]
    public TimeSpan AfterStop { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After any entry, from its first fill. Default 60s.</summary>
    [Range(typeof(TimeSpan), "0", "24h")]
    public TimeSpan AfterEntry { get; init; } = TimeSpan.FromSeconds(60);
}
