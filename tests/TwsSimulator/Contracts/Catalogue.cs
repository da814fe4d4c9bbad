using System.Globalization;

namespace MiaIa.TwsSimulator;

/// <summary>Everything that can be looked up: ES, MES and NQ futures around the clock's date, the indices SPX and VIX, and SPX options.</summary>
public sealed class Catalogue
{
    /// <summary>Number of the SPX index.</summary>
    public const int Spx = 416904;

    /// <summary>Number of the VIX index.</summary>
    public const int Vix = 13455763;

    /// <summary>Number of the index under the ES futures.</summary>
    public const int EsIndex = 11004968;

    /// <summary>Number of the index under the NQ futures.</summary>
    public const int NasdaqIndex = 11004958;

    private const int QuartersAhead = 20;
    private const int QuartersBack = 8;
    private static readonly Dictionary<string, int> KnownNumbers = new(StringComparer.Ordinal)
    {
        ["ESM5"] = 620731015, ["ESU5"] = 637533641, ["ESZ6"] = 515416632, ["MESM6"] = 770561194,
    };

    private readonly Dictionary<int, Contract> _byNumber = [];

    /// <summary>The list as of a date.</summary>
    public Catalogue(DateTimeOffset now, TwsSettings settings)
    {
        DateTime today = CentralTime.Local(now).Date;
        var first = new DateTime(today.Year, (((today.Month - 1) / 3) * 3) + 3, 1, 0, 0, 0, DateTimeKind.Unspecified);
        for (int q = -QuartersBack; q < QuartersAhead; q++)
        {
            DateTime month = first.AddMonths(3 * q);
            Add(Future("ES", month, today));
            Add(Future("MES", month, today));
            Add(Future("NQ", month, today) with { Multiplier = 20m, LongName = "E-mini NASDAQ 100", UnderConId = NasdaqIndex, UnderSymbol = "NQ" });
        }

        Add(new()
        {
            ConId = Spx, Symbol = "SPX", SecType = "IND", ValidExchanges = ["CBOE"], LocalSymbol = "SPX", TradingClass = "SPX",
            MinTick = 0.01m, LongName = "S&P 500 Stock Index", MarketRule = 26,
        });
        if (settings.HasVix)
        {
            Add(new()
            {
                ConId = Vix, Symbol = "VIX", SecType = "IND", ValidExchanges = ["CBOE"], LocalSymbol = "VIX", TradingClass = "VIX",
                MinTick = 0.01m, LongName = "CBOE Volatility Index", MarketRule = 26,
            });
        }

        foreach (Contract option in SpxOptions.List(today, settings))
        {
            Add(option);
        }
    }

    /// <summary>Every contract, by number.</summary>
    public IEnumerable<Contract> All => _byNumber.Values;

    /// <summary>The contract of this number.</summary>
    public Contract this[int conId] => _byNumber[conId];

    /// <summary>The contract with this local symbol, for instance ESZ6 (the latest when the year's digit came twice).</summary>
    public Contract Named(string localSymbol) =>
        _byNumber.Values.Where(c => c.LocalSymbol == localSymbol).OrderBy(c => c.IsExpired).ThenBy(c => c.LastTradeDate, StringComparer.Ordinal).First();

    /// <summary>The future nearest to its last day that still has more than eight days to go.</summary>
    public Contract Front(string symbol, DateTimeOffset now)
    {
        string limit = CentralTime.Local(now).AddDays(8).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return _byNumber.Values.Where(c => c.SecType == "FUT" && c.Symbol == symbol && string.CompareOrdinal(c.LastTradeDate, limit) > 0)
            .MinBy(c => c.LastTradeDate, StringComparer.Ordinal)!;
    }

    /// <summary>What a request's contract block describes; empty when nothing fits.</summary>
    internal IReadOnlyList<Contract> Find(ContractQuery query, bool includeExpired, DateTimeOffset now)
    {
        if (query.SecType == "CONTFUT")
        {
            return query.Symbol is "ES" or "MES" && query.Exchange == "CME" ? [Front(query.Symbol, now) with { SecType = "CONTFUT" }] : [];
        }

        IEnumerable<Contract> candidates = query.ConId == 0 ? _byNumber.Values
            : _byNumber.TryGetValue(query.ConId, out Contract? known) ? [known] : [];
        return [.. candidates.Where(c => (includeExpired || !c.IsExpired) && query.Fits(c))];
    }

    private static Contract Future(string symbol, DateTime month, DateTime today)
    {
        DateTime last = SpxOptions.ThirdFriday(month);
        string local = symbol + "FGHJKMNQUVXZ"[month.Month - 1] + (month.Year % 10).ToString(CultureInfo.InvariantCulture);
        bool isKnown = KnownNumbers.TryGetValue(local, out int conId) && month.Year is >= 2025 and <= 2026;
        bool isMicro = symbol == "MES";
        return new()
        {
            ConId = isKnown ? conId : (isMicro ? 680_000_000 : symbol == "NQ" ? 670_000_000 : 660_000_000) + (month.Year * 100) + month.Month,
            Symbol = symbol, SecType = "FUT", ValidExchanges = ["CME", "QBALGO"], LocalSymbol = local, TradingClass = symbol,
            LastTradeDate = last.ToString("yyyyMMdd", CultureInfo.InvariantCulture), Month = month.ToString("yyyyMM", CultureInfo.InvariantCulture),
            Multiplier = isMicro ? 5m : 50m, LongName = isMicro ? "Micro E-Mini S&P 500 Stock Price Index" : "E-mini S&P 500",
            UnderConId = EsIndex, UnderSymbol = "ES", UnderSecType = "IND", IsExpired = last < today,
            Commission = isMicro ? 0.62m : 2.25m, InitialMargin = isMicro ? 2_500m : 25_000m, MaintenanceMargin = isMicro ? 2_250m : 22_500m,
        };
    }

    private void Add(Contract contract) => _byNumber.Add(contract.ConId, contract);
}
