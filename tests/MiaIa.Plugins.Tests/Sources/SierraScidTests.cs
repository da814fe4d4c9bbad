using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

public sealed class SierraScidTests : IDisposable
{
    private const long Ms = 1_000_000;
    private static readonly long Start = EventTimes.Utc(2023, 12, 25, 23);

    private readonly TemporaryFolder _folder = new();
    private readonly SierraScid _source = new(new SierraScidOptions());
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void APrint_IsToldBeforeTheQuoteOfItsRecordWhenThatIsNew()
    {
        string path = Write(SierraBytes.Scid()
            .Print(Start, 4800.25f, 0, 5)
            .Print(Start + Ms, 4800, 3, 0)
            .Print(Start + Ms + 1000, 4800.25f, 0, 2, bid: 4800.25f, ask: 4800.5f));
        MarketStream stream = _source.Describe(path).Single();
        (stream.Symbol, stream.Root, stream.Contract, stream.Kinds, stream.Period)
            .Should().Be(("ESH4", "ES", 202403, EventKinds.Trade | EventKinds.Quote, null));
        (stream.FirstNs, stream.LastNs).Should().Be((Start, Start + Ms + 1000));
        Texts(stream).Should().Equal(
            "0 buy 19201 5", "0 quote 19200 19201", "1000000 sell 19200 3", "1001000 buy 19201 2", "1001000 quote 19201 19202");
        _problems.All.Should().BeEmpty();
    }

    [Fact]
    public void AQuote_TellsItsPricesAndThatItsSizesAreNotKnown()
    {
        MarketEvent quote = Read(SierraBytes.Scid().Print(Start, 4800.25f, 0, 5)).Single(e => e.Kind is EventKind.Quote);
        quote.Quote.Should().Be(new Quote(19200, 19201, 0, 0, IsPriceOnly: true));
        quote.Quote.IsTwoSided.Should().BeTrue();
    }

    [Theory]
    [InlineData("ESH4-CME.scid", "ESH4", 202403)]
    [InlineData("ESH24_FUT_CME.scid", "ESH24", 202403)]
    [InlineData("ESZ3-CME_x.scid", "ESZ3", 202312)]
    [InlineData("ESM17-CME.scid", "ESM17", 201706)]
    [InlineData("spx.scid", "SPX", 0)]
    [InlineData("ES_day.scid", "ES", 0)]
    public void TheContract_ComesFromTheNameAndTheDecadeFromTheFirstRecord(string name, string symbol, int contract)
    {
        MarketStream stream = _source.Describe(Write(SierraBytes.Scid().Print(Start, 4800, 1, 0), name)).Single();
        (stream.Symbol, stream.Contract).Should().Be((symbol, contract));
    }

    /// <summary>
    /// At the ask: buyer; below the bid: seller; inside, after a fall: seller; inside at the same price: as before.
    /// </summary>
    [Fact]
    public void AnAggressorThatIsNotTold_IsInferredFromTheQuoteAndElseFromTheLastPrice()
    {
        SierraBytes file = SierraBytes.Scid()
            .Print(Start, 4800.25f, 0, 0, bid: 0, ask: 0, size: 1) // nothing to infer from
            .Print(Start + 1, 4800.25f, 0, 0, size: 2)
            .Print(Start + 2, 4799.75f, 3, 4, size: 7)
            .Print(Start + 3, 4800.5f, 0, 0, bid: 4800, ask: 4801, size: 3)
            .Print(Start + 4, 4800.25f, 0, 0, bid: 4800, ask: 4801, size: 4)
            .Print(Start + 5, 4800.25f, 0, 0, bid: 4800, ask: 4801, size: 5);
        Trades(Read(file)).Should().Equal(
            new Trade(19201, 1, Side.None),
            new Trade(19201, 2, Side.Buy, IsAggressorInferred: true),
            new Trade(19199, 7, Side.Sell, IsAggressorInferred: true),
            new Trade(19202, 3, Side.Buy, IsAggressorInferred: true),
            new Trade(19201, 4, Side.Sell, IsAggressorInferred: true),
            new Trade(19201, 5, Side.Sell, IsAggressorInferred: true));
    }

