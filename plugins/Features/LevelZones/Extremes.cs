using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>High, low and last close of some bars, in ticks.</summary>
internal readonly record struct Extremes(bool IsThere, int HighTicks, int LowTicks, int CloseTicks)
{
    public Extremes With(in Bar bar) => new(
        true,
        IsThere ? Math.Max(HighTicks, bar.HighTicks) : bar.HighTicks,
        IsThere ? Math.Min(LowTicks, bar.LowTicks) : bar.LowTicks,
        bar.CloseTicks);
}
