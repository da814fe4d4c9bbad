using MiaIa.Engine.Risk;

namespace MiaIa.Host.Alerts;

/// <summary>How much of each limit is used, percent. A limit that only judges a single order has no such share and is not here.</summary>
/// <param name="limits">The limits.</param>
/// <param name="initialMargin">Initial margin of a contract, dollars; null when it is not known.</param>
/// <param name="isRealMoney">Whether the limit of VIX is that of real money.</param>
internal sealed class LimitUse(RiskLimits limits, decimal? initialMargin, bool isRealMoney)
{
    /// <summary>Name of the limit of orders a minute.</summary>
    public const string Orders = "orders-per-minute";

    /// <summary>Name of the limit of refusals a minute.</summary>
    public const string Refusals = "rejects-per-minute";

    // Reaching them is what a good or a usual day is like: told, but not as a warning.
    private static readonly string[] Usual = ["daily-target", "max-position", "margin"];

    /// <summary>Whether using it up is nothing to warn of.</summary>
    public static bool IsUsual(string limit) => Usual.Contains(limit, StringComparer.Ordinal);

    /// <summary>The limits of the account.</summary>
    public IEnumerable<(string Limit, double Percent)> Of(RiskReading r)
    {
        yield return ("daily-loss", Percent(-r.DayProfit, limits.DailyLoss));
        yield return ("daily-target", Percent(r.DayProfit, limits.DailyTarget));
        yield return ("max-position", Percent(Math.Abs(r.Position), limits.MaxPosition));
        yield return ("max-round-trips", Percent(r.RoundTrips, limits.MaxRoundTrips));
        yield return ("drawdown", Percent(Drawdown(r), limits.Drawdown.HaltPercent));
        yield return ("loss-streak", Percent(r.LossStreak, limits.LossStreak.Losses));
        if (initialMargin is { } margin && r.Equity > 0)
        {
            yield return ("margin", Percent(Math.Abs(r.Position) * margin, r.Equity));
        }

        if (r.Vix is { } vix)
        {
            yield return ("vix-limit", 100 * vix / (isRealMoney ? limits.VixLimit.LiveMax : limits.VixLimit.Max));
        }
    }

    /// <summary>Orders or refusals a minute.</summary>
    public double OfRate(string limit, int count) =>
        Percent(count, limit is Orders ? limits.OrderRate.OrdersPerMinute : limits.OrderRate.RejectsPerMinute);

    /// <summary>Fall of equity from its peak, percent.</summary>
    public static decimal Drawdown(RiskReading r) => r.PeakEquity > 0 ? 100 * (r.PeakEquity - r.Equity) / r.PeakEquity : 0;

    private static double Percent(decimal used, decimal limit) => limit > 0 ? (double)(100 * used / limit) : 0;
}
