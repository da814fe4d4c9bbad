using MiaIa.Plugins.Sources;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using Xunit.Abstractions;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>
/// SPEC 26 vector 18: the market without planted effects has no edge. A bracket of 8 and 16 ticks wins 8 / 24 of the time,
/// whoever enters and whatever he looks at; whoever pays a tick beyond the middle wins (8 - 1) / 24. Bets do not overlap, so that the
/// binomial standard error holds. Under MIA_FULL=1 the same over five seeds.
/// </summary>
public sealed class SyntheticNullTests(ITestOutputHelper output)
{
    // From 14 March to 11 June 2025: between two rolls, so that no bet stands across a change of the contract.
    private const int FirstDay = 4;
    private const int Days = 62;
    private const int EntriesAtLeast = 20_000;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("MIA_FULL") == "1";

    [Fact]
    public void ABracketOf8And16TicksWinsAThirdOfTheTimeWhateverOneLooksAt()
    {
        foreach (int seed in IsFull ? [42, 7, 1_000_003, 5, 99] : (int[])[42])
        {
            Onlooker onlooker = new();
            Bettor[] bettors = onlooker.Bettors(seed);
            Run(seed, onlooker, (in Quote quote, long timeNs) =>
            {
                foreach (Bettor bettor in bettors)
                {
                    bettor.See(in quote, timeNs);
                }
            });
            foreach (Bettor bettor in bettors)
            {
                output.WriteLine(FormattableString.Invariant(
                    $"seed {seed} {bettor.Name}: {bettor.Wins} of {bettor.Entries}, {bettor.StandardErrorsFrom():0.00} standard errors"));
            }

            bettors[0].Entries.Should().BeGreaterThan(EntriesAtLeast);
            bettors.Should().OnlyContain(b => b.Entries > 5000 && Math.Abs(b.StandardErrorsFrom()) < 3, "seed {0}", seed);
        }
    }

    [Fact]
    public void WhoPaysATickWinsThatMuchLess()
    {
        Bettor payer = Chance(seed: 43);
        Run(7, new Onlooker(), (in Quote quote, long timeNs) => payer.See(in quote, timeNs, pays: 1));
        output.WriteLine(FormattableString.Invariant($"{payer.Wins} of {payer.Entries}"));
        payer.Entries.Should().BeGreaterThan(EntriesAtLeast);
        Math.Abs(payer.StandardErrorsFrom((Bettor.StopTicks - 1.0) / (Bettor.StopTicks + Bettor.TargetTicks))).Should().BeLessThan(3);
    }

    /// <summary>The test can fail: a bettor who looks into the future, by one minute's worth of bets, is found out.</summary>
    [Fact]
    public void AnEdgeOfOneTickInTheEntryWouldBeSeen()
    {
        Bettor cheat = Chance(seed: 44);
        Run(42, new Onlooker(), (in Quote quote, long timeNs) => cheat.See(in quote, timeNs, pays: -1));
        cheat.StandardErrorsFrom().Should().BeGreaterThan(3);
    }

    private delegate void Look(in Quote quote, long timeNs);

    private static void Run(int seed, Onlooker onlooker, Look look)
    {
        Session[] days = SyntheticRun.Days(FirstDay + Days)[FirstDay..];
        SyntheticOptions options = new() { Seed = seed, Days = Days, Activity = 0.1 };
        SyntheticRun.ForEach(options, SyntheticRun.All, days, e =>
        {
            onlooker.See(in e);
            if (e is { Kind: EventKind.Quote, Instrument: 0 })
            {
                look(in e.Quote, e.TimeNs);
            }
        });
    }

    private static Bettor Chance(int seed)
    {
        TestRandom chance = new((ulong)seed);
        return new Bettor("chance", () => chance.Next(1, 2) == 1 ? Side.Buy : Side.Sell);
    }

    /// <summary>What may be known: past prints, quotes, book, bars and the other instruments.</summary>
    private sealed class Onlooker
    {
        private readonly OrderBook _book = new();
        private Side _lastAggressor = Side.Buy;
        private Quote _quote;
        private double _flow;
        private double _slowMid;
        private double _nasdaq;
        private double _slowNasdaq;
        private double _vix;
        private double _slowVix;

        public Bettor[] Bettors(int seed) =>
        [
            Chance(seed),
            new("always buys", () => Side.Buy),
            new("always sells", () => Side.Sell),
            new("last aggressor", () => _lastAggressor),
            new("signed volume, fading", () => Sign(_flow)),
            new("quote imbalance", () => Sign(_quote.BidSize - (double)_quote.AskSize)),
            new("strong quote imbalance", () => Math.Abs(Imbalance(_quote.BidSize, _quote.AskSize)) > 0.6 ? Sign(_quote.BidSize - _quote.AskSize) : Side.None),
            new("book imbalance", () => Sign(_book.Imbalance)),
            new("momentum", () => Sign(_quote.MidTicks - _slowMid)),
            new("reversal", () => Sign(_slowMid - _quote.MidTicks)),
            new("the lead of NQ", () => Sign(_nasdaq - _slowNasdaq)),
            new("VIX falls", () => Sign(_slowVix - _vix)),
        ];

        public void See(in MarketEvent e)
        {
            switch (e.Kind)
            {
                case EventKind.Trade when e.Instrument == 0:
                    _lastAggressor = e.Trade.Aggressor;
                    _flow = (0.95 * _flow) + ((int)e.Trade.Aggressor * e.Trade.Size);
                    break;
                case EventKind.Quote when e.Instrument == 0:
                    _quote = e.Quote;
                    _slowMid += (_quote.MidTicks - _slowMid) * (_slowMid == 0 ? 1 : 0.001);
                    break;
                case EventKind.Quote:
                    _nasdaq = e.Quote.MidTicks;
                    _slowNasdaq += (_nasdaq - _slowNasdaq) * (_slowNasdaq == 0 ? 1 : 0.05);
                    break;
                case EventKind.Index when e.Instrument == 2:
                    _vix = e.Index.Value;
                    _slowVix += (_vix - _slowVix) * (_slowVix == 0 ? 1 : 0.2);
                    break;
                case EventKind.Depth:
                    _book.Apply(in e.Depth);
                    break;
            }
        }

        private static double Imbalance(double bid, double ask) => (bid - ask) / (bid + ask);

        private static Side Sign(double x) => x > 0 ? Side.Buy : x < 0 ? Side.Sell : Side.None;

        /// <summary>Contracts of all ten levels.</summary>
        private sealed class OrderBook
        {
            private readonly Dictionary<int, int> _bids = [];
            private readonly Dictionary<int, int> _asks = [];
            private long _bidSize;
            private long _askSize;

            public double Imbalance => _bidSize - _askSize;

            public void Apply(in Depth depth)
            {
                if (depth.Action is DepthAction.Clear)
                {
                    _bids.Clear();
                    _asks.Clear();
                    _bidSize = _askSize = 0;
                    return;
                }

                bool isBid = depth.Side is Side.Buy;
                Dictionary<int, int> side = isBid ? _bids : _asks;
                side.Remove(depth.PriceTicks, out int was);
                if (depth.Action is not DepthAction.Delete)
                {
                    side[depth.PriceTicks] = depth.Size;
                }

                (isBid ? ref _bidSize : ref _askSize) += depth.Size - was;
            }
        }
    }
}
