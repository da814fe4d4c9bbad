using MiaIa.Plugins.Strategies;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Conformance;

/// <summary>
/// What every strategy must do, for all of them: a new folder under plugins/Strategies is tested here without a change. Each test
/// runs many seeded markets with inputs of every kind; a failure names the seed.
/// </summary>
public sealed class StrategyConformanceTests
{
    /// <summary>Goes long only, by its definition.</summary>
    private const string LongOnly = "ema-cross";

    private const double QualityTolerance = 1e-9;

    public static TheoryData<string> Strategies => [.. StrategyCatalog.Ids];

    [Fact]
    public void TheCatalog_FindsEveryFolder()
    {
        string folder = Path.Combine(Repository.Root, "plugins", "Strategies");
        int projects = Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories).Count();
        StrategyCatalog.Ids.Should().HaveCount(projects).And.Contain("trend");
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Proposals_AreThoseOfTheOtherSide_WhenTheMarketIsMirrored(string id)
    {
        if (id == LongOnly)
        {
            return;
        }

        for (ulong seed = 0; seed < MarketCases.Count; seed++)
        {
            // A share of the price has no mirror at prices far from any.
            if ((MarketStyle)(seed % 5) is not MarketStyle.Extreme)
            {
                RequireMirrored(StrategyCatalog.Create(id), StrategyCatalog.Create(id), seed, $"{id}, seed {seed}");
            }
        }
    }

