using MiaIa.Host.Data;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Data;

/// <summary>Reading ahead waits for a file, and never for a quiet feed.</summary>
public sealed class ReadAheadTests
{
    [Fact]
    public void A_quiet_feed_hands_over_what_is_there_and_keeps_nobody_waiting()
    {
        using QuietFeed feed = new();
        using ReadAhead ahead = new(feed);
        MarketEvent[] buffer = new MarketEvent[4096];
        feed.Give(3);
        ReadSome(ahead, buffer).Should().Be(3, "a block need not be full");
        feed.IsAsked.Wait();
        feed.IsAsked.Wait();
        ahead.Read(buffer).Should().Be(0, "it returns although nothing comes");
        feed.Give(2);
        ReadSome(ahead, buffer).Should().Be(2);
        ahead.IsEnded.Should().BeFalse();
    }

    [Fact]
    public void A_file_is_read_whole_whatever_the_size_of_its_pieces()
    {
        MarketEvent[] events = [.. Enumerable.Range(0, 5000).Select(i => MarketEvent.Of(EventKind.Flatten, i))];
        using ReadAhead ahead = new(new ListReader(events));
        MarketEvent[] buffer = new MarketEvent[700];
        List<long> times = [];
        while (!ahead.IsEnded)
        {
            int count = ahead.Read(buffer);
            times.AddRange(buffer.Take(count).Select(e => e.TimeNs));
            (count == 700 || ahead.IsEnded).Should().BeTrue("only the last read may be short");
        }

        times.Should().Equal(Enumerable.Range(0, 5000).Select(i => (long)i));
    }

    private static int ReadSome(ReadAhead ahead, MarketEvent[] buffer)
    {
        int read = 0;
        while (read == 0)
        {
            read = ahead.Read(buffer);
        }

        return read;
    }

    private sealed class QuietFeed : IEventReader
    {
        private int _there;

        /// <summary>Released whenever it was asked and had nothing.</summary>
        public SemaphoreSlim IsAsked { get; } = new(0);

        public bool IsEnded => false;

        public void Give(int count) => Interlocked.Exchange(ref _there, count);

        public int Read(Span<MarketEvent> buffer)
        {
            int count = Interlocked.Exchange(ref _there, 0);
            for (int i = 0; i < count; i++)
            {
                buffer[i] = MarketEvent.Of(EventKind.Flatten, i);
            }

            if (count == 0)
            {
                IsAsked.Release();
            }

            return count;
        }

        public void Dispose() => IsAsked.Dispose();
    }
}
