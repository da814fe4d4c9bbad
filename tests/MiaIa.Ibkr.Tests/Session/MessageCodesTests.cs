using MiaIa.Plugins.Brokers.Ibkr.Session;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>The table of codes (OPERATIONS 4) and the farms.</summary>
public sealed class MessageCodesTests
{
    [Fact]
    public void Each_code_stands_once_and_has_a_meaning()
    {
        MessageCodes.All.Select(c => c.Code).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder();
        MessageCodes.All.Should().OnlyContain(c => c.Meaning.Length > 0);
    }

    [Theory]
    [InlineData(1100, MessageClass.Connectivity)]
    [InlineData(2110, MessageClass.Connectivity)]
    [InlineData(2104, MessageClass.FarmNotice)]
    [InlineData(2158, MessageClass.FarmNotice)]
    [InlineData(399, MessageClass.Warning)]
    [InlineData(10349, MessageClass.Warning)]
    [InlineData(10167, MessageClass.Warning)]
    [InlineData(200, MessageClass.RequestError)]
    [InlineData(10197, MessageClass.RequestError)]
    [InlineData(201, MessageClass.OrderEvent)]
    [InlineData(326, MessageClass.Fatal)]
    [InlineData(505, MessageClass.Fatal)]
    public void A_code_has_its_class(int code, MessageClass expected) => MessageCodes.Of(code).Class.Should().Be(expected);

    [Theory]
    [InlineData(10349)] // tif from a preset: the order lives
    [InlineData(399)]
    [InlineData(2109)]
    [InlineData(2137)]
    [InlineData(105)] // the change is refused, the old order lives
    [InlineData(134)]
    [InlineData(404)]
    public void A_remark_is_no_rejection(int code) => MessageCodes.Of(code).Effect.Should().Be(OrderEffect.None);

    [Theory]
    [InlineData(201, OrderEffect.Ends)]
    [InlineData(202, OrderEffect.Ends)]
    [InlineData(321, OrderEffect.Ends)]
    [InlineData(110, OrderEffect.Ends)]
    [InlineData(103, OrderEffect.Unclear)]
    [InlineData(161, OrderEffect.Unclear)]
    [InlineData(10147, OrderEffect.Unclear)]
    [InlineData(10148, OrderEffect.Unclear)]
    [InlineData(77_777, OrderEffect.Unclear)] // unknown: never a rejection
    public void The_effect_on_an_order_is_known_or_unclear(int code, OrderEffect expected) => MessageCodes.Of(code).Effect.Should().Be(expected);

    [Theory]
    [InlineData(200, true)]
    [InlineData(162, true)]
    [InlineData(77_777, true)]
    [InlineData(2104, false)]
    [InlineData(2150, false)]
    [InlineData(317, false)]
    [InlineData(10167, false)]
    public void A_notice_ends_no_request(int code, bool expected) => MessageCodes.Of(code).EndsRequest.Should().Be(expected);

    [Fact]
    public void Farms_are_known_by_the_name_after_the_last_colon()
    {
        FarmMap farms = new();
        farms.TryUpdate(2104, "Market data farm connection is OK:usfuture", out string name).Should().BeFalse("it was not lost");
        name.Should().Be("usfuture");
        farms.TryUpdate(2103, "Market data farm connection is broken:usfuture", out _).Should().BeTrue();
        farms.TryUpdate(2103, "Market data farm connection is broken:usfuture", out _).Should().BeFalse("it is lost already");
        farms.TryUpdate(2108, "Market data farm connection is inactive but should be available upon demand.usfarm", out name).Should().BeFalse();
        name.Should().Be("usfarm");
        farms.Find("usfarm").Should().Be(FarmState.Inactive);
        farms.Lost.Should().Equal("usfuture");
        farms.TryUpdate(2119, "Market data farm is connecting:usfuture", out _).Should().BeTrue();
        farms.Find("usfuture").Should().Be(FarmState.Connecting);
        farms.Lost.Should().BeEmpty();
    }
}
