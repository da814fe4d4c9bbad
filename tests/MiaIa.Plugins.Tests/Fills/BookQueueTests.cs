using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Fills;

/// <summary>Tapes of levels and prints worked by hand: 20 ms of latency.</summary>
public sealed class BookQueueTests
{
    private const long Late = 20 * FillTape.Millisecond;

    private readonly FillTape _tape = new(new BookQueue(new()));

    public BookQueueTests()
    {
        foreach ((Side side, int price, int size) in new[]
        {
            (Side.Buy, 24000, 5), (Side.Buy, 23999, 7), (Side.Sell, 24001, 2), (Side.Sell, 24002, 3), (Side.Sell, 24004, 4),
        })
        {
            _tape.Level(0, side, price, size);
        }
    }

    [Theory]
    [InlineData(2, "fill 1 2@24001")]
    [InlineData(4, "fill 1 2@24001, fill 1 2@24002")]
    [InlineData(9, "fill 1 2@24001, fill 1 3@24002, fill 1 4@24004")]
    [InlineData(14, "fill 1 2@24001, fill 1 3@24002, fill 1 4@24004, fill 1 4@24005, fill 1 1@24006")] // beyond: as deep as the last, a tick worse each
    public void A_market_order_walks_the_levels(int quantity, string fills)
    {
        _tape.Order(1, OrderType.Market, Side.Buy, quantity).Level(Late, Side.Sell, 24001, 100).Told().Should().Equal(fills.Split(", "));
        _tape.Answers.Where(a => a.Kind is EventKind.Fill).Select(a => a.Fill.SlippageTicks)
            .Should().Equal(quantity == 14 ? [0, 0, 0, 1, 2] : Enumerable.Repeat(0, fills.Split(", ").Length));
    }

    [Fact]
    public void What_we_took_is_not_there_again_until_its_level_is_told_anew()
    {
        _tape.Order(1, OrderType.Market, Side.Buy, 1).Order(2, OrderType.Market, Side.Buy, 2).Level(Late, Side.Buy, 23998, 1)
            .Told().Should().Equal("fill 1 1@24001", "fill 2 1@24001", "fill 2 1@24002");
        _tape.Level(Late + 1, Side.Sell, 24001, 2).Order(3, OrderType.Market, Side.Buy, 3, at: Late + 1).Level((2 * Late) + 1, Side.Buy, 23998, 2)
            .Told().Should().Equal("fill 3 2@24001", "fill 3 1@24002");
    }

    [Fact]
    public void A_limit_joins_behind_the_contracts_shown_and_prints_move_the_queue()
    {
        // Five ahead. Sold at its price: 3, then 2 (the queue is consumed exactly), then 2 for our 3, then 1.
        _tape.Order(1, OrderType.Limit, Side.Buy, 3, 24000).Print(Late, 24000, 3).Print(Late + 1, 24000, 2).Told().Should().BeEmpty();
        _tape.Print(Late + 2, 24000, 2).Told().Should().Equal("fill 1 2@24000");
        _tape.Print(Late + 3, 24000, 9).Told().Should().Equal("fill 1 1@24000");
    }

    [Fact]
    public void A_print_larger_than_the_queue_fills_what_is_left_of_it()
    {
        _tape.Order(1, OrderType.Limit, Side.Buy, 3, 24000);
        _tape.Print(Late, 24000, 6).Told().Should().Equal("fill 1 1@24000");
    }

    [Fact]
    public void Cancellations_do_not_move_the_queue_and_buyers_at_its_price_do_not()
    {
        _tape.Order(1, OrderType.Limit, Side.Buy, 1, 24000).Level(Late, Side.Buy, 24000, 1).Print(Late + 1, 24000, 4).Told().Should().BeEmpty();
        _tape.Print(Late + 2, 24000, 9, Side.Buy).Told().Should().BeEmpty();
        _tape.Print(Late + 3, 24000, 1).Told().Should().BeEmpty("the fifth");
        _tape.Print(Late + 4, 24000, 1, Side.None).Told().Should().Equal(["fill 1 1@24000"], "one whose side is not known counts");
    }

