using MiaIa.Sdk;
using MiaIa.Sdk.Learning;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Learning;

/// <summary>ES at tick 24,000, which is 6000.00 points.</summary>
public sealed class CandidateRowTests
{
    private readonly TestInput[] _scores = [.. Enumerable.Range(0, 10).Select(i => new TestInput($"score-{i}"))];
    private readonly TestInput _regime = new("regime");
    private readonly TestInput _ratio = new("ratio");
    private readonly TestInput _factor = new("factor");
    private readonly TestInput _minutes = new("minutes");
    private readonly TestInput _spread = new("spread");
    private readonly TestInput[] _walls = [new("call"), new("put")];

    [Fact]
    public void TheRow_HoldsEachNumberInItsPlace()
    {
        SetAll();
        _regime.Set((int)MarketRegime.TrendBullish);
        float[] row = Row(Side.Buy, rawScore: 0.41, coverage: 0.9);
        row[..10].Should().Equal(0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 0.8f, 0.9f, 1f);
        row[10].Should().Be(0.9f);
        row[11..14].Should().Equal(1, 0, 0);
        row[14..16].Should().Equal(1.3f, 1.2f);
        row[16].Should().BeApproximately(1, 1e-6f, "345 of 1380 minutes are a quarter of the circle");
        row[17].Should().BeApproximately(0, 1e-6f);
        row[18].Should().Be(1);
        row[19].Should().Be(12, "the put wall at 5997 is 12 ticks away, the call wall at 6010 is 40");
        row[20].Should().Be(0.41f);
    }

    [Theory]
    [InlineData(MarketRegime.TrendBullish, Side.Sell, 0, 1, 0)]
    [InlineData(MarketRegime.TrendBearish, Side.Sell, 1, 0, 0)]
    [InlineData(MarketRegime.TrendBearish, Side.Buy, 0, 1, 0)]
    [InlineData(MarketRegime.RangeTight, Side.Buy, 0, 0, 1)]
    [InlineData(MarketRegime.RangeWide, Side.Sell, 0, 0, 1)]
    [InlineData(MarketRegime.Transition, Side.Buy, 0, 0, 0)]
    [InlineData(MarketRegime.Unknown, Side.Buy, 0, 0, 0)]
    public void TheRegime_IsTurnedTowardsTheSide(MarketRegime regime, Side side, int with, int against, int range)
    {
        _regime.Set((int)regime);
        Row(side)[11..14].Should().Equal(with, against, range);
    }

    [Fact]
    public void WhatIsNotUsable_IsZero_AndAWallThatIsNotThereIsFar()
    {
        SetAll();
        foreach (TestInput input in _scores.Concat(_walls).Concat([_regime, _ratio, _factor, _minutes, _spread]))
        {
            input.Set(1, FeatureStatus.Stale);
        }

        float[] row = Row(Side.Sell, rawScore: 0, coverage: 0);
        row[..19].Should().OnlyContain(v => v == 0).And.OnlyContain(v => !float.IsNegative(v));
        row[19].Should().Be(100);
    }

    [Fact]
    public void AWallFartherThanAHundredTicks_IsAHundredAway()
    {
        _walls[0].Set(6100);
        Row(Side.Buy)[19].Should().Be(100);
    }

    /// <summary>The market of the mirror: scores with the other sign, walls exchanged and reflected at 6000, the other trend.</summary>
    [Fact]
    public void AShort_HasTheRowOfTheLongInTheMirror()
    {
        for (ulong seed = 1; seed <= 50; seed++)
        {
            TestRandom random = new(seed);
            double[] scores = [.. _scores.Select(_ => (2 * random.NextDouble()) - 1)];
            double[] away = [.. _walls.Select(_ => Math.Round(random.NextDouble() * 120) / 4)];
            MarketRegime[] regimes = [MarketRegime.TrendBullish, MarketRegime.TrendBearish, MarketRegime.RangeTight, MarketRegime.Transition];
            int regime = random.Next(0, 3);
            float[] Seen(int sign)
            {
                SetAll();
                for (int i = 0; i < scores.Length; i++)
                {
                    _scores[i].Set(sign * scores[i]);
                }

                _walls[0].Set(6000 + (sign * away[0]));
                _walls[1].Set(6000 - (sign * away[1]));
                _regime.Set((int)regimes[sign < 0 && regime < 2 ? 1 - regime : regime]);
                return Row((Side)sign, rawScore: sign * 0.4);
            }

            float[] seen = Seen(-1);
            seen.Should().Equal(Seen(1), "seed {0}", seed);
        }
    }

