using System.Globalization;
using System.Text.RegularExpressions;

namespace MiaIa.TwsSimulator;

/// <summary>Answers questions about the past, and judges their pacing.</summary>
internal sealed partial class HistoryDesk(TwsServer server)
{
    private const int MostInTenMinutes = 60;
    private const int MostInTwoSeconds = 6;
    private static readonly string[] Kinds =
    [
        "TRADES", "MIDPOINT", "BID", "ASK", "BID_ASK", "ADJUSTED_LAST", "HISTORICAL_VOLATILITY", "OPTION_IMPLIED_VOLATILITY", "SCHEDULE",
    ];

    private static readonly Dictionary<string, int> Sizes = new(StringComparer.Ordinal)
    {
        ["1 secs"] = 1, ["5 secs"] = 5, ["10 secs"] = 10, ["15 secs"] = 15, ["30 secs"] = 30, ["1 min"] = 60, ["2 mins"] = 120, ["3 mins"] = 180,
        ["5 mins"] = 300, ["10 mins"] = 600, ["15 mins"] = 900, ["20 mins"] = 1200, ["30 mins"] = 1800, ["1 hour"] = 3600, ["2 hours"] = 7200,
        ["3 hours"] = 10800, ["4 hours"] = 14400, ["8 hours"] = 28800, ["1 day"] = 86400, ["1W"] = 604800, ["1M"] = 2592000,
    };

    private readonly List<(DateTimeOffset Time, string Question, string Instrument, int Weight)> _asked = [];

    /// <summary>reqHistoricalData.</summary>
    public void Bars(Session session, RequestFields f)
    {
        int id = session.NewRequest(f);
        ContractQuery query = ContractQuery.Read(f);
        bool includeExpired = f.Flag("includeExpired");
        string end = f.Any("endDateTime");
        string size = f.OneOf("barSize", [.. Sizes.Keys]);
        string duration = f.Any("duration");
        bool isRth = f.Flag("useRTH");
        string what = f.OneOf("whatToShow", Kinds);
        bool isUnix = f.OneOf("formatDate", "1", "2") == "2";
        bool isUpdated = f.Flag("keepUpToDate");
        f.Empty("chartOptions");
        f.End();
        if (end.Length > 0 && (isUpdated || what == "ADJUSTED_LAST"))
        {
            throw f.Refusal(321, "endDateTime must be empty for a history that is kept up to date");
        }

        DateTimeOffset to = end.Length == 0 ? server.Now : CentralTime.Parse(end) ?? throw f.Refusal(10314, $"endDateTime '{end}' has no readable form with a zone");
        DateTimeOffset from = Begin(f, to, duration);
        Contract contract = One(f, query, includeExpired);
        Pace(f, $"{contract.ConId} {end} {size} {duration} {isRth} {what}", $"{contract.ConId} {what}", what == "BID_ASK" ? 2 : 1);
        if (what == "SCHEDULE")
        {
            Schedule(session, id, from, to);
            return;
        }

        Send(session, id, contract, (from, to), Sizes[size], what, isUnix);
        if (isUpdated)
        {
            session.Subscriptions.Add(new(FeedKind.HistoryUpdates, id) { Contract = contract, Text = what, Count = Sizes[size], Since = server.Now });
            server.History.Clock.Run(server);
        }
    }

    /// <summary>cancelHistoricalData: acknowledged by 162.</summary>
    public void CancelBars(Session session, RequestFields f)
    {
        f.Version("1");
        int id = f.Id("reqId");
        f.End();
        if (session.Subscriptions.Find(FeedKind.HistoryUpdates, id) is { } running)
        {
            session.Subscriptions.Remove(running);
            session.Error(id, 162, $"Historical Market Data Service error message:API historical data query cancelled: {id}");
            return;
        }

        string text = $"No historical data query found for ticker id:{id}";
        throw session.HasUsed(id) ? f.Answer(366, text) : f.Refusal(366, text);
    }

    /// <summary>reqHeadTimestamp.</summary>
    public void Head(Session session, RequestFields f)
    {
        int id = session.NewRequest(f);
        ContractQuery query = ContractQuery.Read(f);
        bool includeExpired = f.Flag("includeExpired");
        f.Flag("useRTH");
        f.OneOf("whatToShow", Kinds);
        bool isUnix = f.OneOf("formatDate", "1", "2") == "2";
        f.End();
        _ = One(f, query, includeExpired);
        DateTimeOffset head = CentralTime.Midnight(server.Now.AddDays(-400));
        session.Send(new Message(88).Add(id).Add(isUnix ? head.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : Utc(head)));
    }

    /// <summary>cancelHeadTimestamp.</summary>
    public static void CancelHead(Session session, RequestFields f)
    {
        int id = f.Id("reqId");
        f.End();
        if (!session.HasUsed(id))
        {
            throw f.Refusal(300, $"Can't find EId with tickerId:{id}");
        }
    }

