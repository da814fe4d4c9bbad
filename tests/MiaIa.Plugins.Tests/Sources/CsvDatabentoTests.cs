using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>CSV of Databento: columns by name, raw and pretty, several contracts in one file.</summary>
public sealed class CsvDatabentoTests : IDisposable
{
    private const string Trades = "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,ts_in_delta,sequence";
    private const string Undefined = "9223372036854775807";

    // 2024-01-02 14:30 UTC.
    private const long Open = 1_704_205_800_000_000_000;

    private readonly TemporaryFolder _folder = new();
    private readonly Csv _source = new(new CsvOptions());

    // Orders and statistics are left to the source of records unless the preset asks for them.
    private readonly Csv _asked = new(new CsvOptions { Preset = CsvPreset.Databento });
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RawAndPrettyTrades_AreTheSame()
    {
        string raw = _folder.Write("raw.csv", Trades + ",symbol\n"
            + $"{Open + 5},{Open},0,1,17077,T,B,0,4800250000000,3,0,13000,100,ESH4\n"
            + $"{Open + 9},{Open + 7},0,1,17077,T,A,0,4800000000000,1,0,13000,101,ESH4\n"
            + $"{Open + 9},{Open + 7},0,1,17077,T,N,0,4800000000000,2,0,13000,102,ESH4\n");
        string pretty = _folder.Write("pretty.csv", Trades + ",symbol\n"
            + "2024-01-02T14:30:00.000000005Z,2024-01-02T14:30:00.000000000Z,0,1,17077,T,B,0,4800.250000000,3,0,13000,100,ESH4\n"
            + "2024-01-02T14:30:00.000000009Z,2024-01-02T14:30:00.000000007Z,0,1,17077,T,A,0,4800.000000000,1,0,13000,101,ESH4\n"
            + "2024-01-02T14:30:00.000000009Z,2024-01-02T14:30:00.000000007Z,0,1,17077,T,N,0,4800.000000000,2,0,13000,102,ESH4\n");
        foreach (string path in new[] { raw, pretty })
        {
            MarketStream stream = _source.Describe(path).Single();
            (stream.Key, stream.Symbol, stream.Root, stream.Contract, stream.Kinds, stream.FirstNs, stream.LastNs)
                .Should().Be(("ESH4", "ESH4", "ES", 202403, EventKinds.Trade, Open + 5, Open + 9));
            _source.ReadAll(stream, problems: _problems).Select(e => (e.TimeNs, e.VenueNs, e.Sequence, e.Trade)).Should().Equal(
                (Open + 5, Open, 100u, new Trade(19201, 3, Side.Buy)),
                (Open + 9, Open + 7, 101u, new Trade(19200, 1, Side.Sell)),
                (Open + 9, Open + 7, 102u, new Trade(19200, 2, Side.None)));
        }

        _problems.All.Should().BeEmpty();
    }

    [Fact]
    public void TheContractsOfAFile_BecomeStreamsAndASpreadIsNeither()
    {
        string path = _folder.Write("glbx.csv", Trades + ",symbol\n"
            + Row(1, "4800.000000000", "ESH4") + Row(2, "4850.000000000", "ESM4") + Row(3, "50.050000000", "ESH4-ESM4")
            + Row(4, "4800.250000000", "ESH4") + Row(5, "4851.000000000", "ESM4"));
        IReadOnlyList<MarketStream> streams = _source.Describe(path);
        streams.Select(s => s.Key).Should().Equal("ESH4", "ESM4", "ESH4-ESM4");
        streams.Take(2).Select(s => (s.Root, s.Contract)).Should().Equal(("ES", 202403), ("ES", 202406));
        streams[2].Root.Should().NotBe("ES");
        streams.Select(s => (s.FirstNs - Open, s.LastNs - Open)).Should().Equal((1, 4), (2, 5), (3, 3));
        _source.ReadAll(streams[0], problems: _problems).Select(e => e.Trade.PriceTicks).Should().Equal(19200, 19201);
        _source.ReadAll(streams[1], problems: _problems).Select(e => e.Trade.PriceTicks).Should().Equal(19400, 19404);
        _problems.All.Should().BeEmpty();
        static string Row(int ns, string price, string symbol) =>
            $"2024-01-02T14:30:00.00000000{ns}Z,2024-01-02T14:30:00.00000000{ns}Z,0,1,17077,T,B,0,{price},1,0,0,{ns},{symbol}\n";
    }

    [Fact]
    public void Orders_GiveTheirPrintsAndNoFills()
    {
        string path = _folder.Write("ESH4.csv",
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,price,size,channel_id,order_id,flags,ts_in_delta,sequence\n"
            + Row(1, 'A', 'B', "4800000000000") + Row(2, 'T', 'A', "4800000000000") + Row(3, 'F', 'B', "4800000000000")
            + Row(4, 'C', 'B', "4800000000000") + Row(5, 'R', 'N', Undefined));
        MarketStream stream = _asked.Describe(path).Single();
        (stream.Root, stream.Contract, stream.Kinds).Should().Be(("ES", 202403, EventKinds.Trade));
        _asked.ReadAll(stream, problems: _problems).Select(e => (e.TimeNs - Open, e.Trade)).Should().Equal((2, new Trade(19200, 4, Side.Sell)));
        _problems.All.Should().BeEmpty();
        static string Row(int ns, char action, char side, string price) =>
            $"{Open + ns},{Open + ns},160,1,17077,{action},{side},{price},4,0,64,130,0,{ns}\n";
    }

