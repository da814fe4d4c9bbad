using System.IO.Compression;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

public sealed class LeanZipTests : IDisposable
{
    private const string Trades = "20131007_es_minute_trade_201312.csv";

    private readonly TemporaryFolder _folder = new();
    private readonly LeanZip _source = new();
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ABar_IsStampedAtItsEndWithItsStartAsVenueTime()
    {
        MarketStream stream = _source.Describe(_folder.Zip("20131007_trade.zip", (Trades, "79200000,1676.75,1677.25,1673.5,1675.25,1884\n"))).Single();
        (stream.Symbol, stream.Root, stream.Contract, stream.Kinds, stream.Period)
            .Should().Be(("ES201312", "ES", 201312, EventKinds.Bar, new BarPeriod(60)));
        MarketEvent e = _source.ReadAll(stream).Single();
        e.VenueNs.Should().Be(EventTimes.Utc(2013, 10, 7, 22));
        e.TimeNs.Should().Be(EventTimes.Utc(2013, 10, 7, 22, 1));
        e.Bar.Should().Be(new Bar(60, 6707, 6709, 6694, 6701, 1884, 0, 0, 0, DeltaKind.None));
        stream.FirstNs.Should().BeLessThanOrEqualTo(e.TimeNs);
        stream.LastNs.Should().BeGreaterThanOrEqualTo(e.TimeNs);
    }

    [Fact]
    public void AQuote_IsTheCloseOfBothSidesAndAMissingSideHasSizeZero()
    {
        string path = _folder.Zip("20131007_quote.zip", ("20131007_es_minute_quote_201312.csv", """
            0,1681.5,1681.5,1681.5,1681.25,5,1682,1682,1682,1682.5,19
            60000,,,,,0,1682.25,1682.25,1682.25,1682.25,39
            120000,1682,1682,1682,1682,7,1682,1682,1682,1682,3
            """));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(_source.Describe(path).Single(), problems: _problems);
        events.Select(e => e.Quote).Should().Equal(
            new Quote(6725, 6730, 5, 19), new Quote(0, 6729, 0, 39), new Quote(6728, 6728, 7, 3));
        events[0].TimeNs.Should().Be(EventTimes.Utc(2013, 10, 7, 0, 1));
        _problems.All.Should().Equal("CrossedQuote@3");
    }

    [RealDataTheory]
    [InlineData("decimal_flag")]
    [InlineData("x1e4")]
    public void TheHistoricalEncodings_ReadToTheSameEvents(string encoding)
    {
        foreach (string kind in new[] { "trade", "quote" })
        {
            IReadOnlyList<MarketStream> expected = _source.Describe(RealData.Path("lean_legacy_encodings", "decimal", $"20160817_{kind}.zip"));
            IReadOnlyList<MarketStream> streams = _source.Describe(RealData.Path("lean_legacy_encodings", encoding, $"20160817_{kind}.zip"));
            foreach (MarketStream stream in expected)
            {
                Texts(_source.ReadAll(streams.Single(s => s.Symbol == stream.Symbol)))
                    .Should().Equal(Texts(_source.ReadAll(stream))).And.NotBeEmpty();
            }
        }
    }

    [RealDataFact]
    public void TheMillionthsEncoding_ReadsToTheSameScale()
    {
        // That file was made at another time: a separate count finds 12 rows of 1332 in which some price differs by a tick.
        (long Time, int Close)[] expected = [.. Closes("decimal")];
        (long Time, int Close)[] found = [.. Closes("x1e6")];
        found.Select(r => r.Time).Should().Equal(expected.Select(r => r.Time));
        found.Zip(expected).Count(pair => pair.First.Close == pair.Second.Close).Should().BeInRange(1320, 1332);

        IEnumerable<(long, int)> Closes(string encoding)
        {
            string path = RealData.Path("lean_legacy_encodings", encoding, "20160817_trade.zip");
            return _source.ReadAll(_source.Describe(path).Single(s => s.Contract == 201609)).Select(e => (e.TimeNs, e.Bar.CloseTicks));
        }
    }

    public static TheoryData<string> FutureTrades => GroundTruth.Files("_trade.zip", "lean/future/cme/minute", "lean_legacy_encodings/");