    /// <summary>reqHistoricalTicks.</summary>
    public void Ticks(Session session, RequestFields f)
    {
        int id = session.NewRequest(f);
        ContractQuery query = ContractQuery.Read(f);
        bool includeExpired = f.Flag("includeExpired");
        string start = f.Any("startDateTime");
        string end = f.Any("endDateTime");
        int count = f.Int("numberOfTicks");
        string what = f.OneOf("whatToShow", "TRADES", "BID_ASK", "MIDPOINT");
        f.Flag("useRth");
        f.Flag("ignoreSize");
        f.Empty("miscOptions");
        f.End();
        if (count is < 1 or > 1000 || (start.Length == 0) == (end.Length == 0))
        {
            throw f.Refusal(321, "Between 1 and 1000 ticks, and either a start or an end");
        }

        string text = start + end;
        DateTimeOffset time = CentralTime.Parse(text) ?? throw f.Refusal(10314, $"'{text}' has no readable form with a zone");
        Contract contract = One(f, query, includeExpired);
        Pace(f, $"ticks {contract.ConId} {start}-{end} {count} {what}", $"{contract.ConId} ticks {what}", what == "BID_ASK" ? 2 : 1);
        session.Send(server.History.Ticks(id, contract, what, start.Length > 0 ? time : null, end.Length > 0 ? time : null, count));
    }

    [GeneratedRegex(@"^(\d+) ([SDWMY])$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();

    private static DateTimeOffset Begin(RequestFields f, DateTimeOffset to, string duration)
    {
        Match m = Duration().Match(duration);
        int n = m.Success ? int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        string unit = m.Groups[2].Value;
        if (n < 1 || (unit == "S" && n > 86400) || (unit == "D" && n > 365))
        {
            throw f.Refusal(321, $"duration '{duration}' is not '<n> S|D|W|M|Y' within its limits");
        }

        return unit switch
        {
            "S" => to.AddSeconds(-n),
            "D" => to.AddDays(-n),
            "W" => to.AddDays(-7 * n),
            "M" => to.AddMonths(-n),
            _ => to.AddYears(-n),
        };
    }

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd-HH:mm:ss", CultureInfo.InvariantCulture);

    private void Send(Session session, int id, Contract contract, (DateTimeOffset From, DateTimeOffset To) span, int seconds, string what, bool isUnix)
    {
        IReadOnlyList<HistoryBar> bars = server.History.Bars(contract, span.From, span.To, seconds);
        if (bars.Count == 0)
        {
            session.Error(id, 162, "Historical Market Data Service error message:HMDS query returned no data: " + contract.LocalSymbol);
            return;
        }

        Message m = new Message(17).Add(id);
        (string start, string end) = (CentralTime.Text(span.From), CentralTime.Text(span.To));
        if (session.Version < 196)
        {
            m.Add(start, end);
        }

        m.Add(bars.Count);
        bool isTrades = what is "TRADES" or "ADJUSTED_LAST";
        foreach (HistoryBar bar in bars)
        {
            m.Add(Time(bar.Time, seconds, isUnix), Message.Number(bar.Open), Message.Number(bar.High), Message.Number(bar.Low), Message.Number(bar.Close))
                .Add(isTrades ? bar.Volume : -1).Add(isTrades ? bar.Wap : -1).Add(isTrades ? bar.Count : -1);
        }

        session.Send(m);
        if (session.Version >= 196)
        {
            session.Send(new Message(108).Add(id).Add(start, end));
        }
    }

    private static string Time(DateTimeOffset time, int seconds, bool isUnix) =>
        seconds >= 86400 ? CentralTime.Local(time).ToString("yyyyMMdd", CultureInfo.InvariantCulture)
        : isUnix ? time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : CentralTime.Text(time);

    private static void Schedule(Session session, int id, DateTimeOffset from, DateTimeOffset to)
    {
        static string Local(DateTime time) => time.ToString("yyyyMMdd-HH:mm:ss", CultureInfo.InvariantCulture);
        DateTime first = CentralTime.Local(from).Date;
        DateTime last = CentralTime.Local(to).Date;
        DateTime[] days = [.. Enumerable.Range(0, (last - first).Days + 1).Select(i => first.AddDays(i))
            .Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];
        Message m = new Message(106).Add(id).Add(Local(first.AddHours(-7)), Local(last.AddHours(16)), CentralTime.Zone).Add(days.Length);
        foreach (DateTime day in days)
        {
            m.Add(Local(day.AddHours(-7)), Local(day.AddHours(16)), day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        }

        session.Send(m);
    }

    private void Pace(RequestFields f, string question, string instrument, int weight)
    {
        DateTimeOffset now = server.Now;
        _asked.RemoveAll(a => now - a.Time >= TimeSpan.FromMinutes(10));
        bool isRepeated = _asked.Exists(a => a.Question == question && now - a.Time < TimeSpan.FromSeconds(15));
        int recent = _asked.Where(a => a.Instrument == instrument && now - a.Time < TimeSpan.FromSeconds(2)).Sum(a => a.Weight) + weight;
        int total = _asked.Sum(a => a.Weight) + weight;
        if (isRepeated || recent >= MostInTwoSeconds || total > MostInTenMinutes)
        {
            throw f.Refusal(162, "Historical Market Data Service error message:API historical data query pacing violation");
        }

        _asked.Add((now, question, instrument, weight));
    }

    private Contract One(RequestFields f, ContractQuery query, bool includeExpired)
    {
        IReadOnlyList<Contract> found = server.Catalogue.Find(query, includeExpired, server.Now);
        return found.Count == 1 ? found[0]
            : throw f.Answer(200, found.Count == 0 ? "No security definition has been found for the request" : "The contract description specified is ambiguous");
    }
}
