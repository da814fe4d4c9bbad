using MiaIa.Plugins.Brokers.Ibkr.Wire;
using static MiaIa.Ibkr.Tests.Wire.TwsFrames;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>What versions changed in messages.</summary>
public sealed class MessageGateTests
{
    private const string Execution = "11|-1|12|515416632|ES|FUT|20261218|0||50|CME|USD|ESZ6|ES|e.01|t|DU1|CME|SLD|1|6990.25|9|7|0|1|6990.25|tag|||M|2|";

    [Theory]
    [InlineData(193, "4|2|12|201|Order rejected||", null)]
    [InlineData(176, "4|2|12|201|Order rejected||", null)]
    [InlineData(194, "4|12|201|Order rejected||1763800000000|", 1763800000000)]
    [InlineData(200, "4|12|201|Order rejected||1763800000000|", 1763800000000)]
    public void AnError_HasTheFormOfItsVersion(int version, string text, long? timeMs) =>
        Message(text, version).Should().Be(new TwsNotice(12, 201, "Order rejected", "", timeMs));

    [Fact]
    public void AnErrorAboutNumber2_IsNotTakenForAVersion() =>
        Message("4|2|201|Order rejected||1|").Should().Be(new TwsNotice(2, 201, "Order rejected", "", 1));

    [Fact]
    public void ATextOfAnError_IsUnescaped_AndItsLineFeedsStay() =>
        Message("4|12|399|Gr\\u00fc\\u00dfe\nzwei\\uZZZZ \\u12|{\"a\":\"\\u00e4\"}|1|")
            .Should().Be(new TwsNotice(12, 399, "Grüße\nzwei\\uZZZZ \\u12", "{\"a\":\"ä\"}", 1));

    [Theory]
    [InlineData(177, Execution, false, "")]
    [InlineData(178, Execution + "1|", true, "")]
    [InlineData(197, Execution + "1|", true, "")]
    [InlineData(198, Execution + "1|me|", true, "me")]
    public void AnExecution_HasTheFieldsOfItsVersion(int version, string text, bool isPending, string submitter)
    {
        ExecutionReport execution = (ExecutionReport)Message(text + "surplus|", version)!;
        execution.Should().BeEquivalentTo(new { IsPricePending = isPending, Submitter = submitter, ModelCode = "M", LastLiquidity = 2, Side = ExecutionSide.Sold });
    }

    [Theory]
    [InlineData(195, true)]
    [InlineData(196, false)]
    public void HistoricalBars_AreTheirOwnEnd_Below196(int version, bool isEnd)
    {
        string range = isEnd ? "A|B|" : "";
        HistoricalBars bars = (HistoricalBars)Message($"17|6|{range}1|20261120|1|2|0.5|1.5|9|1.25|3|", version)!;
        bars.Should().BeEquivalentTo(new { IsEnd = isEnd, Start = isEnd ? "A" : "", End = isEnd ? "B" : "" });
        bars.Bars.Should().Equal(new HistoricalBar("20261120", 1, 2, 0.5, 1.5, 9, 1.25, 3));
    }

    [Theory]
    [InlineData(181, "20261218 08:30 US/Central|")]
    [InlineData(182, "20261218 08:30 US/Central|20261218|")]
    [InlineData(181, "20261218-08:30-US/Central|")]
    public void ContractDetails_TakeTheLastTradeDate_FromTheTextBelow182(int version, string dates)
    {
        string inelig = version >= 186 ? "0|" : "";
        ContractDetails details = (ContractDetails)Message($"10|1|ES|FUT|{dates}0||CME|USD|ESZ6|ES|ES|515416632|0.25|50|||1|0|||202612||||US/Central||||||0|||||||||{inelig}", version)!;
        details.Contract.Should().Be(Es);
        (details.LastTradeTime, details.LastTradeZone).Should().Be(("08:30", "US/Central"));
    }

    [Theory]
    [InlineData(178, "FUND", 0)]
    [InlineData(179, "STK", 0)]
    [InlineData(186, "FUND", 17)]
    public void TheFieldsOfAFund_ArePassedOver(int version, string secType, int fundFields)
    {
        string second = version >= 182 ? "|" : "";
        string fund = string.Concat(Enumerable.Repeat("f|", fundFields));
        string reasons = version >= 186 ? "1|7|why|" : "";
        ContractDetails details = (ContractDetails)Message($"10|1|X|{secType}||{second}0||SMART|USD|X|X|X|5|0.01||||1|0|||||||Z||||0|0|||||||2|3|4|{fund}{reasons}", version)!;
        details.SuggestedSizeIncrement.Should().Be(4);
        details.IneligibilityReasons.Should().BeEquivalentTo(version >= 186 ? [new TagValue("7", "why")] : Array.Empty<TagValue>());
    }
}
