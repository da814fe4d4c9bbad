using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Strategies;

/// <summary>A move and its pullback, in ticks times the sign of the side, so that "higher" is always with the side.</summary>
/// <param name="Origin">Where the move began.</param>
/// <param name="Extreme">How far it went.</param>
/// <param name="Pullback">How far it came back since; meaningful with <paramref name="HasPullback"/>.</param>
/// <param name="HasPullback">Whether there is a bar after the extreme.</param>
internal readonly record struct Swing(int Origin, int Extreme, int Pullback, bool HasPullback)
{
    /// <summary>How far it came back, in ticks.</summary>
    public int DepthTicks => Extreme - Pullback;

    /// <summary>How far it went, in ticks.</summary>
    public int MoveTicks => Extreme - Origin;

    /// <summary>The move of a side and its pullback in the last bars; of equal extremes the latest counts.</summary>
    public static Swing Find(BarWindow bars, Side side, int count)
    {
        int at = count - 1;
        for (int i = count - 1; i >= 0; i--)
        {
            at = bars.Top(side, i) >= bars.Top(side, at) ? i : at;
        }

        int origin = int.MaxValue;
        for (int i = count - 1; i >= at; i--)
        {
            origin = Math.Min(origin, bars.Bottom(side, i));
        }

        int pullback = int.MaxValue;
        for (int i = at - 1; i >= 0; i--)
        {
            pullback = Math.Min(pullback, bars.Bottom(side, i));
        }

        return new Swing(origin, bars.Top(side, at), pullback, at > 0);
    }
}
