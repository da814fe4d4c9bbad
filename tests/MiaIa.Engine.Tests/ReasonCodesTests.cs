namespace MiaIa.Engine.Tests;

public sealed class ReasonCodesTests
{
    [Theory]
    [InlineData(ReasonCode.NoSetup, "NO_SETUP")]
    [InlineData(ReasonCode.Data, "DATA")]
    [InlineData(ReasonCode.MaxRoundTrips, "MAX_ROUND_TRIPS")]
    [InlineData(ReasonCode.SizeZero, "SIZE_ZERO")]
    public void Codes_are_spelled_as_the_specification_does(ReasonCode code, string expected) =>
        ReasonCodes.Text(code).Should().Be(expected);

    [Fact]
    public void Every_code_has_its_bit() => ReasonCodes.Count.Should().BeLessThan(64);
}
