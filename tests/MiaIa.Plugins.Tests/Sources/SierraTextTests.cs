using System.Text;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

public sealed class SierraTextTests : IDisposable
{
    private const string BarHeader = "Date, Time, Open, High, Low, Last, Volume, NumberOfTrades, BidVolume, AskVolume\n";
    private const string TickHeader =
        "Date;Time;Sequence;DepthSequence;Price;Volume;TradeType;AskPrice;BidPrice;AskSize;BidSize;AskDOMPrice;BidDOMPrice;AskDOM_0;BidDOM_0;AskDOM_1;BidDOM_1\n";

    private readonly TemporaryFolder _folder = new();
    private readonly SierraText _source = new(new SierraTextOptions());
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ABar_IsReadFromItsStartInChicagoAndKnowsItsDelta()
    {
        string path = _folder.GZip("ESM17-CME.scid_BarData__5m.txt.gz", BarHeader
            + "2017/3/19, 19:00:00, 2373.00, 2373.00, 2372.25, 2372.75, 293, 161, 190, 103\n"
            + "2017/3/19, 19:05:00, 2372.75, 2372.75, 2372.25, 2372.25, 173, 105, 123, 50\n");
        MarketStream stream = _source.Describe(path).Single();
        (stream.Symbol, stream.Root, stream.Contract, stream.Kinds, stream.Period)
            .Should().Be(("ESM17", "ES", 201706, EventKinds.Bar, new BarPeriod(300)));
        stream.FirstNs.Should().Be(EventTimes.Utc(2017, 3, 20, 0, 5)); // 19:05 Chicago, summer time
        MarketEvent e = _source.ReadAll(stream)[0];
        (e.VenueNs, e.TimeNs).Should().Be((EventTimes.Utc(2017, 3, 20), EventTimes.Utc(2017, 3, 20, 0, 5)));
        e.Bar.Should().Be(new Bar(300, 9492, 9492, 9489, 9491, 293, 103, 190, -87, DeltaKind.Exact, HasPrints: false, 161));
    }

    [Theory]
    [InlineData("ESM7-CME.txt", "2017/3/19", 201706)]
    [InlineData("ESH7.txt", "2017/4/19", 202703)] // its March is over
    [InlineData("ESH0.txt", "2019/12/19", 202003)]
    [InlineData("ESZ21_x.txt", "2017/3/19", 202112)]
    [InlineData("ES_2017.txt", "2017/3/19", 0)]
    [InlineData("SPX.txt", "2017/3/19", 0)]
    public void TheContract_ComesFromTheNameAndTheDecadeFromTheData(string name, string date, int contract)
    {
        string path = _folder.Write(name, BarHeader + $"{date}, 19:00:00, 1, 1, 1, 1, 0, 0, 0, 0\n{date}, 19:01:00, 1, 1, 1, 1, 0, 0, 0, 0\n");
        _source.Describe(path).Single().Contract.Should().Be(contract);
    }

    [Fact]
    public void Columns_AreFoundByTheirNamesAndVolumeBySideMayBeAbsent()
    {
        string path = _folder.Write("ES.txt", """
            Date,Time,Open,High,Low,Last,Volume,# of Trades,OHLC Avg
            2017-03-19,19:00:00,1,2,0.5,1.5,10,4,1.25
            2017-03-19,19:01:00,1,2,0.5,1.5,10,4,1.25
            """);
        MarketStream stream = _source.Describe(path).Single();
        stream.Period.Should().Be(new BarPeriod(60));
        _source.ReadAll(stream)[0].Bar.Should().Be(new Bar(60, 4, 8, 2, 6, 10, 0, 0, 0, DeltaKind.None, HasPrints: false, 4));
    }

    [Fact]
    public void BadBars_AreCountedAndVolumeOfUnknownSideIsNotBad()
    {
        string path = _folder.Write("ES.txt", BarHeader
            + "2017/3/19, 19:00:00, 1, 2, 1, 2, 10, 1, 4, 5\n" // one of unknown side
            + "2017/3/19, 19:05:00, 1, 2, 1, 3, 10, 1, 5, 5\n" // last above high
            + "2017/3/19, 19:10:00, 1.1, 2, 1, 2, 10, 1, 5, 5\n"
            + "2017/2/30, 19:15:00, 1, 2, 1, 2, 10, 1, 5, 5\n"
            + "2017/3/19, 18:20:00, 1, 2, 1, 2, 10, 1, 5, 5\n"
            + "2017/3/19, 19:25:00, 1, 2, 1, 2, 10, 1, 20, 5\n" // delta beyond the volume
            + "2017/3/19, 19:30:00, 1, 2, 1, 2, 11, 1, 5, 6");
        _source.ReadAll(_source.Describe(path).Single(), problems: _problems).Select(e => e.Bar.Volume).Should().Equal(10, 11);
        _problems.All.Should().Equal("ImpossibleBar@3", "OffGrid@4", "BadRecord@5", "TimeBackwards@6", "ImpossibleBar@7");
    }

