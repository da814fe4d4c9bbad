using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Sources;

/// <summary>Settings of the market that is made up.</summary>
public sealed record SyntheticOptions
{
    /// <summary>The same seed and sessions give the same events, byte for byte, on every machine. Default 42.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 42;

    /// <summary>How many trading days are made, of those that the calendar offers. In days; default 1.</summary>
    [Range(1, 1000)]
    public int Days { get; init; } = 1;

    /// <summary>Price at the first open, rounded to the tick grid. In points; default 6000.</summary>
    [Range(100.0, 100_000.0)]
    public double StartPricePoints { get; init; } = 6000;

    /// <summary>Standard deviation of a whole session's change, as a share of the price. In percent; default 1.</summary>
    [Range(0.05, 5.0)]
    public double DailyVolatilityPercent { get; init; } = 1;

    /// <summary>
    /// How busy the market is beside its price changes: multiplies trades and queue changes, not the volatility.
    /// 1 makes about 1.3 million events a session, 5 about 5.5 million. Default 1.
    /// </summary>
    [Range(0.1, 50.0)]
    public double Activity { get; init; } = 1;

    /// <summary>
    /// Planted effects: off, all, or some of base, headfake, sweep, block, pin, trend-day, range-day, stale, disconnect,
    /// separated by commas. With them the market is no longer without an edge. Default off.
    /// </summary>
    [RegularExpression(PlantedSet.Pattern)]
    public string Planted { get; init; } = PlantedSet.Off;

    /// <summary>Correlation of the returns of NQ, when it is watched, with those of the traded instrument. Default 0.9.</summary>
    [Range(0.1, 1.0)]
    public double NasdaqCorrelation { get; init; } = 0.9;

    /// <summary>Time between snapshots of the SPX option chain, when SPX is watched. In minutes; default 15.</summary>
    [Range(1, 390)]
    public int ChainMinutes { get; init; } = 15;

    /// <summary>
    /// Expiries of that chain: that of the day, the next monthly one, and when more than 2 those of the trading days that follow. 40
    /// make about 5,800 contracts. Default 2.
    /// </summary>
    [Range(2, 60)]
    public int ChainExpiries { get; init; } = 2;

    /// <summary>
    /// Contracts of that chain that can be quoted at once, as through a broker's lines of market data: each snapshot tells the others
    /// with the values and the time of their last quote, or without when they had none. 0 for no limit. Default 0.
    /// </summary>
    [Range(0, 10_000)]
    public int ChainLines { get; init; }
}
