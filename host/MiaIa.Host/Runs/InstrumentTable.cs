using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>
/// What the program knows of instruments: contract specifications of CME Group and Cboe, and fees per side (commission,
/// exchange and NFA) and margins of a retail account, each as of its date.
/// </summary>
internal static class InstrumentTable
{
    /// <summary>When the contract specifications were taken.</summary>
    public static readonly DateOnly AsOf = new(2026, 7, 1);

    /// <summary>When the fees were taken.</summary>
    public static readonly DateOnly FeesAsOf = new(2026, 7, 1);

    /// <summary>When the margins were taken.</summary>
    public static readonly DateOnly MarginsAsOf = new(2026, 7, 1);

    private static readonly (string Symbol, decimal Overnight, decimal Intraday)[] Margins =
    [
        ("ES", 13_200m, 6_600m),
        ("MES", 1_320m, 660m),
    ];

    private static readonly (string Symbol, decimal Tick, decimal Value, decimal Fee, bool IsIndex)[] Known =
    [
        ("ES", 0.25m, 12.50m, 3.45m, false),
        ("MES", 0.25m, 1.25m, 0.96m, false),
        ("NQ", 0.25m, 5.00m, 3.45m, false),
        ("SPX", 0.01m, 0m, 0m, true),
        ("SPY", 0.01m, 0m, 0m, true),
        ("VIX", 0.01m, 0m, 0m, true),
    ];

    /// <summary>The instruments of a run: the traded one first, then those watched, in order.</summary>
    public static Instruments Of(string traded, IEnumerable<string> watched)
    {
        List<Instrument> all = [];
        foreach (string symbol in watched.Prepend(traded).Distinct(StringComparer.Ordinal))
        {
            var known = Known.First(k => string.Equals(k.Symbol, symbol, StringComparison.Ordinal));
            all.Add(new Instrument((short)all.Count, symbol, known.Tick, known.Value, known.Fee, known.IsIndex));
        }

        return new Instruments(all);
    }

    /// <summary>Initial margin of one contract, in dollars; null when it is not known.</summary>
    public static (decimal Overnight, decimal Intraday)? MarginOf(string symbol)
    {
        foreach ((string known, decimal overnight, decimal intraday) in Margins)
        {
            if (string.Equals(known, symbol, StringComparison.Ordinal))
            {
                return (overnight, intraday);
            }
        }

        return null;
    }

    /// <summary>An instrument alone, with number 0; null when the program does not know it.</summary>
    public static Instrument? Find(string symbol) =>
        Array.Exists(Known, k => string.Equals(k.Symbol, symbol, StringComparison.Ordinal)) ? Of(symbol, []).Traded : null;
}
