using MiaIa.Engine;
using MiaIa.Host.Records;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Records;

/// <summary>What is remembered of the market for the record of a decision.</summary>
public sealed class MarketSnapshotTests
{
    private const long Second = EventTimes.Second;
    private const short Vix = 1;

    private readonly MarketSnapshot _market = new(Vix);

    [Fact]
    public void AtTheStart_NothingIsMadeUp()
    {
        PreAnalysis p = At(Second);
        (p.BarStartNs, p.HashedBars, p.Quote, p.Flow, p.Vix, p.ChainAsOfNs).Should().Be((null, 0, null, null, null, null));
        (p.BidLevels, p.AskLevels).Should().Be((0, 0));
    }

    /// <summary>SHA-256 by Python's hashlib over struct.pack('&lt;qq8id') of the two bars.</summary>
    [Fact]
    public void TheHash_IsThatOfTheBarsAsDocumented_AndOfTheLastTwentyOnly()
    {
        Add(0, new Bar(60, 100, 104, 98, 101, 10, 7, 3, 4, DeltaKind.Exact));
        Add(60, new Bar(60, 101, 102, 100, 100, 5, 0, 0, 0, DeltaKind.None));
        PreAnalysis p = At(200);
        (p.HashedBars, p.BarsHash.ToString("x32")).Should().Be((2, "fe13fc061f2ab62443f1cd8638b31b16"));
        p.Bar.CloseTicks.Should().Be(100);

        MarketSnapshot other = new(Vix);
        for (int i = 0; i < 25; i++)
        {
            Bar bar = new(60, i, i, i, i, 1, 0, 0, 0, DeltaKind.None);
            Add(1000 + (60 * i), bar);
            if (i >= 5)
            {
                other.OnBar(MarketEvent.Of(1060 + (60 * i), 0, in bar, 1000 + (60 * i)));
            }
        }

        other.Take(new DecisionRecord(), out PreAnalysis same);
        PreAnalysis twenty = At(9999);
        (twenty.HashedBars, twenty.BarsHash).Should().Be((20, same.BarsHash));
    }

    [Fact]
    public void TheFlow_IsOfTheLastSixtySeconds_BySide()
    {
        Print(0, 5, Side.Buy);
        Print(1, 7, Side.Buy);
        Print(30, 3, Side.Sell);
        Print(60, 2, Side.None);
        At(60 * Second).Flow.Should().Be(new TradeFlow(3, 7, 3, 2), "what is 60 s old is out");
        At(200 * Second).Flow.Should().Be(new TradeFlow(0, 0, 0, 0), "silence is a measurement");
    }

    [Fact]
    public void TheBook_ShowsItsFiveBestLevels_AndNothingInTheMiddleOfABatch()
    {
        for (int i = 0; i < 7; i++)
        {
            Depth(Side.Buy, 100 - i, 10 + i);
            Depth(Side.Sell, 101 + i, 20 + i);
        }

        Depth(Side.Buy, 100, 0, DepthAction.Delete);
        Depth(Side.Buy, 98, 55);
        PreAnalysis p = At(Second);
        (p.BidLevels, p.AskLevels).Should().Be((5, 5));
        Levels(p.Bids, 5).Should().Equal((99, 11), (98, 55), (97, 13), (96, 14), (95, 15));
        Levels(p.Asks, 5).Should().Equal((101, 20), (102, 21), (103, 22), (104, 23), (105, 24));

        Depth(Side.Buy, 100, 1, isLast: false);
        At(Second).BidLevels.Should().Be(0);
        Depth(Side.Sell, 200, 1);
        p = At(Second);
        Levels(p.Bids, 1).Should().Equal((100, 1));
        Depth(Side.None, 0, 0, DepthAction.Clear);
        At(Second).AskLevels.Should().Be(0);
    }