    [Fact]
    public void PiecesOfALargerTrade_AreSummedByPriceAndItsQuoteFollows()
    {
        SierraBytes file = SierraBytes.Scid()
            .Print(Start, 4800.25f, 0, 1, marker: SierraBytes.FirstPiece)
            .Print(Start + 1000, 4800.25f, 0, 2, ask: 4800.5f)
            .Print(Start + 2000, 4800.5f, 0, 4, ask: 4800.5f)
            .Print(Start + 3000, 4800.5f, 0, 8, ask: 4800.75f, marker: SierraBytes.LastPiece)
            .Print(Start + 4000, 4800.5f, 0, 16, ask: 4800.75f)
            .Print(Start + 5000, 4800.5f, 0, 32, ask: 4800.75f);
        string path = Write(file);
        Texts(_source.Describe(path).Single()).Should().Equal(
            "0 buy 19201 3", "2000 buy 19202 12", "3000 quote 19200 19203", "4000 buy 19202 16", "5000 buy 19202 32");
        SierraScid pieces = new(new SierraScidOptions { BundleTrades = false });
        Trades(pieces.ReadAll(pieces.Describe(path).Single())).Select(t => t.Size).Should().Equal(1, 2, 4, 8, 16, 32);
        _problems.All.Should().BeEmpty();
    }

    [Fact]
    public void ALargerTradeWithoutItsEnd_EndsWithASecondTheNextOneOrTheFile()
    {
        SierraBytes file = SierraBytes.Scid()
            .Print(Start, 4800, 1, 0, marker: SierraBytes.FirstPiece)
            .Print(Start + 1000, 4800, 2, 0)
            .Print(Start + (1001 * Ms), 4800, 4, 0) // a second later: on its own
            .Print(Start + (1002 * Ms), 4800, 8, 0, marker: SierraBytes.FirstPiece)
            .Print(Start + (1003 * Ms), 4800, 16, 0, marker: SierraBytes.FirstPiece)
            .Print(Start + (1004 * Ms), 4800, 32, 0);
        Trades(Read(file)).Select(t => t.Size).Should().Equal(3, 4, 8, 48);
        _problems.All.Should().Equal("BadRecord@136", "BadRecord@216");
    }

    [Fact]
    public void AMarkerIsComparedBitByBit()
    {
        // The neighbours of both markers are no markers, but prints all the same.
        SierraBytes file = SierraBytes.Scid()
            .Print(Start, 4800, 1, 0, marker: SierraBytes.FirstPiece + 1)
            .Print(Start + 1000, 4800, 2, 0, marker: SierraBytes.LastPiece - 1)
            .Print(Start + 2000, 4800, 4, 0, marker: SierraBytes.LastPiece);
        Trades(Read(file)).Select(t => t.Size).Should().Equal(1, 2, 4);
    }