    public static TheoryData<string> BarFiles => GroundTruth.Files("", "sierra_5m/");

    [RealDataTheory]
    [MemberData(nameof(BarFiles))]
    public void EveryRowOfTheRealFiles_BecomesABarAndTheVolumesAddUp(string file)
    {
        IReadOnlyList<MarketEvent> events = _source.ReadAll(_source.Describe(GroundTruth.PathOf(file)).Single(), problems: _problems);
        System.Text.Json.JsonElement truth = GroundTruth.Of(file);
        _problems.All.Should().BeEmpty();
        events.Should().HaveCount(truth.GetProperty("rows").GetInt32());
        events.Sum(e => (long)e.Bar.Volume).Should().Be(truth.GetProperty("volume").GetInt64());
        events.Sum(e => e.Bar.Delta).Should().Be(truth.GetProperty("delta").GetDouble());
        events.Sum(e => e.Bar.CloseTicks * 0.25m * e.Bar.Volume).Should().Be(truth.GetProperty("sum_last_x_volume").GetDecimal());
    }

    [Fact]
    public void DigitsAfterTheDot_AreMicrosecondsAndRowsComeInOrderOfSequence()
    {
        // As a fraction .5000 would be half a second, and as text it sorts behind .001.
        string path = _folder.Write("ES_2022-01-24_tbt.txt", TickHeader
            + Tick("13:30:00.001", 1, 1, "4347.75", 1, 2)
            + Tick("13:30:00.955009", 3, 1, "4347.75", 3, 2)
            + Tick("13:30:00.5000", 2, 1, "4347.50", 2, 1)
            + Tick("13:30:01.000", 4, 1, "4347.50", 4, 0));
        MarketStream stream = _source.Describe(path).Single();
        (stream.Symbol, stream.Contract, stream.Kinds).Should().Be(("ES", 0, EventKinds.Trade | EventKinds.Quote | EventKinds.Depth));
        MarketEvent[] trades = [.. _source.ReadAll(stream, problems: _problems, block: 3).Where(e => e.Kind is EventKind.Trade)];
        long second = EventTimes.Utc(2022, 1, 24, 13, 30);
        trades.Select(e => e.TimeNs - second).Should().Equal(1_000, 5_000_000, 955_009_000, 1_000_000_000);
        trades.Select(e => e.Trade.Aggressor).Should().Equal(Side.Buy, Side.Sell, Side.Buy, Side.None);
        trades.Select(e => e.Sequence).Should().Equal(1u, 2u, 3u, 4u);
        _problems.All.Should().BeEmpty();
    }

    [Fact]
    public void TheBook_ComesAsChangesBeforeThePrintWhenItsSequenceIsNew()
    {
        string path = _folder.Write("ES_tbt.txt", TickHeader
            + Tick("13:30:00.001", 1, 1, "4347.75", 1, 2, ladder: "4347.75;4347.5;11;35;60;25")
            + Tick("13:30:00.002", 2, 1, "4347.75", 1, 2, ladder: "4347.75;4347.5;99;35;60;25") // the same sequence: not new
            + Tick("13:30:00.003", 3, 2, "4348", 1, 2, ladder: "4348;4347.75;60;5;70;35"));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(_source.Describe(path).Single());
        events.Select(Text).Should().Equal(
            "Sell 17391 11 Set", "Sell 17392 60 Set", "Buy 17390 35 Set", "Buy 17389 25 Set last", "quote", "print",
            "print",
            "Sell 17391 0 Delete", "Sell 17393 70 Set", "Buy 17389 0 Delete", "Buy 17391 5 Set last", "print");
        static string Text(MarketEvent e) => e.Kind switch
        {
            EventKind.Depth => $"{e.Depth.Side} {e.Depth.PriceTicks} {e.Depth.Size} {e.Depth.Action}{(e.Depth.IsLast ? " last" : "")}",
            EventKind.Quote => "quote",
            _ => "print",
        };
    }

    [RealDataFact]
    public void TheRealTicks_AddUpAndComeAfterTheQuoteOfTheirRow()
    {
        MarketStream stream = _source.Describe(RealData.Path("sierra_tbt", "ES_2022-01-24_tbt.txt")).Single();
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, problems: _problems);
        _problems.All.Should().BeEmpty();
        MarketEvent[] trades = [.. events.Where(e => e.Kind is EventKind.Trade)];
        trades.Should().HaveCount(2026);
        trades.Where(e => e.Trade.Aggressor is Side.Buy).Sum(e => e.Trade.Size).Should().Be(1432);
        trades.Where(e => e.Trade.Aggressor is Side.Sell).Sum(e => e.Trade.Size).Should().Be(1414);
        // The quote lags in sweeps: 1591 rows print at it, by a count over the columns of the file.
        Quote quote = default;
        int atQuote = 0;
        foreach (MarketEvent e in events)
        {
            quote = e.Kind is EventKind.Quote ? e.Quote : quote;
            if (e.Kind is EventKind.Trade)
            {
                atQuote += e.Trade.PriceTicks == (e.Trade.Aggressor is Side.Buy ? quote.AskTicks : quote.BidTicks) ? 1 : 0;
            }
        }

