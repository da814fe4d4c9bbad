using MiaIa.Engine.Features;
using MiaIa.Plugins.Confluence;
using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>A desk with the weighted confluence over two little features, so that every price moves the score.</summary>
internal static class ScoringDesk
{
    public static DeskSettings Settings(bool isPrints) => new()
    {
        IsBuiltFromPrints = isPrints,
        CycleNs = isPrints ? 50 * Clock.Millisecond : 0,
        FillModel = isPrints ? new PrintFill() : null,
        Periods = [new BarPeriod(300), new BarPeriod(900)],
        Limits = DeskSettings.NoLimits with { DailyLoss = 100_000, DailyTarget = 100_000, MaxRoundTrips = 10_000, PositionSize = new() },
        Features =
        [
            (new LastMove(), [new FeatureReads(0, EventKinds.Bar | EventKinds.Trade)], 0),
            (new LastSide(), [new FeatureReads(0, EventKinds.Bar | EventKinds.Trade)], 30 * Clock.Second),
            (new Constants(), [new FeatureReads(0, EventKinds.Session)], 0),
        ],
        Confluence = names => new WeightedConfluence(
            new WeightedConfluenceOptions
            {
                Groups = new Dictionary<string, GroupOptions>(StringComparer.Ordinal)
                {
                    ["one"] = new() { Weights = new Dictionary<string, double>(StringComparer.Ordinal) { ["f0"] = 2, ["f1"] = 1 } },
                },
                Factors = ["f2"],
                Threshold = "f2",
            },
            names,
            RunMode.Backtest),
        Strategies = [new FollowsTheScore()],
    };

    /// <summary>The move of the price since the last bar, as a share of 8 ticks.</summary>
    private sealed class LastMove : IFeature
    {
        private int _closeTicks;

        public IReadOnlyList<string> Outputs { get; } = ["score"];

        public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
        {
            int price = e.Kind is EventKind.Bar ? e.Bar.CloseTicks : e.Trade.PriceTicks;
            if (_closeTicks != 0)
            {
                values[0] = new FeatureValue(Math.Clamp((price - _closeTicks) / 8.0, -1, 1), FeatureStatus.Ok, e.TimeNs);
            }

            _closeTicks = e.Kind is EventKind.Bar && e.Bar.PeriodSeconds == 60 ? price : _closeTicks;
        }
    }

    /// <summary>Which side the last print or bar was on.</summary>
    private sealed class LastSide : IFeature
    {
        public IReadOnlyList<string> Outputs { get; } = ["score"];

        public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
        {
            int side = e.Kind is EventKind.Bar ? e.Bar.Direction : (int)e.Trade.Aggressor;
            values[0] = new FeatureValue(side, FeatureStatus.Estimated, e.TimeNs);
        }
    }

    /// <summary>A factor of 1 and a threshold of .25.</summary>
    private sealed class Constants : IFeature
    {
        public IReadOnlyList<string> Outputs { get; } = ["factor", "threshold"];

        public void OnEvent(in MarketEvent e, Span<FeatureValue> values)
        {
            values[0] = new FeatureValue(1, FeatureStatus.Ok, e.TimeNs);
            values[1] = new FeatureValue(0.25, FeatureStatus.Ok, e.TimeNs);
        }
    }

    /// <summary>At every third bar close a setup on the side of the score.</summary>
    private sealed class FollowsTheScore : IStrategy
    {
        public IReadOnlyList<string> Setups { get; } = ["FOLLOW"];

        public void OnEvent(in MarketEvent e)
        {
            // The score says it all.
        }

        public bool Propose(in DecisionPoint point, ReadOnlySpan<FeatureValue> features, out Proposal proposal)
        {
            Side side = point.Score.Score >= 0 ? Side.Buy : Side.Sell;
            proposal = new Proposal(ProposalKind.Enter, side, 0, 6, 12, 1, 0, 0, 0);
            return point.TimeNs / Clock.Minute % 3 == 0;
        }
    }
}