    [Fact]
    public void QuotesComeWhenTheyAreNew_BeforeThePrintOfTheirRow()
    {
        const string Levels = ",bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,bid_px_01,ask_px_01,bid_sz_01,ask_sz_01,bid_ct_01,ask_ct_01";
        string path = _folder.Write("ESH4.csv", Trades + Levels + "\n"
            + Row(1, 'A', "4800000000000", "4800000000000,4800250000000,5,7,1,1")
            + Row(2, 'T', "4800250000000", "4800000000000,4800250000000,5,7,1,1")
            + Row(3, 'C', "4800250000000", $"4800000000000,{Undefined},5,0,1,0")
            + Row(4, 'T', "4800250000000", "4800000000000,4800500000000,5,9,1,1"));
        MarketStream stream = _source.Describe(path).Single();
        stream.Kinds.Should().Be(EventKinds.Trade | EventKinds.Quote);
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, problems: _problems);
        events.Select(e => (e.TimeNs - Open, e.Kind)).Should().Equal(
            (1, EventKind.Quote), (2, EventKind.Trade), (3, EventKind.Quote), (4, EventKind.Quote), (4, EventKind.Trade));
        events.Where(e => e.Kind is EventKind.Quote).Select(e => e.Quote).Should().Equal(
            new Quote(19200, 19201, 5, 7), new Quote(19200, 0, 5, 0), new Quote(19200, 19202, 5, 9));
        _problems.All.Should().BeEmpty();
        static string Row(int ns, char action, string price, string levels) =>
            $"{Open + ns},{Open + ns},10,1,17077,{action},B,0,{price},2,130,0,{ns},{levels},4799750000000,4801000000000,1,1,1,1\n";
    }

    [Fact]
    public void SampledQuotes_TellNoPrints()
    {
        string path = _folder.Write("ESH4.csv",
            "ts_recv,ts_event,rtype,publisher_id,instrument_id,side,price,size,flags,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,bid_ct_00,ask_ct_00,symbol\n"
            + "2024-01-02T14:30:01.000000000Z,2024-01-02T14:30:00.500000000Z,195,1,17077,A,4800.000000000,1,0,9,4800.000000000,4800.250000000,5,7,1,1,ESH4\n"
            + "2024-01-02T14:30:02.000000000Z,2024-01-02T14:30:00.500000000Z,195,1,17077,A,4800.000000000,1,0,9,4800.000000000,,5,0,1,0,ESH4\n");
        MarketStream stream = _source.Describe(path).Single();
        stream.Kinds.Should().Be(EventKinds.Quote);
        _source.ReadAll(stream, problems: _problems).Select(e => e.Quote).Should().Equal(new Quote(19200, 19201, 5, 7), new Quote(19200, 0, 5, 0));
        _problems.All.Should().BeEmpty();
    }

    [Theory]
    [InlineData(32, 1)]
    [InlineData(33, 60)]
    [InlineData(34, 3600)]
    [InlineData(35, 86_400)]
    public void Bars_HaveTheLengthOfTheirRecordTypeAndBeginAtTheirStamp(int type, int seconds)
    {
        string path = _folder.Write("x.csv", "ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol\n"
            + $"{Open},{type},1,17077,4800000000000,4801000000000,4799750000000,4800500000000,12,ESH4\n");
        MarketStream stream = _source.Describe(path).Single();
        (stream.Kinds, stream.Period, stream.Contract).Should().Be((EventKinds.Bar, new BarPeriod(seconds), 202403));
        MarketEvent e = _source.ReadAll(stream).Single();
        (e.VenueNs, e.TimeNs).Should().Be((Open, Open + (seconds * 1_000_000_000L)));
        e.Bar.Should().Be(new Bar(seconds, 19200, 19204, 19199, 19202, 12, 0, 0, 0, DeltaKind.None));
    }

    [Fact]
    public void OlderExports_CallTheInstrumentOtherwise()
    {
        string path = _folder.Write("ESH4.csv",
            "ts_recv,ts_event,pub_id,product_id,action,side,price,size,sequence\n" + $"{Open},{Open},1,5482,T,B,4800000000000,1,1\n");
        _source.Describe(path).Single().Contract.Should().Be(202403, "the only instrument is that of the file's name");
    }

    [Fact]
    public void RecordsWithoutEvents_AreKnownAndNotRead()
    {
        string path = _folder.Write("ESH4.csv", "ts_recv,ts_event,rtype,publisher_id,instrument_id,stat_type,quantity\n" + $"{Open},{Open},24,1,5482,1,1\n");
        _asked.Describe(path).Single().Kinds.Should().Be(EventKinds.None);
    }

    [Fact]
    public void TheSymbolOption_NamesTheOnlyInstrument()
    {
        string path = _folder.Write("glbx-mdp3-20240102.trades.csv", Trades + "\n" + $"{Open},{Open},0,1,17077,T,B,0,4800250000000,3,0,13000,100\n");
        new Csv(new CsvOptions { Symbol = "ESH24" }).Describe(path).Single().Contract.Should().Be(202403);
    }
}