    [Fact]
    public void A_print_before_its_arrival_moves_nothing_and_the_queue_is_that_of_its_arrival()
    {
        _tape.Order(1, OrderType.Limit, Side.Buy, 1, 24000).Print(Late - 1, 24000, 5).Level(Late - 1, Side.Buy, 24000, 2);
        _tape.Print(Late, 24000, 2).Told().Should().BeEmpty("two are ahead");
        _tape.Print(Late, 24000, 1).Told().Should().Equal("fill 1 1@24000");
    }

    [Fact]
    public void A_print_through_its_price_fills_it()
    {
        _tape.Order(1, OrderType.Limit, Side.Buy, 3, 24000).Print(Late, 23999).Told().Should().Equal("fill 1 3@24000");
        _tape.Order(2, OrderType.Limit, Side.Sell, 3, 24004, at: Late).Print(2 * Late, 24005).Told().Should().Equal("fill 2 3@24004");
    }

    [Fact]
    public void A_limit_beyond_the_opposite_side_takes_up_to_its_price_and_rests_with_the_rest()
    {
        _tape.Order(1, OrderType.Limit, Side.Buy, 6, 24002).Level(Late, Side.Buy, 23998, 1)
            .Told().Should().Equal("fill 1 2@24001", "fill 1 3@24002");
        _tape.Print(Late + 1, 24002, 1).Told().Should().Equal(["fill 1 1@24002"], "nobody is ahead at a price that was an ask");
    }

    [Fact]
    public void A_change_of_price_or_more_contracts_goes_to_the_back_and_fewer_contracts_stay()
    {
        _tape.Order(1, OrderType.Limit, Side.Buy, 2, 24000).Print(Late, 24000, 5).Modify(1, 24000, 1, Late);
        _tape.Print(2 * Late, 24000, 1).Told().Should().Equal(["fill 1 1@24000"], "with fewer contracts it keeps its place");
        _tape.Order(2, OrderType.Limit, Side.Buy, 1, 24000, at: 2 * Late).Print(3 * Late, 24000, 5).Modify(2, 24000, 2, 3 * Late);
        _tape.Print(4 * Late, 24000, 5).Told().Should().BeEmpty("it is behind the five that are shown again");
        _tape.Print((4 * Late) + 1, 24000, 2).Told().Should().Equal("fill 2 2@24000");
    }

    [Fact]
    public void Our_own_orders_stand_behind_each_other()
    {
        _tape.Order(1, OrderType.Limit, Side.Buy, 2, 24000).Order(2, OrderType.Limit, Side.Buy, 1, 24000);
        _tape.Print(Late, 24000, 6).Told().Should().Equal("fill 1 1@24000");
        _tape.Cancel(1, Late).Print(2 * Late, 24000, 1).Told().Should().Equal("cancel 1 Requested", "fill 2 1@24000");
    }

    [Fact]
    public void Beyond_the_levels_shown_the_queue_is_known_when_its_level_is_shown()
    {
        _tape.Order(1, OrderType.Limit, Side.Buy, 1, 23990).Level(Late, Side.Buy, 23990, 4).Print(Late + 1, 23990, 4).Told().Should().BeEmpty();
        _tape.Print(Late + 2, 23990, 1).Told().Should().Equal("fill 1 1@23990");
    }

    [Fact]
    public void A_stop_walks_the_levels_told_after_its_trigger()
    {
        _tape.Order(1, OrderType.Stop, Side.Sell, 6, 24000).Print(Late, 24000, 5).Told().Should().BeEmpty();
        _tape.Level(Late, Side.Buy, 24000, 0, isLast: false).Told().Should().BeEmpty("the batch goes on");
        _tape.Level(Late, Side.Buy, 23999, 4).Told().Should().Equal("fill 1 4@23999", "fill 1 2@23998");
    }

    [Fact]
    public void A_crossed_book_or_one_from_before_the_break_gives_nothing()
    {
        _tape.Level(1, Side.Buy, 24003, 1).Order(1, OrderType.Market, Side.Buy, 1).Level(Late, Side.Buy, 24003, 2).Told().Should().BeEmpty();
        _tape.Level(Late + 1, Side.Buy, 24003, 0).Told().Should().Equal("fill 1 1@24001");
    }
}