    [Fact]
    public void ABar_IsToldAtItsEndAndAFileMayGoOverToPrints()
    {
        const long Minute = 60_000 * Ms;
        string path = Write(SierraBytes.Scid()
            .Bar(Start, 4800, 4801, 4799.75f, 4800.5f, 10, sold: 4, bought: 6, trades: 5)
            .Bar(Start + Minute, 4800.5f, 4800.5f, 4800.5f, 4800.5f, 7)
            .Print(Start + Minute + Ms, 4800.5f, 0, 1) // inside the bar before it
            .Print(Start + (2 * Minute), 4800.5f, 0, 2));
        MarketStream stream = _source.Describe(path).Single();
        (stream.Kinds, stream.Period).Should().Be((EventKinds.Trade | EventKinds.Quote | EventKinds.Bar, new BarPeriod(60)));
        stream.FirstNs.Should().Be(Start + Minute);
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, problems: _problems);
        events.Select(e => (e.Kind, e.TimeNs, e.VenueNs)).Should().Equal(
            (EventKind.Bar, Start + Minute, Start),
            (EventKind.Bar, Start + (2 * Minute), Start + Minute),
            (EventKind.Trade, Start + (2 * Minute), Start + (2 * Minute)),
            (EventKind.Quote, Start + (2 * Minute), Start + (2 * Minute)));
        events[0].Bar.Should().Be(new Bar(60, 19200, 19204, 19199, 19202, 10, 6, 4, 2, DeltaKind.Exact, HasPrints: false, 5));
        events[1].Bar.DeltaKind.Should().Be(DeltaKind.None);
        _problems.All.Should().Equal("TimeBackwards@136");
    }

    [Fact]
    public void PrintsBehindTheFirstRecords_AreFoundAtTheEndOfTheFile()
    {
        SierraBytes file = SierraBytes.Scid();
        for (int i = 0; i < 3000; i++)
        {
            file.Bar(Start + (i * 1000 * Ms), 4800, 4800, 4800, 4800, 1);
        }

        MarketStream stream = _source.Describe(Write(file.Print(Start + (3000 * 1000 * Ms), 4800, 1, 0))).Single();
        (stream.Kinds, stream.Period).Should().Be((EventKinds.Trade | EventKinds.Quote | EventKinds.Bar, new BarPeriod(1)));
        stream.LastNs.Should().BeGreaterThanOrEqualTo(Start + (3000 * 1000 * Ms));
    }

    [Fact]
    public void Hundredths_AreRecognisedAndAMultiplierCanBeWritten()
    {
        string path = Write(SierraBytes.Scid()
            .Print(Start, 480025, 0, 5, bid: 480000, ask: 480025)
            .Print(Start + Ms, 480000, 3, 0, bid: 480000, ask: 480025));
        Texts(_source.Describe(path).Single()).Should().Equal("0 buy 19201 5", "0 quote 19200 19201", "1000000 sell 19200 3");
        SierraScid asWritten = new(new SierraScidOptions { PriceMultipliers = new Dictionary<string, double>(StringComparer.Ordinal) { ["ES"] = 1 } });
        Trades(asWritten.ReadAll(asWritten.Describe(path).Single()))[0].PriceTicks.Should().Be(1_920_100);
        SierraScid wrong = new(new SierraScidOptions { PriceMultipliers = new Dictionary<string, double>(StringComparer.Ordinal) { ["ESH4"] = 0 } });
        FluentActions.Invoking(() => wrong.ReadAll(wrong.Describe(path).Single())).Should().Throw<SourceException>().WithMessage("*price-multipliers*");
    }

    /// <summary>4800 is a multiple of a hundred ticks by chance; most prints may be at it.</summary>
    [Fact]
    public void PointsAroundARoundPrice_AreNoHundredths()
    {
        SierraBytes file = SierraBytes.Scid().Print(Start, 4800.25f, 0, 1);
        for (int i = 1; i < 50; i++)
        {
            file.Print(Start + i, 4800, 1, 0);
        }

        Trades(Read(file))[0].PriceTicks.Should().Be(19201);
    }

    [Fact]
    public void OldTimes_AreDaysAsADouble()
    {
        SierraBytes file = SierraBytes.Scid(inDays: true).Print(Start, 4800, 1, 0).Print(Start + (1500 * Ms), 4800, 1, 0);
        MarketStream stream = _source.Describe(Write(file)).Single();
        stream.FirstNs.Should().BeCloseTo(Start, 2000);
        _source.ReadAll(stream).Last().TimeNs.Should().BeCloseTo(Start + (1500 * Ms), 2000); // a double of days is no finer
    }

    [Fact]
    public void SizesOfHeaderAndRecord_AreThoseOfTheFile()
    {
        SierraBytes file = SierraBytes.Scid(headerSize: 64, recordSize: 48).Print(Start, 4800, 1, 0).Print(Start + Ms, 4800, 2, 0).Rest(47);
        Trades(Read(file)).Select(t => t.Size).Should().Equal(1, 2);
        _problems.All.Should().Equal("Truncated@160");
    }

    [Fact]
    public void BadRecords_AreCountedWithTheirPlaceAndTheRestIsRead()
    {
        SierraBytes file = SierraBytes.Scid()
            .Print(Start, 4800, 1, 0)
            .Print(Start + Ms, 4800.1f, 1, 0)
            .Print(Start - Ms, 4800, 1, 0)
            .Print(EventTimes.Utc(1969, 1, 1), 4800, 1, 0)
            .Print(Start + Ms, 4800, 0, 0)
            .Print(Start + Ms, float.NaN, 1, 0)
            .Print(Start + Ms, 4800, 0, 2, size: uint.MaxValue)
            .Print(Start + (2 * Ms), 4800, 2, 0, bid: 4800.5f)
            .Print(Start + (3 * Ms), 4800, 4, 0, bid: 4800.1f)
            .Rest(1);
        Trades(Read(file)).Select(t => t.Size).Should().Equal(1, 2, 4);
        _problems.All.Should().Equal(
            "OffGrid@96", "TimeBackwards@136", "BadRecord@176", "NotUsed@216", "OffGrid@256", "BadRecord@296",
            "CrossedQuote@336", "OffGrid@376", "Truncated@416");
    }

    [Fact]
    public void APartOfTheTime_IsReadAndTheQuoteInForceIsToldAnew()
    {
        SierraBytes file = SierraBytes.Scid();
        for (int i = 0; i < 10; i++)
        {
            file.Print(Start + (i * Ms), 4800, 1, 0);
        }

        MarketStream stream = _source.Describe(Write(file)).Single();
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, fromNs: Start + (3 * Ms), toNs: Start + (5 * Ms), block: 1);
        events.Select(e => (e.Kind, (e.TimeNs - Start) / Ms)).Should().Equal(
            (EventKind.Trade, 3L), (EventKind.Quote, 3L), (EventKind.Trade, 4L));
    }

    [Theory]
    [InlineData(4, 55, "*header says that it has 55 bytes*")]
    [InlineData(8, 39, "*record has 39 bytes*")]
    [InlineData(8, 1 << 30, "*record has 1073741824 bytes*")]
    [InlineData(12, 2, "*version 2*")]
    public void AnAbsurdHeader_IsToldWithItsPlace(int at, int value, string message)
    {
        byte[] bytes = SierraBytes.Scid().Print(Start, 4800, 1, 0).ToArray();
        BitConverter.GetBytes(value).CopyTo(bytes, at);
        string path = _folder.At("ESH4.scid");
        File.WriteAllBytes(path, bytes);
        FluentActions.Invoking(() => _source.Describe(path)).Should().Throw<SourceException>()
            .WithMessage(message).Which.Place.Should().Be($"byte {at}");
    }

    [Fact]
    public void OtherFiles_AreNotTaken()
    {
        _source.Describe(_folder.Write("ESH4.scid", "Date, Time")).Should().BeEmpty();
        _source.Describe(_folder.Write("ESH5.scid", "")).Should().BeEmpty();
        _source.Describe(Write(SierraBytes.Depth())).Should().BeEmpty();
    }

    [Fact]
    public void AFileWithoutRecords_IsKnownAndHasNothing()
    {
        MarketStream stream = _source.Describe(Write(SierraBytes.Scid())).Single();
        stream.Kinds.Should().Be(EventKinds.None);
        _source.ReadAll(stream).Should().BeEmpty();
    }

    [Fact]
    public void AFileOfAnotherGrid_IsToldAtItsEnd() => FluentActions
        .Invoking(() => Read(SierraBytes.Scid().Print(Start, 1.1f, 1, 0).Print(Start, 1.2f, 1, 0)))
        .Should().Throw<SourceException>().WithMessage("*grid of ES*").Which.Place.Should().Be("byte 56");

    [Fact]
    public void AFileThatIsBeingWritten_CanBeRead()
    {
        string path = Write(SierraBytes.Scid().Print(Start, 4800, 1, 0));
        using FileStream writer = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        Trades(_source.ReadAll(_source.Describe(path).Single())).Should().HaveCount(1);
    }

    [RealDataFact]
    public void PiecesSummed_AreTheTradesOfTheBundledFile()
    {
        IReadOnlyList<MarketEvent> bundled = ReadReal("derived/ESH4-CME_20231225_bundled.scid");
        IReadOnlyList<MarketEvent> unbundled = ReadReal("derived/ESH4-CME_20231225_unbundled.scid");
        Rows(unbundled).Should().Equal(Rows(bundled));
        Rows(bundled).Should().HaveCount(2973);
        Trades(bundled).Where(t => t.Aggressor is Side.Buy).Sum(t => t.Size).Should().Be(5366);
        Trades(bundled).Where(t => t.Aggressor is Side.Sell).Sum(t => t.Size).Should().Be(4526);
        static (long, Trade)[] Rows(IReadOnlyList<MarketEvent> events) =>
            [.. events.Where(e => e.Kind is EventKind.Trade).Select(e => (e.TimeNs / Ms, e.Trade))];
    }

    [Fact]
    public void Reading_AllocatesNothingForARecord()
    {
        SierraBytes file = SierraBytes.Scid();
        for (int i = 0; i < 4000; i++)
        {
            file.Print(Start + (i * Ms), 4800 + (i % 3 * 0.25f), 1, 0, bid: 4800 - (i % 2 * 0.25f));
        }

        MarketStream stream = _source.Describe(Write(file)).Single();
        StreamRequest request = new(SourceRuns.Es, long.MinValue, long.MaxValue, new UtcZones(), _problems);
        SourceRuns.BytesOfReading(() => _source.Open(stream, request), 3000).Should().Be(0);
    }

    private IReadOnlyList<MarketEvent> ReadReal(string file)
    {
        IReadOnlyList<MarketEvent> events = _source.ReadAll(_source.Describe(GroundTruth.PathOf(file)).Single(), problems: _problems);
        events.Should().BeInAscendingOrder(e => e.TimeNs);
        return events;
    }

    private string Write(SierraBytes file, string name = "ESH4-CME.scid") => file.WriteTo(_folder.At(name));

    private IReadOnlyList<MarketEvent> Read(SierraBytes file) =>
        _source.ReadAll(_source.Describe(Write(file)).Single(), problems: _problems, block: 3);

    private static Trade[] Trades(IEnumerable<MarketEvent> events) =>
        [.. events.Where(e => e.Kind is EventKind.Trade).Select(e => e.Trade)];

    private IEnumerable<string> Texts(MarketStream stream) => _source.ReadAll(stream, problems: _problems).Select(e =>
        e.TimeNs - Start + (e.Kind is EventKind.Quote
            ? $" quote {e.Quote.BidTicks} {e.Quote.AskTicks}"
            : $" {(e.Trade.Aggressor is Side.Buy ? "buy" : "sell")} {e.Trade.PriceTicks} {e.Trade.Size}"));
}
