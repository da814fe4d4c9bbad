using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="EsNqLeadership"/>.</summary>
public sealed record EsNqLeadershipOptions
{
    /// <summary>What is usual is told by this many minutes. Default 30.</summary>
    [Range(10, 240)]
    public int WindowMinutes { get; init; } = 30;

    /// <summary>Share of a new second in the smoothing. Default .2.</summary>
    [Range(0.01, 1)]
    public double Smoothing { get; init; } = 0.2;

    /// <summary>Most seconds that one instrument may lead the other by. Default 5.</summary>
    [Range(1, 20)]
    public int MaxLeadSeconds { get; init; } = 5;
}
