using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Tests;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>Messages that come thousands of times a second make no garbage.</summary>
public sealed class WireAllocationTests
{
    private static readonly byte[][] Ticks =
    [
        .. new[]
        {
            "1|6|2|1|7000.25|14|1|", "2|6|2|0|21|", "45|6|2|49|0|", "46|6|2|45|1763800123|",
            "46|6|2|48|7000.25;3;1763800000123;154321;6998.12345678;true|", "21|2|13|1|0.125|-1|12.5|0.5|0.001|2.5|-0.75|7000.25|",
            "12|1|5|0|0|1|7000|21|", "13|1|5|3|NSDQ|2|1|99.5|100|1|", "99|3|2|1763800001|7000.25|3|0|CME| T|", "99|4|3|1763800001|7000|7000.25|21|14|0|",
            "99|4|4|1763800001|7000.125|", "50|3|6|1763800005|7000|7001|6999|7000.5|120|7000.25|44|", "999|unknown|",
            "2|6|2|0|1.7976931348623157E308|",
        }.Select(TwsFrames.Payload),
    ];

    [Fact]
    public void TenThousandTicks_AreRead_WithoutAllocation()
    {
        TextCodec codec = new(200);
        TwsReceiver receiver = new();
        long bytes = Allocations.Of(() =>
        {
            Read(codec, receiver, 100);
            return () => Read(codec, receiver, 10_000);
        });
        bytes.Should().Be(0);
    }

    private static void Read(TextCodec codec, TwsReceiver receiver, int count)
    {
        for (int i = 0; i < count; i++)
        {
            codec.Decode(Ticks[i % Ticks.Length], receiver);
        }
    }
}
