using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>What the watched instruments may look at: the traded one's price and how wild and busy it is now.</summary>
internal sealed class MarketState(Instrument traded)
{
    private const double TradingMinutes = 1380;

    /// <summary>Its id.</summary>
    public short TradedId => traded.Id;

    /// <summary>The session that is on.</summary>
    public Session Session { get; set; }

    /// <summary>Its hours.</summary>
    public SessionHours Hours { get; set; }

    /// <summary>Middle of bid and ask, in ticks.</summary>
    public double MidTicks { get; set; }

    /// <summary>The same in points.</summary>
    public double MidPoints => MidTicks * traded.PointsPerTick;

    /// <summary>Variance of the return, per second; of a return of 1 % it is 0.0001.</summary>
    public double VariancePerSecond { get; set; }

    /// <summary>The share of an ordinary session's trading that falls into a second, times the activity.</summary>
    public double Busy { get; set; }

    /// <summary>Expiry of the front contract, nanoseconds UTC.</summary>
    public long ContractEndNs { get; set; }

    /// <summary>How much the front contract costs above the index, in points: what the money costs until its expiry.</summary>
    public double BasisPoints(long timeNs) => MidPoints * Quarters.Carry(ContractEndNs - timeNs);

    /// <summary>The share of an ordinary trading day that a time is.</summary>
    public static double ShareOfDay(double seconds) => seconds / (TradingMinutes * 60);
}
