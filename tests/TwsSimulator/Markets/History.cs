namespace MiaIa.TwsSimulator;

/// <summary>Past bars and ticks: those a test put in, else made up from the time alone so that the same question has the same answer.</summary>
public sealed class History
{
    private const int MostBars = 50_000;
    private readonly Dictionary<int, List<HistoryBar>> _bars = [];
    private readonly Dictionary<int, List<HistoryTick>> _ticks = [];

    /// <summary>Tells bars every five seconds.</summary>
    internal BarClock Clock { get; } = new();

    /// <summary>Puts bars in; requests for longer bars gather them.</summary>
    public void Add(Contract contract, IEnumerable<HistoryBar> bars) => Of(_bars, contract).AddRange(bars);

    /// <summary>Puts ticks in.</summary>
    public void Add(Contract contract, IEnumerable<HistoryTick> ticks) => Of(_ticks, contract).AddRange(ticks);

    /// <summary>The bars of a stretch of time, oldest first.</summary>
    internal IReadOnlyList<HistoryBar> Bars(Contract contract, DateTimeOffset from, DateTimeOffset to, int seconds)
    {
        if (_bars.TryGetValue(contract.ConId, out List<HistoryBar>? known))
        {
            return [.. known.Where(b => b.Time >= from && b.Time < to).OrderBy(b => b.Time)
                .GroupBy(b => Floor(b.Time, seconds)).Select(g => Gather(g.Key, [.. g]))];
        }

        List<HistoryBar> made = [];
        for (DateTimeOffset time = Floor(from, seconds) < from ? Floor(from, seconds).AddSeconds(seconds) : from; time < to && made.Count < MostBars; time = time.AddSeconds(seconds))
        {
            if (IsTrading(CentralTime.Local(time)))
            {
                made.Add(Make(contract, time));
            }
        }

        return made;
    }

    /// <summary>The answer to a request for ticks: messages 96, 97 or 98.</summary>
    internal Message Ticks(int reqId, Contract contract, string what, DateTimeOffset? from, DateTimeOffset? to, int count)
    {
        IEnumerable<HistoryTick> all = (_ticks.TryGetValue(contract.ConId, out List<HistoryTick>? known) ? known : Made(contract, from, to, count)).OrderBy(t => t.Time);
        HistoryTick[] chosen = from is { } start
            ? Whole([.. all.Where(t => t.Time >= start)], count)
            : [.. Whole([.. all.Where(t => t.Time < to).Reverse()], count).Reverse()];
        Message m = new Message(what switch { "TRADES" => 98, "BID_ASK" => 97, _ => 96 }).Add(reqId).Add(chosen.Length);
        foreach (HistoryTick t in chosen)
        {
            m.Add(t.Time.ToUnixTimeSeconds()).Add("0");
            _ = what switch
            {
                "TRADES" => m.Add(Message.Number(t.Price), Message.Number(t.Size), contract.Exchange, ""),
                "BID_ASK" => m.Add(Message.Number(t.Bid), Message.Number(t.Ask), "5", "7"),
                _ => m.Add(Message.Number((t.Bid + t.Ask) / 2), "0"),
            };
        }

        return m.Add(1);
    }

    private static HistoryTick[] Whole(HistoryTick[] ticks, int count)
    {
        // All ticks of the last second come along.
        int taken = Math.Min(count, ticks.Length);
        while (taken > 0 && taken < ticks.Length && ticks[taken].Time.ToUnixTimeSeconds() == ticks[taken - 1].Time.ToUnixTimeSeconds())
        {
            taken++;
        }

        return ticks[..taken];
    }

    private static List<HistoryTick> Made(Contract contract, DateTimeOffset? from, DateTimeOffset? to, int count)
    {
        DateTimeOffset start = Floor(from ?? to!.Value.AddSeconds(-count), 1);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            HistoryBar bar = Make(contract, start.AddSeconds(i));
            return new HistoryTick(bar.Time, bar.Close, 1 + (bar.Count % 9), bar.Close - contract.MinTick, bar.Close);
        })];
    }

    private static List<T> Of<T>(Dictionary<int, List<T>> lists, Contract contract)
    {
        if (!lists.TryGetValue(contract.ConId, out List<T>? list))
        {
            list = [];
            lists.Add(contract.ConId, list);
        }

        return list;
    }

    private static DateTimeOffset Floor(DateTimeOffset time, int seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds() / seconds * seconds);

    private static HistoryBar Gather(DateTimeOffset time, HistoryBar[] bars)
    {
        decimal volume = bars.Sum(b => b.Volume);
        return new(time, bars[0].Open, bars.Max(b => b.High), bars.Min(b => b.Low), bars[^1].Close, volume,
            volume == 0 ? bars[^1].Close : Math.Round(bars.Sum(b => b.Wap * b.Volume) / volume, 4), bars.Sum(b => b.Count));
    }

    private static HistoryBar Make(Contract contract, DateTimeOffset time)
    {
        long mixed = ((time.ToUnixTimeSeconds() * 6364136223846793005L) + contract.ConId) ^ 1442695040888963407L;
        int draw = (int)((ulong)mixed >> 40);
        decimal tick = contract.MinTick;
        decimal open = (Math.Round((contract.Strike > 0 ? 50m : 7000m) / tick) * tick) + ((draw % 41) * tick);
        decimal close = open + (((draw / 41 % 5) - 2) * tick);
        return new(time, open, Math.Max(open, close) + tick, Math.Min(open, close) - tick, close, 100 + (draw % 900), (open + close) / 2, 10 + (draw % 90));
    }

    private static bool IsTrading(DateTime local) => local.DayOfWeek switch
    {
        DayOfWeek.Saturday => false,
        DayOfWeek.Sunday => local.Hour >= 17,
        DayOfWeek.Friday => local.Hour < 16,
        _ => local.Hour != 16,
    };
}