        atQuote.Should().Be(1591);
    }

    [RealDataFact]
    public void TheChangesOfTheBook_RebuildTheLadderOfTheFile()
    {
        string path = RealData.Path("sierra_tbt", "ES_2022-01-24_tbt.txt");
        string[][] rows = [.. File.ReadLines(path).Skip(1).Select(l => l.Split(';'))];
        SortedDictionary<int, int> asks = [];
        SortedDictionary<int, int> bids = [];
        int row = 0;
        foreach (MarketEvent e in _source.ReadAll(_source.Describe(path).Single()))
        {
            if (e.Kind is EventKind.Depth)
            {
                SortedDictionary<int, int> side = e.Depth.Side is Side.Buy ? bids : asks;
                side.Remove(e.Depth.PriceTicks);
                if (e.Depth.Action is DepthAction.Set)
                {
                    side.Add(e.Depth.PriceTicks, e.Depth.Size);
                }
            }
            else if (e.Kind is EventKind.Trade)
            {
                string[] columns = rows[row++];
                int ask = (int)(decimal.Parse(columns[13]) * 4);
                int bid = (int)(decimal.Parse(columns[14]) * 4);
                asks.Should().Equal(Enumerable.Range(0, 10).ToDictionary(n => ask + n, n => int.Parse(columns[15 + (2 * n)])));
                bids.Reverse().Should().Equal(Enumerable.Range(0, 10).ToDictionary(n => bid - n, n => int.Parse(columns[16 + (2 * n)])));
            }
        }

        row.Should().Be(2026);
    }

    [Fact]
    public void OtherText_IsNotRecognised()
    {
        _source.Describe(_folder.Write("a.txt", "Date,Price\n2017-01-01,1\n")).Should().BeEmpty();
        _source.Describe(_folder.Write("b.txt", "")).Should().BeEmpty();
        _source.Describe(_folder.GZip("c.gz", "hello")).Should().BeEmpty();
        string path = _folder.Write("d.gz", "");
        File.WriteAllBytes(path, [0x1F, 0x8B, 1, 2, 3]);
        _source.Describe(path).Should().BeEmpty();
    }

    [Fact]
    public void AFileWithoutAGoodRow_IsAnErrorWithPlaceAndRemedy()
    {
        string path = _folder.Write("ES.txt", BarHeader + "hello\n");
        Action describe = () => _source.Describe(path);
        describe.Should().Throw<SourceException>().WithMessage($"{path} (line 2): None of the first 200 rows*");
    }

    [Fact]
    public void ACutOffFile_IsAnErrorWithTheLine()
    {
        Random random = new(7); // so that it does not pack to nothing
        StringBuilder text = new(BarHeader);
        for (int i = 0; i < 20_000; i++)
        {
            text.Append($"2017/3/{1 + (i / 1440)}, {i / 60 % 24:00}:{i % 60:00}:00, 1, 2, 1, 2, {random.Next(1000)}, 1, 0, 0\n");
        }

        string path = _folder.GZip("ESM17.txt.gz", text.ToString());
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        Action read = () => _source.ReadAll(_source.Describe(path).Single());
        read.Should().Throw<SourceException>().WithMessage($"{path} (line *): The file is damaged or cut off*");
    }

    [RealDataFact]
    public void Rows_AreReadWithoutAllocation()
    {
        MarketStream stream = _source.Describe(RealData.Path("sierra_5m", "ESM17-CME.scid_BarData__5m.txt.gz")).Single();
        StreamRequest request = new(SourceRuns.Es, long.MinValue, long.MaxValue, new UtcZones(), _problems);
        SourceRuns.BytesOfReading(() => _source.Open(stream, request), 10_000).Should().Be(0);
    }

    [Fact]
    public void SeveralPackedPartsInOneFile_AreReadAsOne()
    {
        string first = _folder.GZip("1.gz", BarHeader + "2017/3/19, 19:00:00, 1, 1, 1, 1, 1, 1, 0, 0\n");
        string second = _folder.GZip("2.gz", "2017/3/19, 19:05:00, 1, 1, 1, 1, 2, 1, 0, 0\n");
        string path = _folder.At("ESM17.txt.gz");
        File.WriteAllBytes(path, [.. File.ReadAllBytes(first), .. File.ReadAllBytes(second)]);
        _source.ReadAll(_source.Describe(path).Single()).Select(e => e.Bar.Volume).Should().Equal(1, 2);
    }

    private static string Tick(
        string time, int sequence, int depth, string price, int size, int type, string ladder = "4347.75;4347.5;11;35;60;25") =>
        $"2022-01-24;{time};{sequence};{depth};{price};{size};{type};4347.75;4347.5;12;34;{ladder}\n";
}
