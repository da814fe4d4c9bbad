using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

public sealed class SierraDepthTests : IDisposable
{
    private const byte Clear = 1;
    private const byte AddBid = 2;
    private const byte AddAsk = 3;
    private const byte ModifyBid = 4;
    private const byte ModifyAsk = 5;
    private const byte DeleteBid = 6;
    private const byte DeleteAsk = 7;
    private static readonly long Start = EventTimes.Utc(2023, 12, 25, 23);

    private readonly TemporaryFolder _folder = new();
    private readonly SierraDepth _source = new(new SierraDepthOptions());
    private readonly CountedProblems _problems = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Commands_BecomeChangesOfTheBook()
    {
        SierraBytes file = SierraBytes.Depth()
            .Level(Start, Clear, 0, 0, 0, isLast: false)
            .Level(Start, AddBid, 4800, 4, 2, isLast: false)
            .Level(Start, AddAsk, 4800.25f, 7, 3)
            .Level(Start + 1000, ModifyBid, 4800, 9, 4, isLast: false)
            .Level(Start + 1000, ModifyAsk, 4800.25f, 8, 5)
            .Level(Start + 2000, DeleteBid, 4800, 0, 0)
            .Level(Start + 3000, DeleteAsk, 4800.25f, 0, 0);
        MarketStream stream = _source.Describe(Write(file)).Single();
        (stream.Symbol, stream.Contract, stream.Kinds, stream.Period, stream.FirstNs, stream.LastNs)
            .Should().Be(("ESH4", 202403, EventKinds.Depth, null, Start, Start + 3000));
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, problems: _problems, block: 2);
        events.Select(e => e.TimeNs - Start).Should().Equal(0, 0, 0, 1000, 1000, 2000, 3000);
        events.Select(e => e.Depth).Should().Equal(
            new Depth(Side.None, 0, 0, 0, DepthAction.Clear, IsLast: false),
            new Depth(Side.Buy, 19200, 4, 2, DepthAction.Set, IsLast: false),
            new Depth(Side.Sell, 19201, 7, 3, DepthAction.Set, IsLast: true),
            new Depth(Side.Buy, 19200, 9, 4, DepthAction.Set, IsLast: false),
            new Depth(Side.Sell, 19201, 8, 5, DepthAction.Set, IsLast: true),
            new Depth(Side.Buy, 19200, 0, 0, DepthAction.Delete, IsLast: true),
            new Depth(Side.Sell, 19201, 0, 0, DepthAction.Delete, IsLast: true));
        _problems.All.Should().BeEmpty();
    }

    [Fact]
    public void UnknownLevels_AreCreatedByAChangeAndADeletionOfOneChangesNothing()
    {
        string path = Write(SierraBytes.Depth()
            .Level(Start, ModifyBid, 4800, 5).Level(Start, DeleteAsk, 4801, 0).Level(Start, AddAsk, 4800.25f, 6));
        OrderBook book = new();
        foreach (MarketEvent e in _source.ReadAll(_source.Describe(path).Single(), problems: _problems))
        {
            book.Apply(in e.Depth);
        }

        book.Best.Should().Be(new Quote(19200, 19201, 5, 6));
        _problems.All.Should().BeEmpty();
        IReadOnlyDictionary<string, object?> facts = _source.Inspect(path, new MachineZones());
        facts["changes_of_unknown_levels"].Should().Be(1L);
        facts["deletes_of_unknown_levels"].Should().Be(1L);
    }

    [Fact]
    public void ALaterBegin_IsGivenTheBookAsItStoodThen()
    {
        SierraBytes file = SierraBytes.Depth()
            .Level(Start, AddBid, 4800, 4, 2).Level(Start, AddBid, 4799.75f, 3, 1).Level(Start, AddAsk, 4800.25f, 7, 3)
            .Level(Start + 1000, DeleteBid, 4799.75f, 0)
            .Level(Start + 2000, ModifyAsk, 4800.25f, 8, 5)
            .Level(Start + 3000, ModifyAsk, 4800.25f, 9, 5);
        IReadOnlyList<MarketEvent> events = _source.ReadAll(
            _source.Describe(Write(file)).Single(), fromNs: Start + 1500, toNs: Start + 3000, block: 2);
        events.Select(e => e.TimeNs - Start).Should().Equal(1500, 1500, 1500, 2000);
        events.Select(e => e.Depth).Should().Equal(
            new Depth(Side.None, 0, 0, 0, DepthAction.Clear, IsLast: false),
            new Depth(Side.Buy, 19200, 4, 2, DepthAction.Set, IsLast: false),
            new Depth(Side.Sell, 19201, 7, 3, DepthAction.Set, IsLast: true),
            new Depth(Side.Sell, 19201, 8, 5, DepthAction.Set, IsLast: true));
    }

    [Fact]
    public void BadRecords_AreCountedWithTheirPlaceAndTheRestIsRead()
    {
        SierraBytes file = SierraBytes.Depth()
            .Level(Start, AddBid, 4800, 4)
            .Level(Start, AddBid, 4800.1f, 4)
            .Level(Start, 8, 4800, 4)
            .Level(Start, 0, 4800, 4)
            .Level(Start - 1000, AddBid, 4800, 4)
            .Level(Start, AddBid, 4800, uint.MaxValue)
            .Level(EventTimes.Utc(1969, 1, 1), AddBid, 4800, 4)
            .Level(Start, AddBid, float.PositiveInfinity, 4)
            .Level(Start, AddAsk, 4800.25f, 5)
            .Rest(23);
        _source.ReadAll(_source.Describe(Write(file)).Single(), problems: _problems).Select(e => e.Depth.Size).Should().Equal(4, 5);
        _problems.All.Should().Equal(
            "OffGrid@88", "NotUsed@112", "NotUsed@136", "TimeBackwards@160", "BadRecord@184", "BadRecord@208", "OffGrid@232",
            "Truncated@280");
    }

    [Fact]
    public void Hundredths_AreRecognised()
    {
        SierraBytes file = SierraBytes.Depth().Level(Start, AddBid, 480000, 4).Level(Start, AddAsk, 480025, 4);
        _source.ReadAll(_source.Describe(Write(file)).Single()).Select(e => e.Depth.PriceTicks).Should().Equal(19200, 19201);
    }

    [Theory]
    [InlineData(8, 23, "*record has 23 bytes*")]
    [InlineData(12, 65_537, "*version 65537*")]
    public void AnAbsurdHeader_IsToldWithItsPlace(int at, int value, string message)
    {
        byte[] bytes = SierraBytes.Depth().Level(Start, AddBid, 4800, 4).ToArray();
        BitConverter.GetBytes(value).CopyTo(bytes, at);
        string path = _folder.At("ESH4-CME.2023-12-25.depth");
        File.WriteAllBytes(path, bytes);
        FluentActions.Invoking(() => _source.Describe(path)).Should().Throw<SourceException>()
            .WithMessage(message).Which.Place.Should().Be($"byte {at}");
    }

    [RealDataFact]
    public void TheRealBook_IsBuiltFromTheEventsAndNeverCrossedAfterABatch()
    {
        MarketStream stream = _source.Describe(RealData.Path("derived", "ESH4-CME.2023-12-25.depth")).Single();
        IReadOnlyList<MarketEvent> events = _source.ReadAll(stream, problems: _problems);
        _problems.All.Should().BeEmpty();
        events.Should().HaveCount(43_880).And.BeInAscendingOrder(e => e.TimeNs);
        events.Count(e => e.Depth.IsLast).Should().Be(36_919);
        OrderBook book = new();
        int crossed = 0;
        foreach (MarketEvent e in events)
        {
            book.Apply(in e.Depth);
            crossed += book.IsConsistent && book.IsLockedOrCrossed ? 1 : 0;
        }

        crossed.Should().Be(0);
        System.Text.Json.JsonElement truth = GroundTruth.Of("derived/ESH4-CME.2023-12-25.depth");
        Levels(truth.GetProperty("final_bids")).Should().Equal(Enumerable.Range(0, book.BidLevels).Select(l => book.Bid(l)));
        Levels(truth.GetProperty("final_asks")).Should().Equal(Enumerable.Range(0, book.AskLevels).Select(l => book.Ask(l)));
        static IEnumerable<BookLevel> Levels(System.Text.Json.JsonElement levels) => levels.EnumerateArray()
            .Select(l => new BookLevel((int)(l[0].GetDecimal() / 0.25m), l[1].GetInt32(), l[2].GetInt32()));
    }

    private string Write(SierraBytes file) => file.WriteTo(_folder.At("ESH4-CME.2023-12-25.depth"));
}
