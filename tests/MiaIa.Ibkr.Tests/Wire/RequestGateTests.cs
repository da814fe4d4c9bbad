using MiaIa.Plugins.Brokers.Ibkr.Wire;
using static MiaIa.Ibkr.Tests.Wire.TwsFrames;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>Counts and forms of requests at each version, worked out from the gates of PROTOCOL 12 by hand.</summary>
public sealed class RequestGateTests
{
    // 114 fields stand in every version (0 to 113); then: faProfile below 177, customerAccount from 183, professionalCustomer from 184,
    // two fields for quotes 187 to 189, includeOvernight from 189, manualOrderIndicator from 192, imbalanceOnly from 199.
    [Theory]
    [InlineData(176, 115)]
    [InlineData(177, 114)]
    [InlineData(178, 114)]
    [InlineData(182, 114)]
    [InlineData(183, 115)]
    [InlineData(184, 116)]
    [InlineData(185, 116)]
    [InlineData(186, 116)]
    [InlineData(187, 118)]
    [InlineData(188, 118)]
    [InlineData(189, 119)]
    [InlineData(190, 117)]
    [InlineData(191, 117)]
    [InlineData(192, 118)]
    [InlineData(193, 118)]
    [InlineData(198, 118)]
    [InlineData(199, 119)]
    [InlineData(200, 119)]
    public void AnOrder_HasTheFieldsOfItsVersion(int version, int expected) => FieldCount(new PlaceOrder(12, Es, Limit), version).Should().Be(expected);

    [Theory]
    [InlineData(182, "0|||")]
    [InlineData(183, "0||||")]
    [InlineData(184, "0||||0|")]
    [InlineData(187, "0||||0||2147483647|")]
    [InlineData(189, "0||||0||2147483647|0|")]
    [InlineData(190, "0||||0|0|")]
    [InlineData(192, "0||||0|0|1|")]
    [InlineData(199, "0||||0|0|1|0|")]
    public void AnOrder_EndsAsItsVersionWants(int version, string afterPostToAts)
    {
        // autoCancelParent, advancedErrorOverride, manualOrderTime, then what the versions appended.
        string expected = "|2147483647|2147483647|" + afterPostToAts;
        Encode(new PlaceOrder(12, Es, Limit with { ManualOrderIndicator = 1 }), version).Should().EndWith(expected);
    }

    [Fact]
    public void TheProfileOfAdvisors_ShiftsTheModelAt176Only()
    {
        PlaceOrder order = new(12, Es, Limit with { ModelCode = "MODEL" });
        Encode(order, 176).Split('|')[43].Should().Be("MODEL");
        Encode(order, 177).Split('|')[42].Should().Be("MODEL");
    }

    [Theory]
    [InlineData(176, "4|1|12||")]
    [InlineData(186, "4|1|12||")]
    [InlineData(187, "4|1|12||||2147483647|")]
    [InlineData(189, "4|1|12||||2147483647|")]
    [InlineData(190, "4|1|12||")]
    [InlineData(191, "4|1|12||")]
    [InlineData(192, "4|12|||2147483647|")]
    [InlineData(200, "4|12|||2147483647|")]
    public void ACancel_HasTheFormOfItsVersion(int version, string expected) => Encode(new CancelOrder(12), version).Should().Be(expected);

    [Theory]
    [InlineData(176, "58|1|")]
    [InlineData(191, "58|1|")]
    [InlineData(192, "58||2147483647|")]
    public void ACancelOfAll_HasTheFormOfItsVersion(int version, string expected) => Encode(new GlobalCancel(), version).Should().Be(expected);

    [Theory]
    [InlineData(199, "7|3|9|0|||||||")]
    [InlineData(200, "7|3|9|0|||||||2147483647|0|")]
    public void ExecutionsFilterByDays_FromVersion200(int version, string expected) => Encode(new ExecutionsRequest(9), version).Should().Be(expected);
}
