using System.Globalization;

namespace MiaIa.TwsSimulator;

/// <summary>The listed SPX options: five days of SPXW and the monthly SPX of the next two months.</summary>
internal static class SpxOptions
{
    private const decimal Step = 5m;

    /// <summary>Third Friday of the month.</summary>
    public static DateTime ThirdFriday(DateTime month)
    {
        var first = new DateTime(month.Year, month.Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return first.AddDays(((12 - (int)first.DayOfWeek) % 7) + 14);
    }

    /// <summary>All options as of a date.</summary>
    public static IEnumerable<Contract> List(DateTime today, TwsSettings settings)
    {
        int number = 700_000_000;
        foreach ((string tradingClass, DateTime last) in Expiries(today))
        {
            for (int i = -settings.StrikesEachSide; i <= settings.StrikesEachSide; i++)
            {
                decimal strike = (Math.Round(settings.SpxLevel / Step) * Step) + (i * Step);
                yield return Option(number++, tradingClass, last, strike, "C");
                yield return Option(number++, tradingClass, last, strike, "P");
            }
        }
    }

    private static IEnumerable<(string Class, DateTime Last)> Expiries(DateTime today)
    {
        DateTime day = today;
        for (int found = 0; found < 5; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                found++;
                yield return ("SPXW", day);
            }
        }

        for (int ahead = 1; ahead <= 2; ahead++)
        {
            // The monthly ones are settled on Friday morning and trade for the last time on Thursday.
            yield return ("SPX", ThirdFriday(today.AddMonths(ahead)).AddDays(-1));
        }
    }

    private static Contract Option(int number, string tradingClass, DateTime last, decimal strike, string right) => new()
    {
        ConId = number, Symbol = "SPX", SecType = "OPT", ValidExchanges = ["SMART", "CBOE"], TradingClass = tradingClass,
        LastTradeDate = last.ToString("yyyyMMdd", CultureInfo.InvariantCulture), Month = last.ToString("yyyyMM", CultureInfo.InvariantCulture),
        Strike = strike, Right = right, Multiplier = 100m, MinTick = 0.05m, LongName = "S&P 500 Stock Index",
        LocalSymbol = tradingClass.PadRight(6) + last.ToString("yyMMdd", CultureInfo.InvariantCulture) + right
            + ((int)(strike * 1000)).ToString("D8", CultureInfo.InvariantCulture),
        UnderConId = Catalogue.Spx, UnderSymbol = "SPX", UnderSecType = "IND", MarketRule = 110, Commission = 1.5m,
        InitialMargin = 5_000m, MaintenanceMargin = 4_500m,
    };
}
