using MiaIa.Plugins.Brokers.Ibkr.Session;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>At most 50 messages in any second, 40 of them ordinary; cancels, orders, the rest; brackets whole.</summary>
public sealed class PacedQueueTests
{
    private const long Second = PacedQueue<int>.WindowMs * 1_000_000L;

    private readonly record struct Item(int Number, SendClass Class, int Group, int Member, int GroupSize);

    [Fact]
    public void Forty_ordinary_requests_go_at_once_and_the_next_after_a_second()
    {
        PacedQueue<int> queue = new();
        Add(queue, 41, SendClass.Ordinary);
        Take(queue, nowNs: 0).Should().HaveCount(40);
        queue.TryTake(0, out _, out long readyNs).Should().BeFalse();
        readyNs.Should().Be(Second + 1);
        Take(queue, Second).Should().BeEmpty("a window of one second holds both its ends");
        Take(queue, Second + 1).Should().Equal(40);
    }

    [Fact]
    public void Ten_of_fifty_stay_for_orders_and_cancels()
    {
        PacedQueue<int> queue = new();
        Add(queue, 60, SendClass.Ordinary);
        Take(queue, 0).Should().HaveCount(40);
        Add(queue, 11, SendClass.Order);
        Take(queue, 0).Should().HaveCount(10, "50 less the 40 ordinary ones");
    }

    [Fact]
    public void Orders_alone_may_use_all_fifty()
    {
        PacedQueue<int> queue = new();
        Add(queue, 51, SendClass.Order);
        Take(queue, 0).Should().HaveCount(50);
    }

    [Fact]
    public void Cancels_go_before_orders_before_the_heartbeat_before_the_rest()
    {
        PacedQueue<int> queue = new();
        queue.Add(4, SendClass.Ordinary);
        queue.Add(3, SendClass.Heartbeat);
        queue.Add(2, SendClass.Order);
        queue.Add(1, SendClass.Cancel);
        Take(queue, 0).Should().Equal(1, 2, 3, 4);
    }

    [Fact]
    public void A_begun_bracket_is_not_torn_even_by_a_cancel()
    {
        PacedQueue<int> queue = new();
        queue.AddGroup([1, 2, 3], SendClass.Order);
        queue.TryTake(0, out int first, out _).Should().BeTrue();
        queue.Add(9, SendClass.Cancel);
        queue.Add(8, SendClass.Order);
        first.Should().Be(1);
        Take(queue, 0).Should().Equal(2, 3, 9, 8);
    }

