using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Ibkr.Tests.Data;

/// <summary>The book that the engine builds is the book of TWS.</summary>
public sealed class FeedBookTests : IDisposable
{
    private readonly FeedDesk _desk = new FeedDesk().Live();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void After_any_row_operations_the_book_is_that_of_TWS(int seed)
    {
        Random random = new(seed);
        OrderBook book = new();
        for (int i = 0; i < 400; i++)
        {
            bool isBid = random.Next(2) == 0;
            Operate(random, isBid);
            Apply(book);
            Compare(book, seed);
            book.IsConsistent.Should().BeTrue();
        }

        _desk.Problems.All.Should().BeEmpty();
    }

    [Fact]
    public void Prices_that_move_row_by_row_leave_no_level_behind()
    {
        for (int i = 0; i < 3; i++)
        {
            Row(isBid: true, i, 0, 7000m - (i * 0.25m), 10 + i);
            Row(isBid: false, i, 0, 7000.25m + (i * 0.25m), 20 + i);
        }

        OrderBook book = new();
        Apply(book);

        // The bid moves up a tick: 7000.25 is the ask until its rows have moved too.
        for (int i = 0; i < 3; i++)
        {
            Row(isBid: true, i, 1, 7000.25m - (i * 0.25m), 30 + i);
        }

        _desk.Events.Where(e => e.Kind == EventKind.Depth).Select(e => e.Depth.IsLast).Should().NotContain(true, "it is crossed or has a price twice");
        for (int i = 0; i < 3; i++)
        {
            Row(isBid: false, i, 1, 7000.5m + (i * 0.25m), 40 + i);
        }

        Apply(book);
        Compare(book, 0);
        book.IsConsistent.Should().BeTrue();
    }

    [Fact]
    public void A_reset_empties_it_and_the_stream_goes_on()
    {
        Row(isBid: true, 0, 0, 7000m, 10);
        OrderBook book = new();
        Apply(book);
        _desk.Server.Market.ResetDepth(_desk.Es);
        _desk.Run(0.05);
        Apply(book);
        book.BidLevels.Should().Be(0);
        Row(isBid: true, 0, 0, 7000m, 10);
        Apply(book);
        Compare(book, 0);
    }

    [Fact]
    public void Crossed_for_more_than_two_seconds_it_is_requested_anew()
    {
        Row(isBid: true, 0, 0, 7000m, 10);
        Row(isBid: false, 0, 0, 6999m, 10);
        int id = _desk.Feed.Book!.RequestId;
        _desk.Run(1.8);
        _desk.Feed.Book.RequestId.Should().Be(id);
        _desk.Server.Market.Depth(_desk.Es, isBid: false, 0, 1, 7000.25m, 10);
        _desk.Run(5);
        _desk.Feed.Book.RequestId.Should().Be(id, "it mended itself");
        _desk.Server.Market.Depth(_desk.Es, isBid: false, 0, 1, 6999m, 10);
        _desk.Run(2.3);
        _desk.Feed.Book.RequestId.Should().NotBe(id);
        OrderBook book = new();
        Apply(book);
        Compare(book, 0);
        _desk.Server.Violations.Should().BeEmpty();
    }

    [Fact]
    public void A_row_that_cannot_be_is_counted()
    {
        BookRows rows = new(Side.Buy, 10);
        int[] changes = new int[2];
        rows.Insert(1, 100, 1, changes).Should().Be(-1);
        rows.Update(3, 100, 1, changes).Should().Be(-1);
        rows.Delete(0, changes).Should().Be(-1);
        rows.Update(0, 100, 1, changes).Should().Be(1, "an update of the row past the last makes it");
    }

    private void Row(bool isBid, int row, int operation, decimal price, decimal size)
    {
        _desk.Server.Market.Depth(_desk.Es, isBid, row, operation, price, size);
        _desk.Settle();
    }

    // Bids below 7000, asks above, so that a random book is never crossed; within a side prices stay in order.
    private void Operate(Random random, bool isBid)
    {
        IReadOnlyList<MiaIa.TwsSimulator.DepthRow> side = _desk.Server.Market.Of(_desk.Es).Side(isBid);
        int sign = isBid ? -1 : 1;
        int[] used = [.. side.Select(r => (int)((r.Price - 7000m) / 0.25m) * sign)];
        int draw = random.Next(3);
        if (draw == 0 && used.Length < 10)
        {
            int level = Enumerable.Range(1, 40).Except(used).OrderBy(_ => random.Next()).First();
            Row(isBid, used.Count(u => u < level), 0, 7000m + (sign * level * 0.25m), random.Next(1, 500));
        }
        else if (draw == 1 && used.Length > 0)
        {
            int row = random.Next(used.Length);
            int low = row == 0 ? 1 : used[row - 1] + 1;
            int high = row == used.Length - 1 ? 40 : used[row + 1] - 1;
            Row(isBid, row, 1, 7000m + (sign * random.Next(low, Math.Max(low, high) + 1) * 0.25m), random.Next(1, 500));
        }
        else if (used.Length > 0)
        {
            Row(isBid, random.Next(used.Length), 2, 0, 0);
        }
    }

    private void Apply(OrderBook book)
    {
        foreach (MarketEvent e in _desk.Events.Where(e => e.Kind == EventKind.Depth))
        {
            book.Apply(in e.Depth);
        }

        _desk.Events.Clear();
    }

    private void Compare(OrderBook book, int seed)
    {
        MiaIa.TwsSimulator.Quotes quotes = _desk.Server.Market.Of(_desk.Es);
        Enumerable.Range(0, book.BidLevels).Select(i => (book.Bid(i).PriceTicks * 0.25m, (decimal)book.Bid(i).Size))
            .Should().Equal(quotes.Side(isBid: true).Select(r => (r.Price, r.Size)), $"seed {seed}");
        Enumerable.Range(0, book.AskLevels).Select(i => (book.Ask(i).PriceTicks * 0.25m, (decimal)book.Ask(i).Size))
            .Should().Equal(quotes.Side(isBid: false).Select(r => (r.Price, r.Size)), $"seed {seed}");
    }
}
