namespace MiaIa.Plugins.Features;

/// <summary>The terms of the proximity at one moment. Distances are of price from the level, all in ticks.</summary>
internal readonly struct WallJudge
{
    private const double SideRanges = 8;
    private const double FarShare = 0.5;
    private const double FarReach = 3;

    private readonly double _rangeTicks;
    private readonly double _flipTicks;
    private readonly int _move;

    /// <summary>Judges a move.</summary>
    /// <param name="options">Reaches.</param>
    /// <param name="moveTicks">Change of the last five bars.</param>
    /// <param name="rangeTicks">Average true range of 15 minutes.</param>
    public WallJudge(GammaLevelsProximityOptions options, double moveTicks, double rangeTicks)
    {
        _rangeTicks = rangeTicks;
        _flipTicks = options.FlipTicks;
        ReachTicks = Math.Max(options.ReactTicks, options.AtrFraction * rangeTicks);
        _move = Math.Abs(moveTicks) > options.MoveAtr * rangeTicks ? Math.Sign(moveTicks) : 0;
    }

    /// <summary>Reach of a wall.</summary>
    public double ReachTicks { get; }

    /// <summary>The walls turn price; beyond a wall by half its reach, the way back draws.</summary>
    public double Fade(double? toCall, double? toPut)
    {
        if (toCall > ReachTicks / 2)
        {
            return -FarShare * Nearness(toCall.Value, FarReach * ReachTicks);
        }

        if (toPut < -ReachTicks / 2)
        {
            return FarShare * Nearness(toPut.Value, FarReach * ReachTicks);
        }

        return At(toPut) - At(toCall);
    }

    /// <summary>A move at a wall goes on.</summary>
    public double Follow(double? toCall, double? toPut) => _move * Math.Max(At(toCall), At(toPut));

    /// <summary>The side of the flip.</summary>
    public double Side(double toFlip) => toFlip == 0 ? 0 : Math.Clamp(toFlip / (SideRanges * _rangeTicks), -1, 1);

    /// <summary>The move near the flip.</summary>
    public double Pull(double toFlip) => _move * Nearness(toFlip, _flipTicks);

    private static double Nearness(double distance, double reach) => Math.Max(0, 1 - (Math.Abs(distance) / reach));

    private double At(double? distance) => distance is { } ticks ? Nearness(ticks, ReachTicks) : 0;
}
