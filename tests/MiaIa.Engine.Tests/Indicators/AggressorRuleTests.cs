using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Engine.Tests.Indicators;

public sealed class AggressorRuleTests
{
    private readonly AggressorRule _rule = new();

    [Theory]
    [InlineData(101, Side.Buy)]   // at the ask
    [InlineData(102, Side.Buy)]   // above it
    [InlineData(99, Side.Sell)]   // at the bid
    [InlineData(98, Side.Sell)]   // below it
    [InlineData(100, Side.None)]  // between, and nothing before it
    public void A_print_takes_its_side_from_the_quote_before_it(int price, Side expected)
    {
        _rule.OnQuote(new Quote(99, 101, 5, 5));
        SideOf(price).Should().Be(expected);
    }

    [Fact]
    public void Between_the_quote_the_last_change_of_price_decides()
    {
        _rule.OnQuote(new Quote(90, 110, 5, 5));
        SideOf(100).Should().Be(Side.None, "nothing came before it");
        SideOf(101).Should().Be(Side.Buy);
        SideOf(99).Should().Be(Side.Sell);
    }

    [Fact]
    public void At_an_equal_price_the_side_of_the_print_before_it_stays()
    {
        SideOf(100);
        SideOf(101).Should().Be(Side.Buy);
        SideOf(101).Should().Be(Side.Buy);
        SideOf(100).Should().Be(Side.Sell);
        SideOf(100).Should().Be(Side.Sell);
    }

    [Fact]
    public void The_side_before_an_equal_price_may_be_the_feeds_own()
    {
        _rule.SideOf(new Trade(100, 1, Side.Sell), out _);
        SideOf(100).Should().Be(Side.Sell);
    }

    [Fact]
    public void What_the_feed_says_is_not_doubted()
    {
        _rule.OnQuote(new Quote(99, 101, 5, 5));
        _rule.SideOf(new Trade(101, 1, Side.Sell), out bool isInferred).Should().Be(Side.Sell);
        isInferred.Should().BeFalse();
    }

    [Fact]
    public void A_side_of_the_quote_that_is_not_there_says_nothing()
    {
        _rule.OnQuote(new Quote(0, 101, 0, 5));
        SideOf(50).Should().Be(Side.None, "there is no bid, and no price before it");
        SideOf(101).Should().Be(Side.Buy);
    }

    [Fact]
    public void A_roll_forgets_quote_price_and_side()
    {
        _rule.OnQuote(new Quote(99, 101, 5, 5));
        SideOf(101);
        _rule.Reset();
        SideOf(101).Should().Be(Side.None);
    }

    [Fact]
    public void A_side_that_the_source_inferred_stays_inferred()
    {
        _rule.SideOf(new Trade(100, 1, Side.Buy, IsAggressorInferred: true), out bool isInferred).Should().Be(Side.Buy);
        isInferred.Should().BeTrue();
    }

    [Theory]
    [InlineData(101, Side.Buy)]
    [InlineData(100, Side.None)]
    [InlineData(99, Side.Sell)]
    public void A_quote_alone_gives_a_side_at_or_beyond_it(int price, Side expected) =>
        AggressorRule.ByQuote(new Quote(99, 101, 5, 5), price).Should().Be(expected);

    private Side SideOf(int price)
    {
        Side side = _rule.SideOf(new Trade(price, 1, Side.None), out bool isInferred);
        isInferred.Should().Be(side is not Side.None);
        return side;
    }
}