    /// <summary>The ladder against the book of the SDK, on random changes.</summary>
    [Fact]
    public void TheLadder_SaysWhatTheBookSays()
    {
        const ulong Seed = 11;
        TestRandom random = new(Seed);
        MiaIa.Sdk.Indicators.OrderBook book = new(DepthLevels.Count);
        for (int i = 0; i < 20_000; i++)
        {
            bool isBuy = random.Next(0, 2 - 1) == 0;
            int price = isBuy ? 1000 - random.Next(0, 30 - 1) : 1001 + random.Next(0, 30 - 1);
            DepthAction action = random.Next(0, 3 - 1) == 0 ? DepthAction.Delete : random.Next(0, 2000 - 1) == 0 ? DepthAction.Clear : DepthAction.Set;
            Depth change = new(isBuy ? Side.Buy : Side.Sell, price, random.Next(0, 5 - 1), 0, action, IsLast: true);
            book.Apply(in change);
            _market.OnDepth(in change);
            PreAnalysis p = At(Second);
            Levels(p.Bids, p.BidLevels).Should().Equal(
                Enumerable.Range(0, book.BidLevels).Select(l => (book.Bid(l).PriceTicks, book.Bid(l).Size)), $"seed {Seed}, change {i}");
            Levels(p.Asks, p.AskLevels).Should().Equal(
                Enumerable.Range(0, book.AskLevels).Select(l => (book.Ask(l).PriceTicks, book.Ask(l).Size)), $"seed {Seed}, change {i}");
        }
    }

    [Fact]
    public void APriceThatTheLadderCannotHold_LeavesItWithoutLevels_UntilItIsCleared()
    {
        Depth(Side.Sell, 101, 1);
        Depth(Side.Sell, 1_000_000, 1);
        At(Second).AskLevels.Should().Be(0);
        Depth(Side.None, 0, 0, DepthAction.Clear);
        Depth(Side.Sell, 101, 1);
        At(Second).AskLevels.Should().Be(1);
    }

    [Fact]
    public void VixAndTheOptionsSnapshot_AreThoseInForce()
    {
        _market.OnOther(MarketEvent.Of(Second, Vix, new IndexValue(18.5, IsDaily: false)));
        _market.OnOther(MarketEvent.Of(2 * Second, 2, new IndexValue(5000, IsDaily: false)));
        _market.OnOther(MarketEvent.Of(3 * Second, 2, new ChainEnd(5000), asOfNs: Second));
        PreAnalysis p = At(4 * Second);
        (p.Vix, p.VixNs, p.ChainAsOfNs, p.ChainNs).Should().Be((18.5, Second, Second, 3 * Second));
    }

    [Fact]
    public void ARoll_ForgetsThePrices()
    {
        Add(0, new Bar(60, 1, 1, 1, 1, 1, 0, 0, 0, DeltaKind.None));
        _market.OnQuote(new Quote(1, 2, 3, 4));
        Print(1, 1, Side.Buy);
        Depth(Side.Buy, 1, 1);
        _market.OnOther(MarketEvent.Of(Second, 0, new Roll(202506, 202509)));
        PreAnalysis p = At(2 * Second);
        (p.BarStartNs, p.Quote, p.Flow, p.BidLevels, _market.PriceTicks).Should().Be((null, null, null, 0, null));
    }

    [Fact]
    public void PrintsQuotesAndDepth_AllocateNothing() =>
        Allocations.Of(() =>
        {
            MarketSnapshot market = new(Vix);
            Feed(market, 0);
            return () => Feed(market, 1);
        }).Should().Be(0);

    private static void Feed(MarketSnapshot market, int round)
    {
        for (int i = 0; i < 1000; i++)
        {
            long timeNs = ((round * 1000L) + i) * Second / 2;
            market.OnTrade(MarketEvent.Of(timeNs, 0, new Trade(100 + (i % 7), 1, Side.Buy)));
            market.OnQuote(new Quote(99, 100, 1, 1));
            market.OnDepth(new Depth(Side.Buy, 90 + (i % 9), 1, 0, DepthAction.Set, IsLast: true));
            market.Take(default, out _);
        }
    }

    private static IEnumerable<(int PriceTicks, int Size)> Levels(DepthLevels levels, int count)
    {
        List<(int PriceTicks, int Size)> list = [];
        for (int i = 0; i < count; i++)
        {
            list.Add(levels[i]);
        }

        return list;
    }

    private PreAnalysis At(long timeNs)
    {
        DecisionRecord decision = default;
        _market.Take(decision with { TimeNs = timeNs }, out PreAnalysis record);
        return record;
    }

    private void Add(long startNs, Bar bar) => _market.OnBar(MarketEvent.Of(startNs + 60, 0, in bar, startNs));

    private void Print(int second, int size, Side side) => _market.OnTrade(MarketEvent.Of(second * Second, 0, new Trade(100, size, side)));

    private void Depth(Side side, int price, int size, DepthAction action = DepthAction.Set, bool isLast = true) =>
        _market.OnDepth(new Depth(side, price, size, 0, action, isLast));
}