    [Fact]
    public void A_bracket_waits_until_all_three_fit()
    {
        PacedQueue<int> queue = new();
        Add(queue, 24, SendClass.Order);
        Take(queue, 0).Should().HaveCount(24);
        Add(queue, 24, SendClass.Order);
        Take(queue, 10).Should().HaveCount(24);
        queue.AddGroup([1, 2, 3], SendClass.Order);
        Take(queue, 20).Should().BeEmpty("48 of 50 are used");
        Take(queue, Second + 1).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void A_message_counts_from_when_it_was_really_out()
    {
        PacedQueue<int> queue = new(limit: 1, ordinaryLimit: 1);
        Add(queue, 2, SendClass.Ordinary);
        Take(queue, 0).Should().Equal(0);
        queue.MarkWritten(Second / 2);
        Take(queue, Second + 1).Should().BeEmpty();
        Take(queue, Second + (Second / 2) + 1).Should().Equal(1);
    }

    [Fact]
    public void Clearing_gives_back_what_was_not_sent_and_keeps_the_pace()
    {
        PacedQueue<int> queue = new();
        Add(queue, 45, SendClass.Ordinary);
        Take(queue, 0).Should().HaveCount(40);
        queue.AddGroup([100, 101], SendClass.Order);
        queue.Clear().Should().Equal(100, 101, 40, 41, 42, 43, 44);
        queue.Count.Should().Be(0);
        Add(queue, 1, SendClass.Ordinary);
        Take(queue, 5).Should().BeEmpty("40 were sent a moment ago");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20_260_610)]
    public void No_schedule_of_two_thousand_exceeds_the_pace_and_none_is_lost(int seed)
    {
        Random random = new(seed);
        PacedQueue<Item> queue = new();
        List<(long TimeNs, Item Item)> sent = [];
        long nowNs = 0;
        int number = 0;
        int group = 0;
        List<Item> all = [];
        int[] waiting = new int[4];
        while (number < 2_000 || queue.Count > 0)
        {
            int burst = number < 2_000 ? random.Next(0, random.Next(4) == 0 ? 200 : 5) : 0;
            for (int i = 0; i < burst && number < 2_000; i++)
            {
                SendClass sendClass = (SendClass)random.Next(4);
                int size = sendClass is SendClass.Order && random.Next(3) == 0 ? 3 : 1;
                Item[] items = [.. Enumerable.Range(0, size).Select(m => new Item(number + m, sendClass, group, m, size))];
                number += size;
                group++;
                all.AddRange(items);
                queue.AddGroup(items, sendClass);
                waiting[(int)sendClass] += size;
            }

            int most = random.Next(1, 80);
            for (int i = 0; i < most && queue.TryTake(nowNs, out Item item, out _); i++)
            {
                // What is more urgent never waits behind it, but for the rest of a begun bracket.
                bool isRest = item.Member > 0;
                bool isUrgentWaiting = Enumerable.Range(0, (int)item.Class).Any(c => waiting[c] > 0);
                waiting[(int)item.Class]--;
                (isUrgentWaiting && !isRest).Should().BeFalse($"seed {seed}, item {item}");
                sent.Add((nowNs, item));
                nowNs += random.Next(0, 3) == 0 ? random.Next(0, 1_000_000) : 0;
                queue.MarkWritten(nowNs);
                sent[^1] = (nowNs, item);
            }

            nowNs += random.Next(5) == 0 ? random.Next(0, (int)Second) : random.Next(0, 20_000_000);
        }

        sent.Select(s => s.Item.Number).Order().Should().Equal(all.Select(a => a.Number), $"seed {seed}: nothing is lost or doubled");
        PaceOf(sent.Select(s => s.TimeNs)).Should().BeLessThanOrEqualTo(50, $"seed {seed}");
        PaceOf(sent.Where(s => s.Item.Class >= SendClass.Heartbeat).Select(s => s.TimeNs)).Should().BeLessThanOrEqualTo(40, $"seed {seed}");
        foreach (SendClass sendClass in Enum.GetValues<SendClass>())
        {
            sent.Where(s => s.Item.Class == sendClass).Select(s => s.Item.Number).Should().BeInAscendingOrder($"seed {seed}: first in, first out");
        }

        for (int i = 0; i < sent.Count; i++)
        {
            if (sent[i].Item is { Member: > 0 } rest)
            {
                sent[i - 1].Item.Group.Should().Be(rest.Group, $"seed {seed}: a bracket is whole");
            }
        }
    }

    private static int PaceOf(IEnumerable<long> timesNs)
    {
        long[] times = [.. timesNs];
        int most = 0;
        int first = 0;
        for (int i = 0; i < times.Length; i++)
        {
            while (times[i] - times[first] > Second)
            {
                first++;
            }

            most = Math.Max(most, i - first + 1);
        }

        return most;
    }

    private static void Add(PacedQueue<int> queue, int count, SendClass sendClass)
    {
        for (int i = 0; i < count; i++)
        {
            queue.Add(i, sendClass);
        }
    }

    private static List<int> Take(PacedQueue<int> queue, long nowNs)
    {
        List<int> taken = [];
        while (queue.TryTake(nowNs, out int item, out _))
        {
            taken.Add(item);
        }

        return taken;
    }
}
