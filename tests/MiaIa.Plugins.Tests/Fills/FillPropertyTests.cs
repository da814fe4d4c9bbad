using FsCheck;
using FsCheck.Fluent;
using MiaIa.Plugins.FillModels;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Plugins.Tests.Fills;

/// <summary>Random tapes and orders, cancels and changes. A failure prints the seed.</summary>
public sealed class FillPropertyTests
{
    private const int Runs = 150;
    private const int Middle = 24000;

    [Fact]
    public void A_market_order_is_never_better_than_the_quote() => ForAll(seed =>
    {
        Story story = new(seed, isMirrored: false);
        List<MarketEvent> answers = story.Run(new QuoteCross(new() { LatencyMilliseconds = 1 }));
        foreach (MarketEvent fill in answers.Where(a => a.Kind is EventKind.Fill && story.Orders[a.Fill.OrderId].Type is not OrderType.Limit))
        {
            // A quote at that very moment may come before or after it: the order's arrival comes before, the event itself is after.
            IEnumerable<int> there = story.Quotes.Where(q => q.At < fill.VenueNs).TakeLast(1).Concat(story.Quotes.Where(q => q.At == fill.VenueNs))
                .Select(q => fill.Fill.Side is Side.Buy ? q.Ask : -q.Bid);
            if ((int)fill.Fill.Side * fill.Fill.PriceTicks < there.Min())
            {
                return $"{FillTape.Text(fill)} is better than {there.Min()}";
            }
        }

        return null;
    });

    [Fact]
    public void Fills_are_conserved_and_limits_are_kept() => ForAll(seed =>
    {
        foreach (IFillModel model in Models())
        {
            Story story = new(seed, isMirrored: false);
            List<MarketEvent> answers = story.Run(model);
            Dictionary<long, int> filled = [];
            HashSet<long> executions = [];
            int position = 0;
            foreach (MarketEvent e in answers.Where(a => a.Kind is EventKind.Fill))
            {
                Order order = story.Orders[e.Fill.OrderId];
                filled[order.Id] = filled.GetValueOrDefault(order.Id) + e.Fill.Quantity;
                position += (int)e.Fill.Side * e.Fill.Quantity;
                bool isWrong = !executions.Add(e.Fill.ExecutionId) || e.Fill.Quantity < 1 || e.Fill.Side != order.Side || e.Fill.SlippageTicks < 0
                    || filled[order.Id] > story.MostOf(order.Id) || e.Fill.FeeMicros != 3_450_000L * e.Fill.Quantity || e.VenueNs > e.TimeNs
                    || (order.Type is OrderType.Limit && !story.PricesOf(order.Id).Exists(p => (int)order.Side * (e.Fill.PriceTicks - p) <= 0));
                if (isWrong)
                {
                    return $"{model.GetType().Name}: {FillTape.Text(e)}";
                }
            }

            if (story.Position != position)
            {
                return $"{model.GetType().Name}: the broker says {story.Position}, the fills {position}";
            }
        }

        return null;
    });

    [Fact]
    public void Buys_and_sells_are_mirrors_of_each_other_and_the_same_again_is_the_same() => ForAll(seed =>
    {
        for (int i = 0; i < 2; i++)
        {
            string[] once = [.. new Story(seed, false).Run(Models()[i]).Select(e => Text(e, isMirrored: false))];
            string[] again = [.. new Story(seed, false).Run(Models()[i]).Select(e => Text(e, isMirrored: false))];
            string[] mirrored = [.. new Story(seed, true).Run(Models()[i]).Select(e => Text(e, isMirrored: true))];
            if (!once.SequenceEqual(again) || !once.SequenceEqual(mirrored))
            {
                return $"model {i}: {string.Join(", ", once.Except(mirrored, StringComparer.Ordinal).Take(3))}";
            }
        }

        return null;
    });

    private static IFillModel[] Models() => [new QuoteCross(new() { LatencyMilliseconds = 1 }), new BookQueue(new() { LatencyMilliseconds = 1 })];

    private static string Text(MarketEvent e, bool isMirrored) => e.Kind is EventKind.Fill
        ? $"{e.Fill.OrderId} {e.Fill.Quantity}@{(isMirrored ? (2 * Middle) - e.Fill.PriceTicks : e.Fill.PriceTicks)} {e.VenueNs} {e.Fill.SlippageTicks}"
        : e.Kind is EventKind.BrokerPosition ? $"position {(isMirrored ? -e.BrokerPosition.Quantity : e.BrokerPosition.Quantity)}"
        : $"{e.Kind} {e.Order.OrderId} {e.Order.Reason} {e.TimeNs}";

