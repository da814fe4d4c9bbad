using System.Globalization;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using static MiaIa.Ibkr.Tests.Wire.TwsFrames;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>Every word for "not there" of PROTOCOL 3 is nothing, and what cannot be read hides the message.</summary>
public sealed class SentinelTests
{
    [Theory]
    [InlineData("")]
    [InlineData("2147483647")]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("1.7976931348623157E308")]
    [InlineData("1.7976931348623157e+308")]
    [InlineData("Infinity")]
    [InlineData("NaN")]
    public void AnUnsetSize_IsNone(string size) => Message($"2|6|2|0|{size}|").Should().Be(new TickSize(2, 0, null));

    [Theory]
    [InlineData("3", 3)]
    [InlineData("0.0001", 0.0001)]
    [InlineData("948837.22", 948837.22)]
    [InlineData("-4", -4)]
    [InlineData("2.5E-4", 0.00025)]
    public void ASize_IsADecimal(string size, double expected) => Message($"2|6|2|0|{size}|").Should().Be(new TickSize(2, 0, (decimal)expected));

    [Theory]
    [InlineData("")]
    [InlineData("1.7976931348623157E308")]
    [InlineData("1.7976931348623157e+308")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("NaN")]
    public void AnUnsetDouble_IsNone(string value) => Message($"45|6|2|49|{value}|").Should().Be(new TickGeneric(2, 49, null));

    [Theory]
    [InlineData("")]
    [InlineData("1.7976931348623157E308")]
    [InlineData("NaN")]
    public void AnUnsetAmount_IsNone(string value) => Message($"94|1|{value}|1|2|").Should().Be(new Pnl(1, null, 1, 2));

    [Theory]
    [InlineData("-1", "5", 1, null)]
    [InlineData("0", "0", 1, null)]
    [InlineData("0", "0", 67, null)]
    [InlineData("0", "1", 1, 0d)]
    [InlineData("0", "0", 9, 0d)]
    [InlineData("-1.25", "5", 1, -1.25)]
    public void APriceOfMinusOne_OrZeroWithoutSize_IsNoQuote(string price, string size, int tickType, double? expected) =>
        ((TickPrice)Message($"1|6|2|{tickType}|{price}|{size}|0|")!).Price.Should().Be(expected);

    [Fact]
    public void GreeksNotComputed_AreNone_ButADeltaOfMinusOneIsLegal()
    {
        Message("21|2|10|0|-1|-2|-1|-1|-2|-2|-2|-1|").Should().Be(new TickOptionComputation(2, 10, 0, null, null, null, null, null, null, null, null));
        ((TickOptionComputation)Message("21|2|10|0|-1|-1|-1|-1|-2|-2|-2|-1|")!).Delta.Should().Be(-1);
    }

    [Theory]
    [InlineData("2147483647")]
    [InlineData("")]
    public void AnUnsetInteger_IsNone(string value) => Message($"81|2|0.25||{value}|").Should().Be(new TickRequestParameters(2, 0.25m, "", null));

    [Fact]
    public void AnUnsetLong_IsNone()
    {
        ((TwsNotice)Message("4|1|2|t||9223372036854775807|")!).TimeMs.Should().BeNull();
        ((OrderStatusUpdate)Message("3|12|Submitted|0|1|0|9223372036854775807|0|0|7||0|")!).PermId.Should().Be(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("?")]
    public void ARightThatIsNone_IsNone(string right) =>
        ((PositionReport)Message($"61|3|DU1|1|ES|FUT|20261218|0|{right}|50||USD|ESZ6|ES|1|2|")!).Contract.Right.Should().Be(OptionRight.None);

    [Theory]
    [InlineData("C", OptionRight.Call)]
    [InlineData("P", OptionRight.Put)]
    public void ARight_IsRead(string right, OptionRight expected) =>
        ((PositionReport)Message($"61|3|DU1|1|SPX|OPT|20261218|6900|{right}|100||USD|SPXW  261218C06900000|SPXW|1|2|")!).Contract.Should()
            .BeEquivalentTo(new { Right = expected, Strike = 6900m, LocalSymbol = "SPXW  261218C06900000" });

    [Theory]
    [InlineData("1|6|2|1|70,25|14|1|")]
    [InlineData("1|6|2|1|7000.25|x|1|")]
    [InlineData("1|6|x|1|7000.25|14|1|")]
    [InlineData("1|6||1|7000.25|14|1|")]
    [InlineData("1|6|2|1| 7000.25|14|1|")]
    [InlineData("1|6|")]
    [InlineData("12|1|5|0|3|1|7000|21|")]
    [InlineData("12|1|5|0|0|2|7000|21|")]
    [InlineData("99|3|5|1763800001|7000|")]
    [InlineData("46|6|2|48|x;3;1763800000123;154321;6998;true|")]
    [InlineData("3||Submitted|0|1|0|1|0|0|7||0|")]
    [InlineData("11|-1|12|1|ES|FUT|2|0||50|CME|USD|ESZ6|ES||t|")]
    [InlineData("61|3|DU1|1|ES|FUT|20261218|0|X|50||USD|ESZ6|ES|1|2|")]
    [InlineData("17|6|3|1763799900|7000|7001|6999.75|7000.5|1200|7000.31|410|")]
    [InlineData("17|6|-1|")]
    [InlineData("17|6|2000000000|")]
    [InlineData("93|67|1|0||")]
    [InlineData("|")]
    [InlineData("x|")]
    [InlineData("")]
    public void AFieldThatCannotBeRead_HidesTheMessage(string text) => ShouldBeMalformed(text);

    [Fact]
    public void MissingFieldsAtTheEnd_AreDefaults()
    {
        Message("1|6|2|1|").Should().Be(new TickPrice(2, 1, null, null, 0));
        Message("3|12|Filled|").Should().Be(new OrderStatusUpdate(12, OrderStatus.Filled, "Filled", null, null, null, 0, 0, null, 0, "", null));
        Message("17|6|").Should().BeEquivalentTo(new HistoricalBars(6, [], false, "", ""));
    }

    [Fact]
    public void AnUnendedLastField_IsRead() => Message("9|1|17").Should().Be(17);

    [Fact]
    public void TheCultureOfTheHost_ChangesNothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NumberGroupSeparator = ".";
        foreign.NumberFormat.NegativeSign = "\u2212";
        try
        {
            CultureInfo.CurrentCulture = foreign;
            Encode(new PlaceOrder(12, Es, Limit with { LimitPriceOffset = -0.5m })).Should().Contain("|6990.25|").And.Contain("|-0.5|");
            Message("1|6|2|1|-7000.25|14|1|").Should().Be(new TickPrice(2, 1, -7000.25, 14m, 1));
            Message("2|6|2|0|-0.5|").Should().Be(new TickSize(2, 0, -0.5m));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
