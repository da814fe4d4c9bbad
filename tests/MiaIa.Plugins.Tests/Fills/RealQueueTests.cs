using System.Buffers.Binary;
using MiaIa.Plugins.FillModels;
using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Fills;

/// <summary>
/// The queue of a real market, order by order. An order that joins behind those at the best price trades when all of them are
/// executed or cancelled. Cancellations are not seen in a book of levels: book-queue may fill later, never earlier.
/// </summary>
public sealed class RealQueueTests
{
    private const string File = "dbn/nautilus/esh4-glbx-mdp3-20231225.mbo.dbn.zst";
    private const long BeginNs = 1_703_545_500_000_000_000; // 2023-12-25 23:05 UTC: after the opening
    private const long TickNanos = 250_000_000;
    private const int Every = 400;

    [RealDataFact]
    public void A_limit_never_fills_before_its_place_in_the_real_queue_has_its_turn()
    {
        List<MarketEvent> events = Events();
        List<(long TimeNs, ulong Id, int Price, uint Size, char Action, char Side)> records = Records();
        int joined = 0;
        int filled = 0;
        int exact = 0;
        int cancelled = 0;
        OrderBook book = new();
        for (int i = 0; i + 1 < events.Count; i++)
        {
            if (events[i].Kind is EventKind.Depth)
            {
                book.Apply(in events[i].Depth);
            }

            bool isJoin = i % Every == 0 && events[i].TimeNs >= BeginNs;
            if (!isJoin)
            {
                continue;
            }

            // Everything of this nanosecond is told before it joins.
            while (i + 1 < events.Count && events[i + 1].TimeNs == events[i].TimeNs)
            {
                i++;
                if (events[i].Kind is EventKind.Depth)
                {
                    book.Apply(in events[i].Depth);
                }
            }

            if (!book.IsConsistent || !book.IsTwoSided || book.IsLockedOrCrossed)
            {
                continue;
            }

            Side side = joined % 2 == 0 ? Side.Buy : Side.Sell;
            int price = side is Side.Buy ? book.Best.BidTicks : book.Best.AskTicks;
            long modelNs = ModelFill(events, i, side, price);
            (long trueNs, int gone, long size) = TrueFill(records, events[i].TimeNs, side, price);
            size.Should().Be(side is Side.Buy ? book.Best.BidSize : book.Best.AskSize, "the orders ahead are those of the level at {0}", events[i].TimeNs);
            joined++;
            modelNs.Should().BeGreaterThanOrEqualTo(trueNs, "it joined {0} at {1}, {2}", side, price, events[i].TimeNs);
            filled += modelNs < long.MaxValue ? 1 : 0;
            exact += modelNs < long.MaxValue && modelNs == trueNs ? 1 : 0;
            cancelled += gone;
        }

        joined.Should().BeGreaterThan(50);
        filled.Should().BeGreaterThan(joined / 2);
        exact.Should().BeGreaterThan(0);
        exact.Should().BeLessThan(filled, "cancellations before ours make the model late");
        cancelled.Should().BePositive();
    }

    private static long ModelFill(List<MarketEvent> events, int from, Side side, int price)
    {
        BookQueue model = new(new() { LatencyMilliseconds = 0 });
        for (int i = 0; i <= from; i++)
        {
            model.OnMarket(in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(events)[i]);
        }

        Order order = new(1, 0, 0, 0, OrderRole.Entry, OrderType.Limit, side, 1, price, 0, 0);
        model.Arrive(in order, events[from].TimeNs).Quantity.Should().Be(0);
        for (int i = from + 1; i < events.Count; i++)
        {
            MarketEvent e = events[i];
            model.OnMarket(in e);
            if (model.Fill(in order, in e, FillPhase.Open).Quantity > 0)
            {
                return e.TimeNs;
            }
        }

        return long.MaxValue;
    }

    // From the orders alone: who is ahead, who of them goes, and the first execution that would have been ours.
    private static (long TimeNs, int Cancelled, long Size) TrueFill(
        List<(long TimeNs, ulong Id, int Price, uint Size, char Action, char Side)> records, long joinNs, Side side, int price)
    {
        char mine = side is Side.Buy ? 'B' : 'A';
        Dictionary<ulong, (int Price, uint Size, char Side)> resting = [];
        HashSet<ulong>? ahead = null;
        int cancelled = 0;
        long size = 0;
        foreach ((long timeNs, ulong id, int at, uint contracts, char action, char of) in records)
        {
            if (timeNs > joinNs && ahead is null)
            {
                var level = resting.Where(o => o.Value.Side == mine && o.Value.Price == price).ToList();
                ahead = [.. level.Select(o => o.Key)];
                size = level.Sum(o => (long)o.Value.Size);
            }

            if (ahead is not null && action == 'F' && of == mine && (int)side * (at - price) <= 0 && !ahead.Contains(id))
            {
                return (timeNs, cancelled, size);
            }

            bool hadOrder = resting.TryGetValue(id, out (int Price, uint Size, char Side) old);
            switch (action)
            {
                case 'A':
                    resting[id] = (at, contracts, of);
                    break;
                case 'M':
                    if (hadOrder && (old.Price != at || contracts > old.Size))
                    {
                        ahead?.Remove(id); // to the back
                    }

                    resting[id] = (at, contracts, of);
                    break;
                case 'C' when hadOrder:
                    if (old.Size > contracts)
                    {
                        resting[id] = (old.Price, old.Size - contracts, old.Side);
                    }
                    else
                    {
                        resting.Remove(id);
                        cancelled += ahead?.Remove(id) is true ? 1 : 0;
                    }

                    break;
                case 'R':
                    resting.Clear();
                    break;
            }
        }

        return (long.MaxValue, cancelled, size);
    }

    private static List<MarketEvent> Events()
    {
        DatabentoDbn source = new(new DatabentoDbnOptions());
        string path = RealData.Path(File.Split('/'));
        byte[] head = System.IO.File.ReadAllBytes(path)[..64];
        MarketStream stream = source.Describe(path, head, TestTimeZones.Summer).Single(s => (s.Kinds & EventKinds.Depth) != EventKinds.None);
        Instrument es = new(0, "ES", 0.25m, 12.50m, 3.45m, IsIndex: false);
        using IEventReader reader = source.Open(stream, new StreamRequest(es, long.MinValue, long.MaxValue, TestTimeZones.Summer, new TestProblems()));
        List<MarketEvent> events = [];
        MarketEvent[] buffer = new MarketEvent[4096];
        while (!reader.IsEnded)
        {
            events.AddRange(buffer.AsSpan(0, reader.Read(buffer)));
        }

        return events;
    }

    private static List<(long TimeNs, ulong Id, int Price, uint Size, char Action, char Side)> Records()
    {
        using Stream content = DbnFile.OpenContent(RealData.Path(File.Split('/')));
        using MemoryStream memory = new();
        content.CopyTo(memory);
        ReadOnlySpan<byte> bytes = memory.ToArray();
        bytes = bytes[(8 + BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]))..];
        List<(long, ulong, int, uint, char, char)> records = [];
        for (; bytes.Length >= 4; bytes = bytes[(bytes[0] * 4)..])
        {
            if (bytes[1] == 0xA0)
            {
                long price = BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]);
                records.Add((
                    BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
                    price == long.MaxValue ? 0 : (int)(price / TickNanos), BinaryPrimitives.ReadUInt32LittleEndian(bytes[32..]),
                    (char)bytes[38], (char)bytes[39]));
            }
        }

        return records;
    }
}
