using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>The vendors' tables, found by their content, each from rows as the vendor writes them.</summary>
public sealed class CsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Csv _source = new(new CsvOptions());
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NinjaTraderMinutes_AreStampedWithTheirEndInUtc()
    {
        MarketStream stream = Describe("ES 12-23.Last.txt",
            "20231101 133100;4200.25;4201;4200;4200.5;1200\r\n20231101 133200;4200.5;4200.5;4199;4199.25;900\r\n\r\n");
        (stream.Symbol, stream.Root, stream.Contract, stream.Kinds, stream.Period, stream.FirstNs)
            .Should().Be(("ES 12-23", "ES", 202312, EventKinds.Bar, new BarPeriod(60), EventTimes.Utc(2023, 11, 1, 13, 31)));
        MarketEvent e = _source.ReadAll(stream, problems: _problems)[0];
        (e.VenueNs, e.TimeNs).Should().Be((EventTimes.Utc(2023, 11, 1, 13, 30), EventTimes.Utc(2023, 11, 1, 13, 31)));
        e.Bar.Should().Be(new Bar(60, 16801, 16804, 16800, 16802, 1200, 0, 0, 0, DeltaKind.None));
        _problems.All.Should().BeEmpty();
    }

    [Fact]
    public void NinjaTraderDays_EndWhenTheNextSessionBegins()
    {
        // 18:00 New York is 22:00 UTC in summer and 23:00 in winter.
        MarketStream stream = Describe("ES 03-24.Last.txt", "20231103;4350;4370;4340;4365;1000000\n20231106;4365;4380;4360;4375;900000\n");
        stream.Period.Should().Be(new BarPeriod(86_400));
        _source.ReadAll(stream).Select(e => e.TimeNs).Should().Equal(EventTimes.Utc(2023, 11, 3, 22), EventTimes.Utc(2023, 11, 6, 23));
    }

    [Fact]
    public void NinjaTraderTicks_MayHaveTenMillionthsOfASecond()
    {
        MarketStream stream = Describe("ES 12-23.Last.txt",
            "\uFEFF20231101 133000 0010000;4200.25;3\n20231101 133000 0010000;4200.50;1\n20231101 133001;4200.25;2\n");
        (stream.Kinds, stream.Period).Should().Be((EventKinds.Trade, null));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream);
        long second = EventTimes.Utc(2023, 11, 1, 13, 30);
        events.Select(e => e.TimeNs - second).Should().Equal(1_000_000, 1_000_000, 1_000_000_000);
        events.Select(e => e.Trade).Should().Equal(
            new Trade(16801, 3, Side.None), new Trade(16802, 1, Side.None), new Trade(16801, 2, Side.None));
    }

    [Fact]
    public void NinjaTraderTicksWithQuotes_TakeTheirSideFromTheQuote()
    {
        MarketStream stream = Describe("ES 12-23.Last.txt", """
            20231101 133000 0000001;4200.50;4200.25;4200.50;3
            20231101 133000 0000002;4200.25;4200.25;4200.50;1
            20231101 133000 0000003;4200.50;4200.25;4200.75;2
            """);
        stream.Kinds.Should().Be(EventKinds.Trade, "a quote without sizes is none");
        _source.ReadAll(stream).Select(e => e.Trade).Should().Equal(
            new Trade(16802, 3, Side.Buy, IsAggressorInferred: true),
            new Trade(16801, 1, Side.Sell, IsAggressorInferred: true),
            new Trade(16802, 2, Side.None)); // between: the tick rule of the engine goes on
    }

    [Theory]
    [InlineData("ES 12-23.Bid.txt")]
    [InlineData("ES 12-23.Ask.txt")]
    public void NinjaTradersFilesOfBidsAndAsks_HoldNoPrints(string name) =>
        Describe(name, "20231101 133000;4200.25;3\n").Kinds.Should().Be(EventKinds.None);

    [Fact]
    public void HomeMadeNinjaTraderExports_HaveDecimalCommasAndNeedTheirZone()
    {
        const string Text = "Timestamp;Price;Volume;Side;Bid;Ask\n"
            + "2024-01-15 15:30:00,250;4800,25;2;Buy;4800,00;4800,25\n" // Madrid is one hour ahead of UTC in winter
            + "2024-01-15 15:30:01;4800,00;1;Sell;4800,00;4800,25\n"
            + "2024-01-15 15:30:02;4800,25;5;;4800,00;4800,25\n";
        string path = _folder.Write("ESH24.csv", Text);
        Action describe = () => _source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage("*option zone is needed*Europe/Madrid*");

        Csv local = new(new CsvOptions { Zone = "Europe/Madrid" });
        MarketStream stream = local.Describe(path).Single();
        stream.Contract.Should().Be(202403);
        IReadOnlyList<MarketEvent> events = local.ReadAll(stream, problems: _problems);
        events.Select(e => e.TimeNs).Should().Equal(
            EventTimes.Utc(2024, 1, 15, 14, 30) + 250_000_000, EventTimes.Utc(2024, 1, 15, 14, 30, 1), EventTimes.Utc(2024, 1, 15, 14, 30, 2));
        events.Select(e => e.Trade).Should().Equal(
            new Trade(19201, 2, Side.Buy), new Trade(19200, 1, Side.Sell), new Trade(19201, 5, Side.Buy, IsAggressorInferred: true));
        _problems.All.Should().BeEmpty();
    }

    [Theory]
    [InlineData("timestamp,open,high,low,close,volume\n")]
    [InlineData("")]
    public void FirstRateData_IsNewYorkAndStampedWithTheStart(string header)
    {
        MarketStream stream = Describe("ES_1min.txt", header
            + "2024-03-08 09:30:00,5100,5101,5099.75,5100.5,10\n" // the last day of winter time
            + "2024-03-11 09:30:00,5100,5101,5099.75,5100.5,20\n"
            + "2024-03-11 09:31:00,5100.5,5101,5100,5100.25,30\n");
        (stream.Root, stream.Contract, stream.Period, stream.FirstNs)
            .Should().Be(("ES", 0, new BarPeriod(60), EventTimes.Utc(2024, 3, 8, 14, 31)));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream);
        events.Select(e => e.VenueNs).Should().Equal(
            EventTimes.Utc(2024, 3, 8, 14, 30), EventTimes.Utc(2024, 3, 11, 13, 30), EventTimes.Utc(2024, 3, 11, 13, 31));
        events[0].Bar.Should().Be(new Bar(60, 20400, 20404, 20399, 20402, 10, 0, 0, 0, DeltaKind.None));
    }

    [Fact]
    public void KibotMinutes_AreNewYorkAndStampedWithTheStart()
    {
        MarketStream stream = Describe("ESM4.txt", "05/01/2024,09:30,5050,5052.25,5049,5051,1500\n05/01/2024,09:35,5051,5051,5050,5050.25,700\n");
        (stream.Root, stream.Contract, stream.Period).Should().Be(("ES", 202406, new BarPeriod(300)));
        MarketEvent e = _source.ReadAll(stream)[0];
        (e.VenueNs, e.TimeNs).Should().Be((EventTimes.Utc(2024, 5, 1, 13, 30), EventTimes.Utc(2024, 5, 1, 13, 35)));
        e.Bar.CloseTicks.Should().Be(20204);
    }

    [Fact]
    public void KibotDays_AreBarsOfWhatIsTraded()
    {
        MarketStream stream = Describe("ES.txt", "01/31/2024,4900,4930,4880,4890,1500000\n02/01/2024,4890,4920,4885,4915,1400000\n");
        (stream.Kinds, stream.Period).Should().Be((EventKinds.Bar, new BarPeriod(86_400)));
        _source.ReadAll(stream)[0].TimeNs.Should().Be(EventTimes.Utc(2024, 1, 31, 23));
        _source.Describe(_folder.Write("VIX.txt", "01/31/2024,13.9,14.6,13.7,14.35,0\n")).Should().BeEmpty("an index has no volume");
    }

    [Fact]
    public void KibotTicks_MayHaveTheQuote()
    {
        IReadOnlyList<MarketEvent> plain = _source.ReadAll(Describe("ES.txt", "05/01/2024,09:30:01,5050.25,3\n05/01/2024,09:30:01,5050,1\n"));
        plain.Select(e => e.Trade).Should().Equal(new Trade(20201, 3, Side.None), new Trade(20200, 1, Side.None));
        plain[0].TimeNs.Should().Be(EventTimes.Utc(2024, 5, 1, 13, 30, 1));
        IReadOnlyList<MarketEvent> quoted = _source.ReadAll(Describe(
            "ES.txt", "05/01/2024,09:30:01,5050.25,5050,5050.25,3\n05/01/2024,09:30:01,5050,5050,5050.25,1\n05/01/2024,09:30:02,5050,0,0,1\n"));
        quoted.Select(e => e.Trade).Should().Equal(
            new Trade(20201, 3, Side.Buy, IsAggressorInferred: true),
            new Trade(20200, 1, Side.Sell, IsAggressorInferred: true),
            new Trade(20200, 1, Side.None)); // a quote of 0 is none
    }

    [Fact]
    public void KibotBarsOfBidAndAsk_AreKnownAndNotRead() =>
        Describe("ES.txt", "05/01/2024,09:30,1,2,1,2,1,2,1,2\n05/01/2024,09:31,1,2,1,2,1,2,1,2\n").Kinds.Should().Be(EventKinds.None);

    [Theory]
    [InlineData("DATE,OPEN,HIGH,LOW,CLOSE\n1990-01-02,17.24,17.24,17.24,17.24\n")] // daily-csv
    [InlineData("Date,Open,High,Low,Close,Volume\n1990-01-02,17.24,17.24,17.24,17.24,0\n")]
    [InlineData("Date, Time, Open, High, Low, Last, Volume, NumberOfTrades, BidVolume, AskVolume\n2017/3/19, 19:00:00, 1, 1, 1, 1, 0, 0, 0, 0\n")]
    [InlineData("Date;Time;Sequence;DepthSequence;Price;Volume;TradeType;AskPrice;BidPrice;AskSize;BidSize\n2022-01-24;13:30:00.001;1;1;1;1;2;1;1;1;1\n")]
    [InlineData("#expiry,open,high,low,close,volume,open_interest\n20200320,1,1,1,1,1,1\n")] // lean-zip
    [InlineData("\nSPX,Last: 4090.3799,Change: -10.2201\nDate: April 5,Bid: 1,Ask: 2,Size: 1*1,Volume: 0\n")] // cboe-chain
    [InlineData("time,impact,title\n2024-01-31 14:00,high,FOMC\n")]
    [InlineData("label,price,time\nHVL,4800,2024-01-31 09:00\n")]
    [InlineData("date,initial,maintenance\n20120326,4375,3500\n")]
    [InlineData("18991230,es,CME\n20091130,es uik2f7cj4v0h,CME,1\n")]
    [InlineData("{\"Date\":\"2009-11-30T00:00:00\"}\n")]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("a,b\0c\n")]
    [InlineData("31/12/2024,09:30,5050,5052.25,5049,5051,1500\n")] // no month has 31
    public void WhatOthersRead_OrNobodyKnows_IsNotOurs(string text) =>
        _source.Describe(_folder.Write("ES.txt", text)).Should().BeEmpty();

    [RealDataFact]
    public void NoneOfTheRealTablesOfOtherSources_IsOurs()
    {
        string[] folders = ["cboe_chains", "lean", "sierra_5m", "sierra_tbt", "vix", "lean_legacy_encodings"];
        string[] files = [.. folders.SelectMany(f => Directory.EnumerateFiles(RealData.Path(f), "*", SearchOption.AllDirectories))];
        files.Should().NotBeEmpty();
        files.Where(f => _source.Describe(f).Count > 0).Should().BeEmpty();
    }

    [Fact]
    public void ATableOfPricesWhoseZoneNobodyTells_IsRefusedWithTheRemedy()
    {
        string path = _folder.Write("ES.csv", "datetime,open,high,low,close,volume\n2024-05-01 09:30,1,2,1,2,10\n2024-05-01 09:31,1,2,1,2,10\n");
        Action describe = () => _source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage($"{path}: The csv option zone is needed*");
        new Csv(new CsvOptions { Zone = "America/Chicago" }).Describe(path).Single().FirstNs.Should().Be(EventTimes.Utc(2024, 5, 1, 14, 31));
    }

    [Fact]
    public void ATableThatTellsItsZone_NeedsNoOption()
    {
        MarketStream stream = Describe("ES.csv", "time,price,size,side\n2024-05-01T09:30:00-05:00,5050.25,3,buy\n2024-05-01T14:30:00.5Z,5050,2,sell\n");
        _source.ReadAll(stream).Select(e => (e.TimeNs, e.Trade)).Should().Equal(
            (EventTimes.Utc(2024, 5, 1, 14, 30), new Trade(20201, 3, Side.Buy)),
            (EventTimes.Utc(2024, 5, 1, 14, 30) + 500_000_000, new Trade(20200, 2, Side.Sell)));
    }

    [Fact]
    public void ARowCutBeforeItsTime_DoesNotHideTheZoneOfTheOthers()
    {
        MarketStream stream = Describe("ES.csv", "price,size,side,time\n5050.25,3,buy,2024-05-01T14:30:00Z\n5050\n5050,2,sell,2024-05-01T14:30:01Z\n");
        _source.ReadAll(stream, problems: _problems).Should().HaveCount(2);
        _problems.All.Should().Equal("BadRecord@3");
    }

    [Fact]
    public void BadRows_AreCountedWithTheirLine()
    {
        MarketStream stream = Describe("ES_1min.txt", """
            timestamp,open,high,low,close,volume
            2024-05-01 09:30:00,1,2,1,2,10
            2024-05-01 09:31:00,1,2,1,3,10
            2024-05-01 09:32:00,1,2.1,1,2,10
            2024-05-01 09:33:00,1,2,1
            2024-05-01 09:30:00,1,2,1,2,10
            2024-05-01 09:34:00,1,2,1,2,99999999999
            2024-05-01 09:35:00,1,2,1,2,11
            """);
        _source.ReadAll(stream, problems: _problems).Select(e => e.Bar.Volume).Should().Equal(10, 11);
        _problems.All.Should().Equal("ImpossibleBar@3", "OffGrid@4", "BadRecord@5", "TimeBackwards@6", "BadRecord@7");
    }

    [Fact]
    public void AFileWithoutAGoodPrice_IsAnErrorWithThePlace()
    {
        MarketStream stream = Describe("ES_1min.txt", "2024-05-01 09:30:00,1.1,2.1,1.1,2.1,10\n2024-05-01 09:31:00,1.1,2.1,1.1,2.1,10\n");
        Action read = () => _source.ReadAll(stream);
        read.Should().Throw<SourceException>().WithMessage("*(line 1): No price lies on the grid of ES (0.25)*");
    }

    [Fact]
    public void OnlyWhatIsAskedFor_IsRead()
    {
        MarketStream stream = Describe("ES.txt", "05/01/2024,09:30:01,5050,1\n05/01/2024,09:30:02,5050,2\n05/01/2024,09:30:03,5050,3\n");
        long second = EventTimes.Utc(2024, 5, 1, 13, 30);
        _source.ReadAll(stream, fromNs: second + 2_000_000_000, toNs: second + 3_000_000_000)
            .Select(e => e.Trade.Size).Should().Equal(2);
    }

    [Fact]
    public void Inspect_AddsUp()
    {
        string path = _folder.Write("ES_1min.txt", "2024-05-01 09:30:00,1,4,1,2,10\n2024-05-01 09:31:00,2,3,0.5,2.25,20\nhello\n");
        IReadOnlyDictionary<string, object?> facts = _source.Inspect(path, new MachineZones());
        facts["layout"].Should().Be("FirstRateData bars");
        facts["first"].Should().Be("2024-05-01T13:30:00.000000000Z");
        (facts["bars"], facts["high"], facts["low"], facts["last_price"], facts["volume"], facts["unreadable_rows"])
            .Should().Be((2L, 4m, 0.5m, 2.25m, 30L, 1L));
    }

    [Fact]
    public void Rows_AreReadWithoutAllocation()
    {
        string rows = string.Concat(Enumerable.Range(0, 12_000).Select(i => $"20231101 {13 + (i / 3600):00}{i / 60 % 60:00}{i % 60:00};4200.25;{1 + (i % 9)}\n"));
        MarketStream stream = Describe("ES 12-23.Last.txt", rows);
        StreamRequest request = new(SourceRuns.Es, long.MinValue, long.MaxValue, new UtcZones(), _problems);
        SourceRuns.BytesOfReading(() => _source.Open(stream, request), 10_000).Should().Be(0);
    }

    private MarketStream Describe(string name, string text) => _source.Describe(_folder.Write(name, text)).Single();
}
