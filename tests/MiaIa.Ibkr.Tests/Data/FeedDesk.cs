using MiaIa.Ibkr.Tests.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.TwsSimulator;
using TradingDay = MiaIa.Sdk.Session;

namespace MiaIa.Ibkr.Tests.Data;

/// <summary>The feed on a simulated TWS and a virtual clock: one thread, nothing waits. The reader reads every 50 ms.</summary>
internal sealed class FeedDesk : IDisposable
{
    public const long Second = 1_000_000_000;
    public const long Minute = 60 * Second;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly MarketEvent[] _block = new MarketEvent[512];
    private long _pulseNs;

    public FeedDesk(TwsSettings? settings = null, IbkrFeedOptions? options = null, string start = "2026-11-23T15:30:20Z", Instruments? instruments = null)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        Time = new VirtualTime(At(start));
        Server = new TwsServer(Time, settings ?? new TwsSettings());
        options ??= new IbkrFeedOptions { HistoryDays = 0 };
        Desk = new IbkrDesk(options, TestTimeZones.Summer, Time, new SimulatedTransports(Server, Time), isInline: true);
        Feed = new MarketFeed(
            Desk, options, instruments ?? new Instruments([TestInstruments.Es]), Calendar(new DateOnly(2026, 11, 16), 60), TestTimeZones.Summer, Problems);
        Es = Server.Catalogue.Named("ESZ6");
    }

    public VirtualTime Time { get; }

    public TwsServer Server { get; }

    public IbkrDesk Desk { get; }

    public MarketFeed Feed { get; }

    public TestProblems Problems { get; } = new();

    public Contract Es { get; }

    /// <summary>All that was read since it was cleared last.</summary>
    public List<MarketEvent> Events { get; } = [];

    /// <summary>What a person was told, for the message of a test that fails.</summary>
    public string Notes()
    {
        List<string> notes = [];
        while (Desk.Notes.TryTake(out DeskNote? note))
        {
            notes.Add($"{DateTime.UnixEpoch.AddTicks(note.TimeNs / 100):HH:mm:ss.fff} {note.Text}");
        }

        return string.Join('\n', notes.TakeLast(30));
    }

    public long NowNs => Ns(Time.GetUtcNow());

    public IEnumerable<MarketEvent> Market => Events.Where(e => e.Kind is not EventKind.Timer);

    public static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);

    public static long Ns(DateTimeOffset time) => (time.UtcTicks - DateTime.UnixEpoch.Ticks) * 100;

    public static long Ns(string utc) => Ns(At(utc));

    /// <summary>Ordinary sessions on every weekday, 22:00 to 21:00 UTC: New York in summer.</summary>
    public static IReadOnlyList<TradingDay> Calendar(DateOnly from, int days) =>
    [
        .. Enumerable.Range(0, days).Select(from.AddDays).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(d =>
            TestSessions.Of((d.Year * 10_000) + (d.Month * 100) + d.Day, Ns(new DateTimeOffset(d.AddDays(-1), new TimeOnly(22, 0), TimeSpan.Zero)), SessionWindow.AfterHours, isSessionStart: true)),
    ];

    /// <summary>Whether quotes, prints and book of the traded contract say something every ten seconds of <see cref="Run"/>. Default true.</summary>
    public bool IsAlive { get; set; } = true;

    /// <summary>Begins.</summary>
    public FeedDesk Start()
    {
        Move(TimeSpan.Zero);
        Feed.Start();
        Run(0.3);
        return this;
    }

    /// <summary>Begins, and goes on until the feed is there; what was read is cleared.</summary>
    public FeedDesk Live()
    {
        Start();
        Run(70);
        Feed.Losses.Current.Should().Be(FeedLoss.None, Feed.Losses.Text);
        Events.Clear();
        return this;
    }

    /// <summary>Time passes; the reader reads.</summary>
    public void Run(double seconds)
    {
        for (int i = 0; i < (int)Math.Ceiling(seconds / Step.TotalSeconds); i++)
        {
            if (IsAlive && NowNs >= _pulseNs)
            {
                _pulseNs = (NowNs / (10 * Second) * 10 * Second) + (15 * Second);
                Pulse();
            }

            Move(Step);
            Read();
        }
    }

    /// <summary>Time passes, and nobody reads.</summary>
    public void RunUnread(double seconds) => Move(TimeSpan.FromSeconds(seconds));

    public void Read()
    {
        for (int count = Feed.Read(_block); count > 0; count = Feed.Read(_block))
        {
            Events.AddRange(_block.AsSpan(0, count));
        }
    }

    /// <summary>A trade of the market, and it is read.</summary>
    public void Trade(decimal price, decimal size)
    {
        Server.Market.Trade(Es, price, size);
        Settle();
    }

    /// <summary>A quote of the market, and it is read.</summary>
    public void Quote(decimal? bid, decimal bidSize, decimal? ask, decimal askSize)
    {
        Server.Market.Quote(Es, bid, bidSize, ask, askSize);
        Settle();
    }

    /// <summary>Bars of every minute of a stretch of time, put into the history of TWS.</summary>
    public void History(string from, string to) => Server.History.Add(Es, Minutes(from, to).Select((m, i) =>
        new HistoryBar(m, 7000m + (i * 0.25m), 7001m + (i * 0.25m), 6999m + (i * 0.25m), 7000.5m + (i * 0.25m), 100 + i, 7000m, 10)));

    public static IEnumerable<DateTimeOffset> Minutes(string from, string to)
    {
        for (DateTimeOffset time = At(from); time < At(to); time = time.AddMinutes(1))
        {
            yield return time;
        }
    }

    /// <summary>What is under way arrives, and is read.</summary>
    public void Settle()
    {
        Move(TimeSpan.Zero);
        Read();
    }

    // With the test framework's context continuations would go on elsewhere.
    private void Move(TimeSpan by)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        Time.Advance(by);
    }

    private void Pulse()
    {
        foreach (Contract future in Server.Catalogue.All.Where(c => c.LocalSymbol is "ESZ6" or "ESH7"))
        {
            Pulse(future);
        }
    }

    private void Pulse(Contract future)
    {
        Quotes quotes = Server.Market.Of(future);
        Server.Market.MoveTo(future, quotes.Last ?? 7000m);
        if (quotes.Side(isBid: true).Count > 0)
        {
            Server.Market.Depth(future, isBid: true, 0, 1, quotes.Side(isBid: true)[0].Price, quotes.Side(isBid: true)[0].Size);
        }
        else
        {
            Server.Market.Depth(future, isBid: true, 0, 0, 6000m, 1);
            Server.Market.Depth(future, isBid: true, 0, 2);
        }
    }

    public EventKind[] Kinds(params EventKind[] of) => [.. Events.Where(e => of.Contains(e.Kind)).Select(e => e.Kind)];

    public void Dispose()
    {
        Feed.Dispose();
        Server.Dispose();
    }
}