    [RealDataTheory]
    [MemberData(nameof(FutureTrades))]
    public void EveryRow_BecomesABarAndTheVolumesAddUp(string file)
    {
        foreach (MarketStream stream in _source.Describe(GroundTruth.PathOf(file)))
        {
            IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, problems: _problems);
            System.Text.Json.JsonElement truth = GroundTruth.Of(file).GetProperty("entries").GetProperty(stream.Key);
            events.Should().HaveCount(truth.GetProperty("rows").GetInt32());
            if (events.Count > 0)
            {
                events.Sum(e => (long)e.Bar.Volume).Should().Be(truth.GetProperty("volume").GetInt64());
                events.Max(e => e.Bar.HighTicks).Should().Be((int)(truth.GetProperty("high").GetDouble() * 4));
                events.Sum(e => e.Bar.CloseTicks * 0.25m * e.Bar.Volume).Should().Be(truth.GetProperty("close_x_volume").GetDecimal());
            }
        }

        _problems.All.Should().BeEmpty();
    }

    [RealDataFact]
    public void AnIndex_IsStampedInChicagoTime()
    {
        MarketStream stream = _source.Describe(RealData.Path("lean", "index", "usa", "minute", "spx", "20210104_trade.zip")).Single();
        (stream.Symbol, stream.Kinds, stream.Contract).Should().Be(("SPX", EventKinds.Index, 0));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, SourceRuns.Spx);
        events.Should().HaveCount(411);
        events[0].TimeNs.Should().Be(EventTimes.Utc(2021, 1, 4, 14, 31)); // 08:31 Chicago
        events[0].Index.Should().Be(new IndexValue(3766.63, IsDaily: false));
        events[0].Instrument.Should().Be(1);
        events[^1].Index.Value.Should().Be(3700.65);
    }

    [RealDataFact]
    public void HoursAndDays_AreBarsAndTicksArePrints()
    {
        Instrument gold = new(0, "GC", 0.1m, 10, 0, IsIndex: false);
        MarketStream day = Of("daily", "gc_trade.zip");
        day.Period.Should().Be(new BarPeriod(86_400));
        _source.ReadAll(day, gold).Select(e => (e.VenueNs, e.Bar.Volume)).Should().HaveCount(5).And
            .StartWith((EventTimes.Utc(2013, 10, 7), 51_773)); // its first row, by unzip
        MarketStream hour = Of("hour", "gc_trade.zip");
        hour.FirstNs.Should().Be(EventTimes.Utc(2013, 10, 7, 1));
        _source.ReadAll(hour, gold)[0].Bar.Should().Be(new Bar(3600, 13137, 13162, 13130, 13150, 600, 0, 0, 0, DeltaKind.None));
        MarketStream tick = Of("tick", "gc", "20131007_trade.zip");
        _source.ReadAll(tick, gold, _problems).Sum(e => (long)e.Trade.Size).Should().Be(51_866);
        _problems.All.Should().HaveCount(92).And.OnlyContain(p => p.StartsWith("NotUsed"));

        MarketStream Of(params string[] parts) =>
            _source.Describe(RealData.Path(["lean", "future", "comex", .. parts])).Single(s => s.Contract == 201312);
    }

    [RealDataFact]
    public void OpenInterestOfFutures_IsListedWithoutEvents() =>
        _source.Describe(RealData.Path("lean", "future", "cme", "minute", "es", "20131007_openinterest.zip"))
            .Should().HaveCount(5).And.OnlyContain(s => s.Kinds == EventKinds.None && s.Root == "ES");

    [Fact]
    public void BadRows_AreCountedWithTheirLinesAndLeftOut()
    {
        string path = _folder.Zip("20131007_trade.zip", (Trades, """
            0,1676.75,1677.25,1673.5,1675.25,10
            hello
            60000,1676.75,1677.25,1673.5,1675.25
            120000,1676.80,1677.25,1673.5,1675.25,10
            180000,1676.75,1675.25,1673.5,1675.25,10
            120000,1676.75,1677.25,1673.5,1675.25,10
            60000,1676.75,1677.25,1673.5,1675.25,10
            90000000,1676.75,1677.25,1673.5,1675.25,10
            240000,1676.75,1677.25,1673.5,1675.25,-1
            300000,1676.75,1677.25,1673.5,1675.25,20

            """));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(_source.Describe(path).Single(), problems: _problems, block: 2);
        events.Select(e => e.Bar.Volume).Should().Equal(10, 10, 20);
        _problems.All.Should().Equal(
            "BadRecord@2", "BadRecord@3", "OffGrid@4", "ImpossibleBar@5", "TimeBackwards@7", "BadRecord@8", "ImpossibleBar@9");
    }

    [Fact]
    public void AFileWithoutAGoodRow_IsAnErrorWithPlaceAndRemedy()
    {
        string path = _folder.Zip("20131007_trade.zip", (Trades, "time;open\n1;2\n"));
        Action read = () => _source.ReadAll(_source.Describe(path).Single());
        read.Should().Throw<SourceException>()
            .WithMessage($"{path} (entry {Trades}, line 1): No row can be read. Expected columns: time, open, high, low, close, volume.*");
    }

    [Fact]
    public void AnotherInstrumentsPrices_AreAnErrorThatNamesTheGrid()
    {
        string path = _folder.Zip("20131007_trade.zip", (Trades, "0,1676.77,1677.21,1673.53,1675.22,10\n"));
        Action read = () => _source.ReadAll(_source.Describe(path).Single());
        read.Should().Throw<SourceException>().WithMessage("*line 1)*grid of ES (0.25)*");
    }

    [Fact]
    public void ATruncatedZip_IsAnErrorThatSaysSo()
    {
        string path = _folder.Zip("20131007_trade.zip", (Trades, "0,1676.75,1677.25,1673.5,1675.25,10\n"));
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        Action describe = () => _source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage($"{path}: The zip is damaged or cut off*");
    }

    [Fact]
    public void DamagedContent_IsAnErrorWithTheEntry()
    {
        string text = string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i * 60000},1676.75,1677.25,1673.5,1675.25,{(i * 7919) % 1000}\n"));
        string path = _folder.Zip("20131007_trade.zip", (Trades, text));
        byte[] bytes = File.ReadAllBytes(path);
        Array.Fill(bytes, (byte)0xFF, 1000, 500);
        File.WriteAllBytes(path, bytes);
        Action read = () => _source.ReadAll(_source.Describe(path).Single());
        read.Should().Throw<SourceException>().WithMessage($"*entry {Trades}*damaged or cut off*");
    }

    [Fact]
    public void OneWrongDigit_IsAnErrorAndNoPrice()
    {
        string path = _folder.Zip("20131007_trade.zip", CompressionLevel.NoCompression, (Trades, "0,1676.75,1677.25,1673.5,1675.25,10\n"));
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("1675.25"u8) + 3] = (byte)'6';
        File.WriteAllBytes(path, bytes);
        Action read = () => _source.ReadAll(_source.Describe(path).Single());
        read.Should().Throw<SourceException>().WithMessage($"*entry {Trades}*damaged or cut off*");
    }

    [Fact]
    public void AZipOfSomethingElse_IsNotRecognisedUnlessItsNameIsLeans()
    {
        _source.Describe(_folder.Zip("letters.zip", ("a.txt", "hello"))).Should().BeEmpty();
        string path = _folder.Zip("20131007_trade.zip", ("a.txt", "hello"));
        Action describe = () => _source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage("*entry a.txt*no entry is laid out as LEAN does it*");
        _source.Describe(_folder.Write("20131007_trade.csv", "PX")).Should().BeEmpty();
    }

    [Fact]
    public void ARequest_LimitsTheEventsByTheirTime()
    {
        string path = _folder.Zip("20131007_trade.zip", (Trades, string.Concat(
            Enumerable.Range(0, 10).Select(i => $"{i * 60000},1676.75,1677.25,1673.5,1675.25,{i}\n"))));
        long midnight = EventTimes.Utc(2013, 10, 7);
        _source.ReadAll(_source.Describe(path).Single(), fromNs: midnight + (3 * EventTimes.Minute), toNs: midnight + (6 * EventTimes.Minute))
            .Select(e => e.Bar.Volume).Should().Equal(2, 3, 4);
    }

    [Fact]
    public void Rows_AreReadWithoutAllocation()
    {
        string path = _folder.Zip("20131007_trade.zip", (Trades, string.Concat(
            Enumerable.Range(0, 86_000).Select(i => $"{i * 1000},1676.75,1677.25,1673.5,1675.25,{i}\n"))));
        StreamRequest request = new(SourceRuns.Es, long.MinValue, long.MaxValue, new MachineZones(), _problems);
        SourceRuns.BytesOfReading(() => _source.Open(_source.Describe(path).Single(), request), 100 * 512).Should().Be(0);
    }

    private static IEnumerable<string> Texts(IEnumerable<MarketEvent> events) =>
        events.Select(e => $"{e.TimeNs} {e.VenueNs} {(e.Kind is EventKind.Bar ? e.Bar.ToString() : e.Quote.ToString())}");
}
