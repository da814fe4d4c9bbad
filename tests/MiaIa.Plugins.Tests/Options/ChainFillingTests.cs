using MiaIa.Sdk;
using MiaIa.Sdk.Options;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Options;

/// <summary>However the rows of a chain come - in any order, in parts, in updates - its levels are those of the whole.</summary>
public sealed class ChainFillingTests
{
    private const short Index = 1;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TheOrderOfRowsDoesNotMatter(int seed)
    {
        PlainChain plain = PlainChain.Random((ulong)seed);
        Same(plain.With(Shuffled(plain.Rows, seed)).Levels(), plain.Levels(), plain.Gross, $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AChainInTwoFiles_IsOneChain(int seed)
    {
        PlainChain plain = PlainChain.Random((ulong)seed);
        OptionRow[] rows = Shuffled(plain.Rows, seed);
        int cut = new TestRandom((ulong)seed + 40).Next(1, rows.Length - 1);
        GammaChain chain = new(plain.Settings);
        ChainIntake intake = new(Index);
        Fill(chain, intake, rows[..cut], PlainChain.AsOfNs, 6000).Should().Be(ChainScope.Snapshot);
        Fill(chain, intake, rows[cut..], PlainChain.AsOfNs, double.NaN).Should().Be(ChainScope.More);
        intake.Underlying.Should().Be(6000);
        Same(plain.Levels(chain), plain.Levels(), plain.Gross, $"seed {seed}, cut at {cut} of {rows.Length}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ANewSnapshotForgetsTheOneBefore(int seed)
    {
        PlainChain before = PlainChain.Random((ulong)seed + 90);
        PlainChain plain = PlainChain.Random((ulong)seed);
        GammaChain chain = new(plain.Settings);
        ChainIntake intake = new(Index);
        Fill(chain, intake, before.Rows, PlainChain.AsOfNs - PlainChain.Day, 6000);
        before.Levels(chain);
        Fill(chain, intake, plain.Rows, PlainChain.AsOfNs, 6001).Should().Be(ChainScope.Snapshot);
        Same(plain.Levels(chain), plain.Levels(), plain.Gross, $"seed {seed}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AnUpdateOfOneExpiry_IsARefillWithItsNewRows(int seed)
    {
        PlainChain plain = PlainChain.Random((ulong)seed);
        TestRandom chance = new((ulong)seed + 70);
        long updated = plain.Rows[chance.Next(0, plain.Rows.Length - 1)].SettlementNs;
        OptionRow[] news = [.. plain.Rows.Where(r => r.SettlementNs == updated && chance.Chance(0.7))
            .Select(r => r with { OpenInterest = chance.Next(1, 9000), ImpliedVolatility = r.ImpliedVolatility * 1.1 })];
        OptionRow[] rest = [.. plain.Rows.Where(r => r.SettlementNs != updated)];
        GammaChain chain = new(plain.Settings);
        ChainIntake intake = new(Index);
        Fill(chain, intake, plain.Rows, PlainChain.AsOfNs, 6000);
        plain.Levels(chain);
        Fill(chain, intake, Shuffled(news, seed), PlainChain.AsOfNs + EventTimes.Minute, 6000, isUpdate: true).Should().Be(ChainScope.Update);
        PlainChain refilled = plain.With([.. rest, .. news]);
        Same(plain.Levels(chain), refilled.Levels(), refilled.Gross, $"seed {seed}");
    }

    [Fact]
    public void MoreRowsBehindAnUpdate_AddToTheirExpiry()
    {
        // A second part of the snapshot comes after an update of another expiry, or of another chain: it takes nothing away.
        PlainChain plain = PlainChain.Random(3);
        long first = plain.Rows[0].SettlementNs;
        GammaChain chain = new(plain.Settings);
        ChainIntake intake = new(Index);
        OptionRow[] late = [.. plain.Rows.Where((r, i) => r.SettlementNs == first && i % 2 == 0)];
        OptionRow other = PlainChain.Row(PlainChain.AsOfNs + (400 * PlainChain.Day), 6000, 0.2, 10, isCall: true);
        Fill(chain, intake, [.. plain.Rows.Except(late)], PlainChain.AsOfNs, 6000);
        Fill(chain, intake, [other], PlainChain.AsOfNs + EventTimes.Minute, 6000, isUpdate: true);
        Fill(chain, intake, late, PlainChain.AsOfNs, 6000).Should().Be(ChainScope.More);
        PlainChain whole = plain.With([.. plain.Rows, other]);
        Same(plain.Levels(chain), whole.Levels(), whole.Gross, "");
    }

    [Fact]
    public void TheIntakeTellsRowsOfItsInstrumentOnly_AndAnEndWithoutRowsIsAnEmptyChain()
    {
        OptionRow row = PlainChain.Row(PlainChain.AsOfNs + PlainChain.Day, 6000, 0.2, 10, isCall: true);
        ChainIntake intake = new(Index);
        intake.Take(MarketEvent.Of(5, 2, in row, 3)).Should().BeFalse();
        intake.Take(MarketEvent.Of(5, 2, new ChainEnd(6000), 3)).Should().BeFalse();
        intake.Take(MarketEvent.Of(5, Index, in row, 3)).Should().BeFalse();
        intake.Take(MarketEvent.Of(6, Index, new ChainEnd(6000), 4)).Should().BeTrue();
        (intake.AsOfNs, intake.KnownNs, intake.Underlying, intake.Rows.Length, intake.QuotesNs[0]).Should().Be((4, 6, 6000, 1, 3));
        intake.Take(MarketEvent.Of(8, Index, new ChainEnd(double.NaN), 7)).Should().BeTrue();
        (intake.AsOfNs, intake.KnownNs, intake.Rows.Length, intake.Scope).Should().Be((7, 8, 0, ChainScope.Snapshot));
        intake.Underlying.Should().Be(double.NaN, "the new snapshot tells none, and the old one no longer counts");
        new ChainIntake(Index).Take(MarketEvent.Of(8, Index, new ChainEnd(1, IsUpdate: true), 7)).Should().BeTrue();
    }

    [Fact]
    public void AnUpdateBeforeAnySnapshot_IsASnapshot()
    {
        ChainIntake intake = new(Index);
        intake.Take(MarketEvent.Of(8, Index, new ChainEnd(1, IsUpdate: true), 7)).Should().BeTrue();
        (intake.Scope, intake.AsOfNs, intake.Underlying).Should().Be((ChainScope.Snapshot, 7, 1));
    }

    /// <summary>Takes rows through the intake into the chain, as a feature does.</summary>
    private static ChainScope Fill(
        GammaChain chain, ChainIntake intake, OptionRow[] rows, long asOfNs, double underlying, bool isUpdate = false)
    {
        foreach (OptionRow row in rows)
        {
            intake.Take(MarketEvent.Of(asOfNs, Index, in row, asOfNs)).Should().BeFalse();
        }

        intake.Take(MarketEvent.Of(asOfNs, Index, new ChainEnd(underlying, isUpdate), asOfNs)).Should().BeTrue();
        if (intake.Scope is ChainScope.Update)
        {
            chain.BeginUpdate();
        }
        else if (intake.Scope is ChainScope.Snapshot)
        {
            chain.Begin();
        }

        for (int i = 0; i < intake.Rows.Length; i++)
        {
            chain.Add(in intake.Rows[i], intake.QuotesNs[i]);
        }

        chain.Complete(intake.AsOfNs, (int)(intake.AsOfNs / PlainChain.Day), intake.KnownNs);
        return intake.Scope;
    }

    private static void Same(GammaLevels levels, GammaLevels expected, double gross, string because)
    {
        (levels.CallWall, levels.PutWall, levels.MaxPain, levels.OneDayMin, levels.OneDayMax).Should().Be(
            (expected.CallWall, expected.PutWall, expected.MaxPain, expected.OneDayMin, expected.OneDayMax), because);
        levels.Net.Should().BeApproximately(expected.Net, 1e-12 * gross, because);
        levels.Flip.HasValue.Should().Be(expected.Flip.HasValue, because);
        (levels.Flip ?? 0).Should().BeApproximately(expected.Flip ?? 0, 1e-4, because);
        levels.LargestStrikes.ToArray().Select(s => s.Strike).Should().Equal(expected.LargestStrikes.ToArray().Select(s => s.Strike), because);
        levels.Coverage.Should().BeEquivalentTo(expected.Coverage, o => o.Excluding(c => c.OldestNs)
            .Using<double>(c => c.Subject.Should().BeApproximately(c.Expectation, 1e-12)).WhenTypeIs<double>(), because);
    }

    private static OptionRow[] Shuffled(OptionRow[] rows, int seed)
    {
        TestRandom chance = new((ulong)seed + 7000);
        return [.. rows.OrderBy(_ => chance.NextBits())];
    }
}
