using MiaIa.Plugins.Tests.Range;
using MiaIa.Plugins.Tests.Trend;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;
using MiaIa.Tests;

namespace MiaIa.Plugins.Tests.Strategies;

/// <summary>What must hold of both strategies in any market.</summary>
public sealed class StrategyPropertyTests
{
    private const int Seeds = 60;
    private const int Bars = 300;
    private const int LeastSetups = 100;

    [Theory]
    [InlineData("trend")]
    [InlineData("range")]
    public void In_the_mirror_of_a_market_it_proposes_the_mirror_image(string id)
    {
        int setups = 0;
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            RandomStrategyMarket market = new(seed);
            TestRandom random = new(seed);
            IStrategyDesk long_ = Desk(id, Side.Buy);
            IStrategyDesk short_ = Desk(id, Side.Sell);
            for (int bar = 0; bar < Bars; bar++)
            {
                market.Next((long_, null), (short_, null));
                double confidence = random.Next(50, 100) / 100.0;
                Image? seen = Image.Of(Side.Buy, long_.Run.Ask());
                Image? graded = Image.Of(Side.Buy, long_.Run.Graded(confidence));
                Image.Of(Side.Sell, short_.Run.Ask()).Should().Be(seen, "seed {0}, bar {1}", seed, bar);
                Image.Of(Side.Sell, short_.Run.Graded(confidence)).Should().Be(graded, "seed {0}, bar {1}", seed, bar);
                setups += seen is null ? 0 : 1;
                if (seen is not null && random.Chance(0.3))
                {
                    bool isStopped = random.Chance(0.7);
                    long_.Run.End(isStopped);
                    short_.Run.End(isStopped);
                }
            }
        }

        setups.Should().BeGreaterThan(LeastSetups, "a market without setups shows nothing");
    }

    [Theory]
    [InlineData("trend")]
    [InlineData("range")]
    public void An_input_that_is_missing_never_makes_a_setup_or_a_better_one(string id)
    {
        int setups = 0;
        string[] names = [.. Named(id)];
        names.Should().HaveCountGreaterThan(15);
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            RandomStrategyMarket market = new(seed);
            (IStrategyDesk Desk, string? Missing)[] desks =
                [(Desk(id, Side.Buy), null), .. names.Select(n => (Desk(id, Side.Buy), (string?)n))];
            TestRandom random = new(seed);
            for (int bar = 0; bar < Bars; bar++)
            {
                market.Next(desks);
                Proposal? whole = desks[0].Desk.Run.Ask();
                SetupEvidence evidence = new(Side.Buy, random.Next(40, 85) / 100.0, 0.85, probability: null);
                Proposal graded = whole is { } asked ? desks[0].Desk.Run.Grade(asked, evidence) : default;
                setups += whole is null ? 0 : 1;
                foreach ((IStrategyDesk desk, string? missing) in desks.Skip(1))
                {
                    if (desk.Run.Ask() is not { } without)
                    {
                        continue;
                    }

                    string where = $"without {missing}, seed {seed}, bar {bar}";
                    whole.Should().NotBeNull(where);
                    Proposal regraded = desk.Run.Grade(without, evidence);
                    if (regraded.Kind is not ProposalKind.None)
                    {
                        graded.Kind.Should().NotBe(ProposalKind.None, where);
                        regraded.Setup.Should().BeGreaterThanOrEqualTo(graded.Setup, where);
                    }
                }
            }
        }

        setups.Should().BeGreaterThan(LeastSetups, "a market without setups shows nothing");
    }

    [Fact]
    public void Neither_proposing_nor_grading_allocates()
    {
        RangeDesk range = new RangeDesk(Side.Buy).Open().Fall();
        TrendDesk trend = new TrendDesk(Side.Buy).Open().Both();
        foreach (IStrategyDesk desk in (IStrategyDesk[])[range, trend])
        {
            desk.Run.Graded(0.9).Should().NotBeNull();
            Allocations.Of(() => () => Work(desk.Run)).Should().Be(0, "{0}", desk.GetType().Name);
        }

        static void Work(StrategyRun run)
        {
            for (int i = 0; i < 200; i++)
            {
                run.Graded(0.9);
                run.Ask(1);
            }

            for (int i = 0; i < 50; i++)
            {
                run.Bar(24010, 24012, 24000, 24001);
                run.Graded(0.7);
            }
        }
    }

    private static IReadOnlyCollection<string> Named(string id)
    {
        IStrategyDesk desk = Desk(id, Side.Buy);
        desk.Run.Ask();
        return [.. desk.Inputs.Names];
    }

    private static IStrategyDesk Desk(string id, Side side) => id == "trend" ? new TrendDesk(side) : new RangeDesk(side);

    /// <summary>A proposal as a long sees it.</summary>
    private readonly record struct Image(
        ProposalKind Kind, int Side, int Limit, int Stop, int Target, double Quality, byte Setup, ScoreGate Gate, double Size)
    {
        public static Image? Of(Side side, Proposal? proposal) => proposal is not { } p
            ? null
            : new Image(
                p.Kind, (int)side * (int)p.Side, p.LimitTicks == 0 ? 0 : (int)side * (p.LimitTicks - MirroredInputs.AxisTicks),
                p.StopTicks, p.TargetTicks, p.Quality, p.Setup, p.Gate, p.SizeFactor);
    }
}
