using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Ibkr.Tests.Data;

/// <summary>The path of a tick, from the receiver to the reader.</summary>
public sealed class FeedPathTests
{
    private long _nowNs = FeedDesk.Ns("2026-11-23T15:30:00Z");

    [Fact]
    public void Ticks_are_handed_on_without_allocation()
    {
        FeedStream stream = new(() => _nowNs, 1024);
        FeedProblems problems = new(new TestProblems());
        FeedLines lines = new(stream, problems);
        FutureMarket future = new(TestInstruments.Es, stream, problems) { TradesFromNs = 0 };
        FeedLine[] all = [new TradeLine(lines, future), new QuoteLine(lines, future), new DepthLine(lines, future), new LevelOneLine(lines, future), new IndexLine(lines, TestInstruments.Spx)];
        for (int i = 0; i < all.Length; i++)
        {
            all[i].OnRequested(i + 1);
        }

        lock (stream.Gate)
        {
            stream.StartTime();
        }

        FeedReceiver receiver = new(lines);
        MarketEvent[] buffer = new MarketEvent[64];
        long bytes = Allocations.Of(() =>
        {
            Work(receiver, stream, buffer, 200);
            return () => Work(receiver, stream, buffer, 10_000);
        });
        bytes.Should().Be(0);
        stream.Overflows.Should().Be(0);
    }

    [Fact]
    public void The_ring_gives_what_it_took_in_order_around_its_end()
    {
        EventRing ring = new(8);
        MarketEvent[] buffer = new MarketEvent[5];
        long next = 0;
        long read = 0;
        Random random = new(7);
        for (int i = 0; i < 1000; i++)
        {
            for (int n = random.Next(6); n > 0 && ring.TryAdd(MarketEvent.Of(EventKind.FeedLost, next)); n--)
            {
                next++;
            }

            foreach (MarketEvent e in buffer.AsSpan(0, ring.Read(buffer)))
            {
                e.TimeNs.Should().Be(read++);
            }
        }

        ring.Count.Should().Be((int)(next - read));
        read.Should().BeGreaterThan(1000);
    }

    [Fact]
    public void What_is_held_comes_out_as_received_when_it_is_released()
    {
        FeedStream stream = new(() => _nowNs, 64);
        MarketEvent[] buffer = new MarketEvent[8];
        lock (stream.Gate)
        {
            stream.Hold();
            stream.Add(MarketEvent.Of(stream.Stamp(), 0, new Quote(1, 2, 3, 4), 77));
            stream.Add(MarketEvent.Of(stream.Stamp(), 0, new Trade(1, 1, Side.Buy)));
            _nowNs += 5;
            stream.Add(MarketEvent.Of(stream.Stamp(), 0, new Trade(2, 1, Side.Buy)));
        }

        stream.Read(buffer).Should().Be(0);
        lock (stream.Gate)
        {
            _nowNs += 5;
            stream.Release(_nowNs - 5);
        }

        stream.Read(buffer).Should().Be(2);
        buffer[0].TimeNs.Should().Be(_nowNs);
        buffer[0].VenueNs.Should().Be(77);
        buffer[1].Trade.PriceTicks.Should().Be(2, "the print before has its bar");
    }

    [Fact]
    public void A_clock_that_goes_back_does_not_take_the_stream_along()
    {
        FeedStream stream = new(() => _nowNs, 64);
        lock (stream.Gate)
        {
            long first = stream.Stamp();
            _nowNs -= 1000;
            stream.Stamp().Should().Be(first);
        }
    }

    private void Work(FeedReceiver receiver, FeedStream stream, MarketEvent[] buffer, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _nowNs += 1_000_000;
            double price = 7000 + ((i % 40) * 0.25);
            receiver.TickByTickQuote(new TickByTickQuote(2, 1, price - 0.25, price, 5 + (i % 7), 6, false, false));
            receiver.TickByTickTrade(new TickByTickTrade(1, true, 1, price, 2, false, false, "CME", ""));
            receiver.MarketDepth(new MarketDepth(3, i % 10, DepthOperation.Update, DepthSide.Bid, 6900 - ((i % 10) * 0.25), 5 + (i % 9)));
            receiver.TickPrice(new TickPrice(4, 1, price - 0.25, 9 + (i % 3), 0));
            receiver.TickSize(new TickSize(4, 0, 3 + (i % 5)));
            receiver.RtVolume(new RtVolume(4, 48, price, 1, 1, i, 7000, true));
            receiver.TickPrice(new TickPrice(5, 4, price, 0, 0));
            while (stream.Read(buffer) > 0)
            {
                // Only the way counts.
            }
        }
    }
}