    [Theory]
    [InlineData("cvd-divergence-trap")]
    [InlineData("dealer-flip-breakout")]
    [InlineData("es-nq-lead-lag")]
    [InlineData("gamma-pin-reversion")]
    [InlineData("gamma-wall-break")]
    [InlineData("gex-cluster-revert")]
    [InlineData("hvl-magnet-fade")]
    [InlineData("iceberg-follow")]
    [InlineData("liquidity-sweep-reversal")]
    [InlineData("one-day-extreme-trap")]
    [InlineData("opening-drive-fail")]
    [InlineData("profile-gap-fill")]
    [InlineData("stacked-imbalance-continuation")]
    [InlineData("vwap-squeeze-break")]
    [InlineData("wall-channel-rotation")]
    [InlineData("zero-dte-wall-sweep")]
    public void Setups_OfBothSides_AreFound_AndMirrored(string id)
    {
        // Inputs that change at random leave no window of 60 bars whole; stops of 4 ticks let the near targets pay.
        object? options = id switch
        {
            "vwap-squeeze-break" => new VwapSqueezeBreakOptions { WindowBars = 3 },
            "liquidity-sweep-reversal" => new LiquiditySweepReversalOptions { StopAtr = 0.1 },
            _ => null,
        };
        int bought = 0;
        int sold = 0;
        for (ulong seed = 0; seed < MarketCases.Count; seed++)
        {
            foreach (Proposal proposal in RequireMirrored(
                StrategyCatalog.Create(id, options), StrategyCatalog.Create(id, options), seed, $"{id}, seed {seed}", MarketStyle.Random))
            {
                bought += proposal.Side is Side.Buy ? 1 : 0;
                sold += proposal.Side is Side.Sell ? 1 : 0;
            }
        }

        bought.Should().BePositive();
        sold.Should().BePositive();
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Proposals_AreSoundAndTheSame_WhenTheSameEventsComeAgain(string id)
    {
        for (ulong seed = 0; seed < MarketCases.Count; seed++)
        {
            List<MarketEvent> events = RandomMarket.Of(seed);
            StrategySpecimen specimen = StrategyCatalog.Create(id);
            List<(Proposal Proposed, Proposal Graded)> first = specimen.Run(events, seed);
            StrategyCatalog.Create(id).Run(events, seed).Should().Equal(first, "{0}, seed {1}", id, seed);
            foreach (Proposal p in first.Select(f => f.Proposed).Where(p => p.Kind is ProposalKind.Enter))
            {
                bool isSound = p.Side is not Side.None && p.StopTicks >= 0 && p.TargetTicks >= 0 && p.Quality is >= 0 and <= 1
                    && p.SizeFactor is > 0 and <= 1 && p.Setup < specimen.Strategy.Setups.Count;
                isSound.Should().BeTrue("{0}, seed {1}: {2}", id, seed, p);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void Proposals_DependOnThePastAlone(string id)
    {
        for (ulong seed = 0; seed < MarketCases.Count; seed++)
        {
            List<MarketEvent> events = RandomMarket.Of(seed);
            int cut = new TestRandom(seed).Next(1, events.Count);
            List<(Proposal, Proposal)> early = StrategyCatalog.Create(id).Run(events[..cut], seed);
            StrategyCatalog.Create(id).Run(events, seed).Take(early.Count).Should().Equal(early, "{0}, seed {1}", id, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void EventsAndQuestions_AllocateNothing_OnceWarm(string id)
    {
        const ulong Seed = 1;
        MarketEvent[] events = [.. RandomMarket.Of(Seed, MarketStyle.Random, hasRoll: false)];
        FeatureValue[][] rows = Rows(StrategyCatalog.Create(id).Inputs, events, Seed);
        int warm = events.Length / 2;
        Allocations.Of(() =>
        {
            StrategySpecimen specimen = StrategyCatalog.Create(id);
            Send(specimen, events.AsSpan(0, warm), rows);
            return () => Send(specimen, events.AsSpan(warm), rows.AsSpan(warm));
        }).Should().Be(0);
    }

    // The method ends shorts by a rule that has no mirror.
    private static bool IsDownTrendExit(StrategySpecimen specimen, in Proposal proposal) =>
        proposal.Kind is ProposalKind.Exit && specimen.Strategy.Setups[proposal.Setup] == "EXIT_SPECIAL";

    private static List<Proposal> RequireMirrored(
        StrategySpecimen specimen, StrategySpecimen reflected, ulong seed, string place, MarketStyle? style = null)
    {
        List<MarketEvent> events = RandomMarket.Of(seed, style);
        List<(Proposal Proposed, Proposal Graded)> all = specimen.Run(events, seed);
        List<(Proposal Proposed, Proposal Graded)> mirrored = reflected.Run([.. events.Select(Mirror.Of)], seed, isMirrored: true);
        for (int i = 0; i < all.Count; i++)
        {
            if (IsDownTrendExit(specimen, all[i].Proposed) || IsDownTrendExit(specimen, mirrored[i].Proposed))
            {
                continue;
            }

            RequireMirrored(all[i].Proposed, mirrored[i].Proposed, $"{place}, bar {i}");
            RequireMirrored(all[i].Graded, mirrored[i].Graded, $"{place}, bar {i}, graded");
        }

        return [.. all.Select(p => p.Proposed).Where(p => p.Kind is ProposalKind.Enter)];
    }

    private static void RequireMirrored(Proposal proposal, Proposal mirrored, string place)
    {
        Proposal expected = proposal with
        {
            Side = (Side)(-(int)proposal.Side),
            LimitTicks = proposal.LimitTicks == 0 ? 0 : (2 * Mirror.Center) - proposal.LimitTicks,
            Quality = mirrored.Quality,
        };
        if (expected != mirrored || Math.Abs(proposal.Quality - mirrored.Quality) > QualityTolerance)
        {
            Assert.Fail($"{place}: {proposal}, and in the mirror {mirrored}.");
        }
    }

    /// <summary>The inputs at every bar, made before anything is measured.</summary>
    private static FeatureValue[][] Rows(IReadOnlyList<TestInput> inputs, MarketEvent[] events, ulong seed)
    {
        FeatureValue[][] rows = new FeatureValue[events.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            Specimen.SetInputs(inputs, seed + (ulong)i, events[i].TimeNs, isMirrored: false);
            rows[i] = [.. inputs.Select(input => input.Input.Value)];
        }

        return rows;
    }

    private static void Send(StrategySpecimen specimen, ReadOnlySpan<MarketEvent> events, ReadOnlySpan<FeatureValue[]> rows)
    {
        for (int i = 0; i < events.Length; i++)
        {
            bool isClose = StrategySpecimen.IsClose(in events[i]);
            for (int input = 0; isClose && input < specimen.Inputs.Count; input++)
            {
                FeatureValue value = rows[i][input];
                specimen.Inputs[input].Set(value.Value, value.Status, value.TimeNs);
            }

            specimen.Send(in events[i]);
            if (isClose)
            {
                specimen.Ask(in events[i], 0);
            }
        }
    }
}
