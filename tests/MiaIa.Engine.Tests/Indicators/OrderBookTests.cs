using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Tests.Indicators;

public sealed class OrderBookTests
{
    private readonly OrderBook _book = new();

    [Fact]
    public void Levels_AreSortedFromTheBest()
    {
        Set(Side.Buy, 99, 1).Set(Side.Buy, 100, 2).Set(Side.Buy, 98, 3);
        Set(Side.Sell, 103, 4).Set(Side.Sell, 101, 5).Set(Side.Sell, 102, 6);
        Enumerable.Range(0, 3).Select(i => _book.Bid(i).PriceTicks).Should().Equal(100, 99, 98);
        Enumerable.Range(0, 3).Select(i => _book.Ask(i).PriceTicks).Should().Equal(101, 102, 103);
        _book.Best.Should().Be(new Quote(100, 101, 2, 5));
        _book.IsLockedOrCrossed.Should().BeFalse();
    }

    [Fact]
    public void Changes_AreTotals_AndUnknownLevelsAreForgiven()
    {
        Set(Side.Buy, 100, 2).Set(Side.Buy, 100, 7);
        _book.Bid(0).Size.Should().Be(7);
        Apply(Side.Buy, 55, 0, DepthAction.Delete);
        _book.BidLevels.Should().Be(1);
        Set(Side.Buy, 100, 0);
        _book.BidLevels.Should().Be(0, "a level without contracts is gone");
        _book.Best.BidSize.Should().Be(0);
        _book.IsTwoSided.Should().BeFalse();
    }

    [Fact]
    public void TenLevels_AreVisible_AndTheNextComesWhenOneGoes()
    {
        for (int i = 0; i < 12; i++)
        {
            Set(Side.Sell, 101 + i, i + 1);
        }

        _book.AskLevels.Should().Be(10);
        Apply(Side.Sell, 101, 0, DepthAction.Delete);
        _book.AskLevels.Should().Be(10);
        _book.Ask(9).PriceTicks.Should().Be(111);
    }

    [Fact]
    public void ABatch_IsConsistentAtItsEnd()
    {
        Apply(Side.Buy, 100, 1, DepthAction.Set, isLast: false);
        _book.IsConsistent.Should().BeFalse();
        Apply(Side.Sell, 100, 1, DepthAction.Set);
        _book.IsConsistent.Should().BeTrue();
        _book.IsLockedOrCrossed.Should().BeTrue();
        Apply(Side.None, 0, 0, DepthAction.Clear);
        _book.IsTwoSided.Should().BeFalse();
    }

    [Fact]
    public void AnyChanges_GiveTheBookOfASortedMap()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            TestRandom random = new(seed);
            OrderBook book = new(20_000);
            SortedDictionary<int, int> bids = new(Comparer<int>.Create((a, b) => b.CompareTo(a)));
            SortedDictionary<int, int> asks = [];
            for (int i = 0; i < 2_000; i++)
            {
                Side side = random.Chance(0.5) ? Side.Buy : Side.Sell;
                SortedDictionary<int, int> map = side is Side.Buy ? bids : asks;
                int price = random.Next(-150, 150);
                bool isSet = random.Chance(0.7);
                int size = random.Next(1, 50);
                book.Apply(new Depth(side, price, size, 0, isSet ? DepthAction.Set : DepthAction.Delete, true));
                _ = isSet ? (map[price] = size) > 0 : map.Remove(price);
            }

            RequireSame(bids, book.BidLevels, i => book.Bid(i), seed);
            RequireSame(asks, book.AskLevels, i => book.Ask(i), seed);
        }
    }

    [Fact]
    public void ABookWithoutEnd_KeepsItsBestLevels()
    {
        OrderBook book = new(10_000);
        for (int i = 0; i < 20_000; i++)
        {
            book.Apply(new Depth(Side.Buy, i, 1, 0, DepthAction.Set, true));
        }

        book.BidLevels.Should().Be(8192);
        book.Bid(0).PriceTicks.Should().Be(19_999);
        book.Bid(8191).PriceTicks.Should().Be(20_000 - 8192);
        book.Apply(new Depth(Side.Buy, 5, 1, 0, DepthAction.Set, true));
        book.Bid(8191).PriceTicks.Should().Be(20_000 - 8192);
    }

    [Fact]
    public void Applying_AllocatesNothing()
    {
        TestRandom random = new(7);
        Depth[] changes = [.. Enumerable.Range(0, 10_000).Select(_ => new Depth(
            random.Chance(0.5) ? Side.Buy : Side.Sell, random.Next(0, 40), random.Next(0, 5), 0, DepthAction.Set, true))];
        Allocations.Of(() => () => ApplyAll(changes)).Should().Be(0);
    }

    private void ApplyAll(Depth[] changes)
    {
        foreach (ref Depth change in changes.AsSpan())
        {
            _book.Apply(in change);
        }
    }

    private static void RequireSame(
        SortedDictionary<int, int> expected, int levels, Func<int, BookLevel> level, ulong seed)
    {
        bool isSame = expected.Count == levels
            && expected.Select((e, i) => level(i).PriceTicks == e.Key && level(i).Size == e.Value).All(same => same);
        isSame.Should().BeTrue("seed {0}", seed);
    }

    private OrderBookTests Set(Side side, int price, int size)
    {
        Apply(side, price, size, DepthAction.Set);
        return this;
    }

    private void Apply(Side side, int price, int size, DepthAction action, bool isLast = true) =>
        _book.Apply(new Depth(side, price, size, 0, action, isLast));
}