    [Fact]
    public void TheSchema_NamesWhatTheRowHolds()
    {
        CandidateRow.Schema.Names.Should().HaveCount(CandidateRow.Count).And.OnlyHaveUniqueItems();
        CandidateRow.Schema.Names.Should().HaveElementAt(9, "mtf-confluence").And.HaveElementAt(10, "coverage").And.HaveElementAt(20, "raw-score");
        new CandidateModelOptions().Scores.Should().Equal(CandidateRow.Schema.Names.Take(10));

        // A model that was trained before stays readable only while this is the hash: another meaning of a number counts the version up.
        CandidateRow.Schema.Version.Should().Be(1);
    }

    [Fact]
    public void AnotherOutputInAPlace_IsAnotherSchema()
    {
        CandidateModelOptions plain = new();
        CandidateRow.SchemaOf(plain).Hash.Should().Be(CandidateRow.Schema.Hash);
        CandidateModelOptions[] others =
        [
            plain with { Scores = [.. plain.Scores.Reverse()] },
            plain with { Regime = "own.regime" },
            plain with { VolatilityRatio = "own.ratio" },
            plain with { SessionFactor = "own.factor" },
            plain with { SessionMinutes = "own.minutes" },
            plain with { Spread = "own.spread" },
            plain with { Walls = ["own.wall"] },
        ];
        others.Select(o => CandidateRow.SchemaOf(o).Hash).Append(CandidateRow.Schema.Hash).Should().OnlyHaveUniqueItems();
        CandidateRow.SchemaOf(plain with { MinimumProbability = 0.7, HorizonMinutes = 10 }).Hash.Should().Be(CandidateRow.Schema.Hash);
    }

    [Fact]
    public void OtherThanTenScores_AreRefused()
    {
        CandidateInputs inputs = new([_ratio.Input], _regime.Input, _ratio.Input, _factor.Input, _minutes.Input, _spread.Input, []);
        FluentActions.Invoking(() => new CandidateRow(inputs, TestInstruments.Es)).Should().Throw<ArgumentException>().WithMessage("*1 outputs*10*");
    }

    [Fact]
    public void Inputs_AreFoundByTheNamesOfTheOptions()
    {
        FeatureNames names = new(["vwap-trend.score", "gamma-levels.put-wall", "battle-navale@1m.bn", "session.minutes"]);
        FeatureValue[] row = [.. Enumerable.Range(1, 4).Select(i => new FeatureValue(i, FeatureStatus.Ok, 0))];
        CandidateModelOptions options = new() { Regime = "battle-navale@{base}.bn" };
        CandidateInputs inputs = CandidateInputs.Of(options, names, row, new BarPeriod(60));
        inputs.Scores[2].Value.Value.Should().Be(1);
        inputs.Walls[1].Value.Value.Should().Be(2);
        inputs.Regime.Value.Value.Should().Be(3);
        inputs.SessionMinutes.Value.Value.Should().Be(4);
        (inputs.Scores[0].Name, inputs.Scores[0].IsPresent).Should().Be(("gamma-levels-proximity.score", false));
        inputs.SessionFactor.Value.Status.Should().Be(FeatureStatus.Missing);
    }

    private void SetAll()
    {
        for (int i = 0; i < _scores.Length; i++)
        {
            _scores[i].Set((i + 1) / 10.0);
        }

        _ratio.Set(1.3);
        _factor.Set(1.2);
        _minutes.Set(345);
        _spread.Set(1);
        _walls[0].Set(6010);
        _walls[1].Set(5997);
    }

    private float[] Row(Side side, double rawScore = 0.3, double coverage = 1)
    {
        CandidateInputs inputs = new(
            [.. _scores.Select(s => s.Input)], _regime.Input, _ratio.Input, _factor.Input, _minutes.Input, _spread.Input, [.. _walls.Select(w => w.Input)]);
        float[] row = new float[CandidateRow.Count];
        ConfluenceScore score = new(rawScore, coverage, rawScore, rawScore, 0.25, 0.4, IsThresholdKnown: true);
        new CandidateRow(inputs, TestInstruments.Es).Fill(new Candidate(0, side, score, 24_000), row);
        return row;
    }
}
