using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>The book from single orders against the one from ten levels, which a plain book of the test writes.</summary>
public sealed class DbnBookTests : IDisposable
{
    private const ulong Start = 1_703_545_200_000_000_000;
    private const long Tick = 250_000_000;
    private const long Middle = 19_200;
    private const uint Id = 5;

    private readonly TemporaryFolder _folder = new();
    private readonly DatabentoDbn _source = new(new DatabentoDbnOptions());

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void BookOfOrders_EqualsBookOfLevels_AfterEveryEvent(ulong seed)
    {
        (string orders, string levels) = Make(seed, 4_000);
        List<string> fromOrders = Pictures(orders);
        List<string> fromLevels = Pictures(levels);
        fromOrders.Should().Equal(fromLevels, $"seed {seed}");
        fromOrders.Should().HaveCountGreaterThan(1000);
    }

    /// <summary>The ten best levels of both sides after each event of the exchange.</summary>
    private List<string> Pictures(string path)
    {
        OrderBook book = new();
        SortedDictionary<long, string> pictures = [];
        foreach (MarketEvent e in _source.ReadAll(_source.Describe(path)[0]))
        {
            if (e.Kind is EventKind.Depth)
            {
                book.Apply(in e.Depth);
                if (e.Depth.IsLast)
                {
                    pictures[e.TimeNs] = string.Join(' ', Enumerable.Range(0, book.BidLevels).Select(i => book.Bid(i)))
                        + " | " + string.Join(' ', Enumerable.Range(0, book.AskLevels).Select(i => book.Ask(i)));
                }
            }
        }

        // Changes below the tenth level make no event in a file of levels.
        List<string> distinct = [];
        foreach (string picture in pictures.Values)
        {
            if (distinct.Count == 0 || !string.Equals(distinct[^1], picture, StringComparison.Ordinal))
            {
                distinct.Add(picture);
            }
        }

        return distinct;
    }

    private (string Orders, string Levels) Make(ulong seed, int events)
    {
        TestRandom random = new(seed);
        NaiveBook book = new();
        List<ulong> known = [];
        DbnWriter orders = new(2, 0, Start, ("ESH4", Id));
        DbnWriter levels = new(2, 2, Start, ("ESH4", Id));
        ulong next = 1;
        for (int i = 0; i < events; i++)
        {
            ulong time = Start + ((ulong)i * 1000);
            int changes = random.Next(1, 4);
            for (int k = 0; k < changes; k++)
            {
                byte flags = k == changes - 1 ? (byte)0x80 : (byte)0;
                char side = random.Chance(0.5) ? 'B' : 'A';
                long price = (Middle + (side == 'B' ? -random.Next(1, 30) : random.Next(1, 30))) * Tick;
                uint size = (uint)random.Next(1, 50);
                ulong order = known.Count > 0 ? known[random.Next(0, known.Count - 1)] : 0;
                char action = known.Count < 40 || random.Chance(0.4) ? 'A' : random.Chance(0.5) ? 'C' : 'M';
                if (action == 'A')
                {
                    order = next++;
                    known.Add(order);
                }

                book.Apply(action, side, order, price, size);
                orders.Mbo(Id, time, action, side, order, price, size, flags);
                if (!book.Has(order))
                {
                    known.Remove(order);
                }
            }

            levels.Mbp(0x0A, Id, time, 'A', 'B', Middle * Tick, 1, 0x80, Ten(book));
        }

        string ordersPath = _folder.Make("orders.dbn");
        string levelsPath = _folder.Make("levels.dbn");
        orders.Save(ordersPath);
        levels.Save(levelsPath);
        return (ordersPath, levelsPath);
    }

    private static (long, uint, uint, long, uint, uint)[] Ten(NaiveBook book)
    {
        (long Price, uint Size, uint Orders)[] bids = book.Levels('B');
        (long Price, uint Size, uint Orders)[] asks = book.Levels('A');
        return [.. Enumerable.Range(0, 10).Select(i =>
        {
            (long Price, uint Size, uint Orders) bid = i < bids.Length ? bids[i] : (long.MaxValue, 0, 0);
            (long Price, uint Size, uint Orders) ask = i < asks.Length ? asks[i] : (long.MaxValue, 0, 0);
            return (bid.Price, bid.Size, bid.Orders, ask.Price, ask.Size, ask.Orders);
        })];
    }
}
