using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Features;

/// <summary>Settings of <see cref="WallChannel"/>.</summary>
public sealed record WallChannelOptions
{
    /// <summary>Least distance of the call wall above the put wall. In ticks; default 20.</summary>
    [Range(0, 1000)]
    public double LeastTicks { get; init; } = 20;

    /// <summary>Farthest distance of the close from a wall. In ticks; default 6.</summary>
    [Range(0, 1000)]
    public double ReachTicks { get; init; } = 6;
}