    private static void ForAll(Func<ulong, string?> wrongOf) => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        string? wrong = wrongOf((ulong)seed);
        return (wrong is null).Label($"seed {seed}: {wrong}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    /// <summary>One random market with random orders, or the same in the mirror.</summary>
    private sealed class Story(ulong seed, bool isMirrored)
    {
        private readonly Dictionary<long, List<int>> _prices = [];
        private readonly Dictionary<long, int> _most = [];

        public Dictionary<long, Order> Orders { get; } = [];

        public List<(long At, int Bid, int Ask)> Quotes { get; } = [];

        public int Position { get; private set; }

        public int MostOf(long id) => _most[id];

        public List<int> PricesOf(long id) => _prices[id];

        public List<MarketEvent> Run(IFillModel fills)
        {
            TestRandom chance = new(seed);
            FillTape tape = new(fills);
            int price = Middle;
            long at = 0;
            for (int i = 0; i < 300; i++)
            {
                at += chance.Next(0, 800_000);
                price += chance.Next(-2, 2);
                int width = chance.Next(1, 3);
                int bidSize = chance.Next(1, 6);
                int askSize = chance.Next(1, 6);
                switch (chance.Next(0, 3))
                {
                    case 0:
                        Shown(tape, at, price, price + width, bidSize, askSize);
                        break;
                    case 1:
                        tape.Print(at, Of(price), chance.Next(1, 5), Of(chance.Chance(0.5) ? Side.Buy : Side.Sell));
                        break;
                    case 2:
                        Send(tape, chance, i + 1, price, at);
                        break;
                    default:
                        Change(tape, chance, chance.Next(1, i + 1), price, at);
                        break;
                }
            }

            tape.Reconcile(at);
            Position = tape.Answers[^2].BrokerPosition.Quantity;
            return [.. tape.Answers.Where((a, n) => n < IndexOfReconcile(tape) || a.Kind is EventKind.BrokerPosition)];
        }

        // What Reconcile tells again is left out: it begins with the first acknowledgement that tells a quantity.
        private static int IndexOfReconcile(FillTape tape) =>
            tape.Answers.FindIndex(a => a.Kind is EventKind.OrderAcknowledged && a.Order.Quantity != 0) is >= 0 and int at ? at : tape.Answers.Count;

        private void Shown(FillTape tape, long at, int bid, int ask, int bidSize, int askSize)
        {
            (int low, int high) = isMirrored ? (Of(ask), Of(bid)) : (bid, ask);
            (int lowSize, int highSize) = isMirrored ? (askSize, bidSize) : (bidSize, askSize);
            Quotes.Add((FillTape.TenNs + at, low, high));
            Depth clear = new(Side.None, 0, 0, 0, DepthAction.Clear, IsLast: false);
            tape.Send(MarketEvent.Of(FillTape.TenNs + at, 0, in clear));
            tape.Level(at, Side.Buy, low, lowSize, isLast: false).Level(at, Side.Buy, low - 1, lowSize + 1, isLast: false);
            tape.Level(at, Side.Sell, high, highSize, isLast: false).Level(at, Side.Sell, high + 1, highSize + 1);
            tape.Quote(at, low, high, lowSize, highSize);
        }

        private void Send(FillTape tape, TestRandom chance, long id, int price, long at)
        {
            OrderType type = (OrderType)chance.Next(0, 2);
            Side side = Of(chance.Chance(0.5) ? Side.Buy : Side.Sell);
            int quantity = chance.Next(1, 5);
            int limit = type is OrderType.Market ? 0 : Of(price + chance.Next(-4, 4));
            Orders[id] = new Order(id, 0, 0, 0, OrderRole.Entry, type, side, quantity, limit, 0, 0);
            _prices[id] = [limit];
            _most[id] = quantity;
            tape.Order(id, type, side, quantity, limit, at);
        }

        private void Change(FillTape tape, TestRandom chance, long id, int price, long at)
        {
            bool isCancel = chance.Chance(0.5);
            int next = Of(price + chance.Next(-4, 4));
            int quantity = chance.Next(1, 5);
            if (isCancel || !Orders.TryGetValue(id, out Order order))
            {
                tape.Cancel(id, at);
                return;
            }

            _prices[id].Add(next);
            _most[id] = Math.Max(_most[id], quantity);
            tape.Modify(id, order.Type is OrderType.Market ? 0 : next, quantity, at);
        }

        private int Of(int price) => isMirrored ? (2 * Middle) - price : price;

        private Side Of(Side side) => isMirrored ? (Side)(-(int)side) : side;
    }
}
