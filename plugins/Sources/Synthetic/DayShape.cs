namespace MiaIa.Plugins.Sources;

/// <summary>
/// How trades and variance are spread over an ordinary session: quiet nights, a rise with Europe's opening and with the
/// news at 08:30, and the U of the regular hours (Wood, McInish and Ord 1985; Harris 1986).
/// </summary>
internal sealed class DayShape
{
    // Minutes since 18:00 New York. Two knots of one minute make a jump.
    private static readonly double[] Knots =
        [0, 120, 540, 600, 870, 870, 930, 930, 960, 1020, 1125, 1230, 1290, 1320, 1320, 1335, 1380];

    private readonly double[] _weights;
    private readonly double _total;

    private DayShape(double[] weights)
    {
        _weights = weights;
        for (int minute = 0; minute < SessionHours.Minutes; minute++)
        {
            _total += Weight(minute + 0.5);
        }
    }

    /// <summary>Trades and changes of the queues: nearly all of them in the regular hours.</summary>
    public static DayShape Trades { get; } =
        new([0.10, 0.07, 0.12, 0.20, 0.18, 0.55, 0.40, 3.2, 2.3, 1.6, 1.0, 1.4, 2.0, 3.0, 0.60, 0.25, 0.10]);

    /// <summary>Variance of the price: the same shape, with more of it at night.</summary>
    public static DayShape Variance { get; } =
        new([0.30, 0.22, 0.35, 0.45, 0.40, 1.0, 0.70, 3.0, 2.1, 1.4, 0.95, 1.2, 1.6, 2.2, 0.70, 0.40, 0.25]);

    /// <summary>The share of a whole session that falls into a second at this minute of an ordinary day.</summary>
    public double SharePerSecond(double minute) => Weight(minute) / (_total * 60);

    private double Weight(double minute)
    {
        int right = 1;
        while (right < Knots.Length - 1 && Knots[right] <= minute)
        {
            right++;
        }

        double left = Knots[right - 1];
        double share = (minute - left) / (Knots[right] - left);
        return _weights[right - 1] + (share * (_weights[right] - _weights[right - 1]));
    }
}
