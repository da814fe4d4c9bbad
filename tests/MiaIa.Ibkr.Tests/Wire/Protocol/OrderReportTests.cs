using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Wire.Protocol;

/// <summary>Open and completed orders of server versions 164 to 200 with every mixture of their parts: each value comes out where it belongs.</summary>
public sealed class OrderReportTests
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("MIA_FULL") == "1";

    public static TheoryData<int> Versions => [.. Enumerable.Range(TextCodec.MinReadVersion, 37)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void EveryField_OfAnOpenOrder_ComesOut(int version) => Check(version, OrderReport.Open);

    [Theory]
    [MemberData(nameof(Versions))]
    public void EveryField_OfACompletedOrder_ComesOut(int version) => Check(version, OrderReport.Completed);

    [Theory]
    [InlineData(200, 156)]
    [InlineData(176, 136)] // less the 21 gated later, and the profile of advisers
    public void APlainOpenOrder_HasTheFieldsThatTheTableCounts(int version, int expected) =>
        OrderReport.Open(version, OrderBlocks.DeltaNeutral).Text.Count(c => c == '|').Should().Be(expected);

    [Fact]
    public void APlainCompletedOrder_HasTheFieldsThatTheTableCounts() =>
        OrderReport.Completed(200, OrderBlocks.DeltaNeutral).Text.Count(c => c == '|').Should().Be(103);

    [Theory]
    [MemberData(nameof(Versions))]
    public void AnOrder_CutOffAnywhere_NeverThrows_AndIsToldOnceOrNotAtAll(int version)
    {
        foreach (OrderReport report in (OrderReport[])[OrderReport.Open(version, OrderBlocks.All & ~OrderBlocks.Unset), OrderReport.Completed(version, OrderBlocks.None)])
        {
            byte[] payload = TwsFrames.Payload(report.Text);
            for (int i = 1; i < payload.Length; i++)
            {
                (DecodeOutcome outcome, MessageRecorder messages) = TwsFrames.Decode(payload.AsSpan(0, i), version);
                messages.Calls.Should().HaveCount(outcome.Status is DecodeStatus.Decoded ? 1 : 0);
            }
        }
    }

    private static void Check(int version, Func<int, OrderBlocks, OrderReport> write)
    {
        int step = IsFull ? 1 : 13;
        for (int blocks = version % step; blocks <= (int)OrderBlocks.All; blocks += step)
        {
            OrderReport report = write(version, (OrderBlocks)blocks);
            string because = $"of version {version} with {(OrderBlocks)blocks}";
            Flat.Of(TwsFrames.Message(report.Text + "surplus|7|", version)).Should().Equal(report.Expected, because);
        }
    }
}
