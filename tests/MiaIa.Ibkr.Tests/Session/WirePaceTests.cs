using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>What TWS counts (OPERATIONS 8): all messages of all sockets, their openings too, never more than 50 in any second.</summary>
public sealed class WirePaceTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void AcrossLostSockets_NoSecondHoldsMoreThanFifty(int seed)
    {
        Random random = new(seed);
        TwsDesk desk = new TwsDesk().Ready();
        for (int i = 0; i < 3_000; i++)
        {
            for (int n = random.Next(6); n > 0; n--)
            {
                desk.Connection.Send(random.Next(4) switch
                {
                    0 => new CancelOrder(101),
                    1 => new PlaceOrder(random.Next(101, 9_999), Wire.TwsFrames.Es, Wire.TwsFrames.Limit),
                    _ => new MarketRuleRequest(67),
                });
            }

            if (random.Next(300) == 0)
            {
                desk.Peer.Close();
            }

            desk.Time.Advance(Step);
        }

        long[] times = [.. desk.Factory.AttemptsNs.Concat(desk.Factory.Peers.SelectMany(p => p.Received.Select(r => r.TimeNs))).Order()];
        times.Length.Should().BeGreaterThan(400, "seed {0}", seed);
        desk.Factory.Peers.Should().HaveCountGreaterThan(2, "seed {0}", seed);
        for (int i = 50; i < times.Length; i++)
        {
            (times[i] - times[i - 50]).Should().BeGreaterThan(1_000_000_000, "seed {0}, message {1}", seed, i);
        }
    }

    [Fact]
    public void OrdersAndCancels_OvertakeAFullQueue()
    {
        TwsDesk desk = new TwsDesk().Ready();
        for (int i = 0; i < 200; i++)
        {
            desk.Connection.Send(new MarketRuleRequest(67));
        }

        desk.Connection.Send(new PlaceOrder(101, Wire.TwsFrames.Es, Wire.TwsFrames.Limit)).Outcome.IsCompletedSuccessfully.Should().BeTrue();
        desk.Connection.Send(new CancelOrder(101)).Outcome.IsCompletedSuccessfully.Should().BeTrue();
        desk.Peer.Of("91").Length.Should().BeLessThanOrEqualTo(40);
        desk.Peer.Of("3").Should().ContainSingle();
        desk.Peer.Of("4").Should().ContainSingle();
    }

    [Fact]
    public void AHistoryThatWaitedBehindOthers_CountsFromWhenItWasOut()
    {
        HistoryPacing pacing = new();
        HistoryKey first = new("1@CME", "TRADES", "a");
        pacing.TryStart(first, 0, out _).Should().BeTrue();
        pacing.MarkSent(first, 3_000_000_000);
        pacing.End();
        pacing.TryStart(first, 15_500_000_000, out long readyNs).Should().BeFalse();
        readyNs.Should().Be(19_000_000_001);
        for (int i = 0; i < 4; i++)
        {
            pacing.TryStart(new("1@CME", "TRADES", $"{i}"), 3_000_000_000, out _).Should().BeTrue();
            pacing.End();
        }

        pacing.TryStart(new("1@CME", "TRADES", "z"), 4_000_000_000, out readyNs).Should().BeFalse("five went out at 3 s");
        readyNs.Should().Be(6_000_000_001);
    }
}
