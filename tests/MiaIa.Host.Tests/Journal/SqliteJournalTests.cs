using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Host.Journal;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Journal;

/// <summary>What is written is what any tool reads: and what was missing is nothing there, not a number of another row.</summary>
public sealed class SqliteJournalTests : IDisposable
{
    private const long Second = 1_000_000_000;

    private static readonly JournalLayout Layout = new(
        ["a.score", "b.score"], ["a.score"], ["session"], ["trend"], [["pullback"]]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Decision_IsReadBackColumnByColumn()
    {
        Write(Scored(1));

        Rows("SELECT number, time_ns, is_bar_close, price_ticks, candidate, reason, s0, coverage, s, s1, threshold, strategy, order_id, statuses FROM decisions")
            .Should().Equal("1|10000000000|1|24000|Sell|NO_SETUP|-0.5|0.75|-0.6|-0.7|0.25|trend|7|OS");
        Rows("""SELECT "a.score", "a.score age-seconds", "b.score", "b.score age-seconds", "a.score contribution", "session applied" FROM decisions""")
            .Should().Equal("-0.5|1|0.25|4|-0.5|1.1");
    }

    [Fact]
    public void WhatIsMissing_IsNothing_AlsoAfterARowThatHadIt()
    {
        DecisionRecord unscored = new(
            12 * Second, 2, true, 24_001, HasScore: false, default, Side.None, ReasonCode.Data, 0, -1, OrderId: 9);

        Write(Scored(1), (unscored, [default, new FeatureValue(0.5, FeatureStatus.Partial, 12 * Second)]));

        Rows("""SELECT candidate, reason, s0, coverage, s, s1, threshold, strategy, statuses, "a.score", "a.score age-seconds", "b.score" FROM decisions WHERE number = 2""")
            .Should().Equal("None|DATA|NULL|NULL|NULL|NULL|NULL|NULL|-P|NULL|NULL|0.5");
    }

    [Theory]
    [InlineData(Side.Buy, "Buy")]
    [InlineData(Side.Sell, "Sell")]
    [InlineData(Side.None, "None")]
    public void Candidate_IsWrittenByItsName(Side side, string text)
    {
        (DecisionRecord decision, FeatureValue[] row) = Scored(1);

        Write((decision with { Candidate = side }, row));

        Rows("SELECT candidate FROM decisions").Should().Equal(text);
    }

    [Theory]
    [InlineData(FeatureStatus.Ok, "O")]
    [InlineData(FeatureStatus.Estimated, "E")]
    [InlineData(FeatureStatus.Partial, "P")]
    [InlineData(FeatureStatus.Stale, "S")]
    [InlineData(FeatureStatus.Missing, "-")]
    public void Status_IsOneLetterPerOutput(FeatureStatus status, string letter)
    {
        (DecisionRecord decision, FeatureValue[] row) = Scored(1);
        row[0] = row[0] with { Status = status };

        Write((decision, row));

        Rows("SELECT statuses FROM decisions").Should().Equal(letter + "S");
    }

    [Fact]
    public void Signal_StandsWithItsPrices_AndWithoutATargetNoRewardIsMadeUp()
    {
        SignalRecord signal = new(Side.Sell, 0, 0, 24_000, IsLimit: false, RiskTicks: 8, RewardTicks: 16, Quantity: 2, 0.8, 0.86, 0);
        (DecisionRecord refused, FeatureValue[] row) = Scored(1);
        refused = refused with { Reason = ReasonCode.MlReject, Failed = 1UL << (int)ReasonCode.MlReject, OrderId = 0, Signal = signal };
        DecisionRecord open = refused with { Number = 2, Reason = ReasonCode.None, Failed = 0, OrderId = 7, Signal = signal with { RewardTicks = 0 } };

        Write((refused, row), (open, row));

        const string Columns =
            "decision, decision_kind, type, strategy, setup, side, entry_ticks, stop_ticks, target_ticks, risk_ticks, reward_ticks, reward_risk, size, s2, confidence, quality, quality_class, tags, reasons, rejected_by";
        Rows($"SELECT {Columns} FROM signals ORDER BY decision").Should().Equal(
            "1|no_trade|short_trend|trend|pullback|Sell|24000|24008|23984|8|16|2|2|0|0.86|0.8|premium|elite|ML_REJECT|ML_REJECT",
            "2|execute_short|short_trend|trend|pullback|Sell|24000|24008|NULL|8|NULL|NULL|2|-0.7|0.86|0.8|premium|elite||NULL");
    }

    [Fact]
    public void ModelsAndFilters_StandBesideTheirDecision_AndWhatWasNotAskedIsNotThere()
    {
        (DecisionRecord asked, FeatureValue[] row) = Scored(1);
        asked = asked with { Models = new ModelVerdict(0.6, 0.9, 0.5, null, 0.7, null) };
        using (SqliteJournal journal = SqliteJournal.Create(_folder.At("run.db"), Layout with { Filters = [("a", "models"), ("b", "zone")] }, new JournalSettings()))
        {
            journal.OnDecision(in asked, row, [-0.5], [1.1], [new FilterAnswer(true, false, null, 0.65, 0), default]);
            (DecisionRecord quiet, _) = Scored(2);
            journal.OnDecision(in quiet, row, [-0.5], [1.1], [default, default]);
            journal.Flush();
        }

        Rows("SELECT * FROM model_answers").Should().Equal("1|0.6|0.9|0.5|NULL|0.7|NULL");
        Rows("SELECT * FROM filter_answers").Should().Equal("1|0|0|NULL|0.65|0");
    }

    [Fact]
    public void BetweenBars_TheAnswersOfFiltersAreInThePackedRow()
    {
        (DecisionRecord decision, FeatureValue[] row) = Scored(1);
        decision = decision with { IsBarClose = false, OrderId = 0 };
        DecisionRecord next = decision with { Number = 2, TimeNs = 11 * Second };
        JournalLayout layout = Layout with { Filters = [("a", "models"), ("b", "zone")] };
        FilterAnswer refused = new(true, false, null, 0.65, 0);
        FilterAnswer passed = new(true, true, 0.5, 0.25, 1);
        using (SqliteJournal journal = SqliteJournal.Create(_folder.At("run.db"), layout, new JournalSettings()))
        {
            journal.OnDecision(in decision, row, [-0.5], [1.1], [refused, default]);
            row[1] = new FeatureValue(0.75, FeatureStatus.Ok, 11 * Second);
            journal.OnDecision(in next, row, [-0.5], [1.1], [refused, passed]);
            journal.Flush();
        }

        Rows("SELECT * FROM filter_answers").Should().BeEmpty();
        PackedRow packed = new(layout);
        string[] rows = Rows("SELECT hex(packed) FROM decision_records ORDER BY number");
        packed.Unpack(Convert.FromHexString(rows[0]), 10 * Second);
        packed.Numbers(10 * Second).Should().Equal(-0.5, 1, 0.25, 4, -0.5, 1.1);
        (packed.Answer(0), packed.Answer(1)).Should().Be((refused, default(FilterAnswer)));
        packed.Unpack(Convert.FromHexString(rows[1]), 11 * Second);
        packed.Numbers(11 * Second).Should().Equal(-0.5, 2, 0.75, 0, -0.5, 1.1);
        (packed.Answer(0), packed.Answer(1)).Should().Be((refused, passed));
    }

    [Fact]
    public void ASignalBetweenBars_HasThePartsOfItsRow()
    {
        SignalRecord signal = new(Side.Buy, 0, 0, 24_000, IsLimit: false, RiskTicks: 8, RewardTicks: 16, Quantity: 2, 0.8, 0.86, 0);
        (DecisionRecord decision, FeatureValue[] row) = Scored(1);
        decision = decision with { IsBarClose = false, OrderId = 0, Reason = ReasonCode.Zone, Signal = signal };

        Write((decision, row));

        Rows("SELECT decision, side, rejected_by FROM signals").Should().Equal("1|Buy|ZONE");
        Rows("SELECT length(packed) > 0, statuses FROM decision_records").Should().Equal("1|NULL");
        Rows("SELECT count(*) FROM decision_rows").Should().Equal("0");
    }

    [Fact]
    public void Account_IsKeptToTheCent_AndADecisionHasWhatTheLimitsSaw()
    {
        AccountRecord account = new(24_761.20m, 25_000, 25_000, 20250716, 3, 1);
        (DecisionRecord decision, FeatureValue[] row) = Scored(1);
        decision = decision with { RiskScore = 47.76, Figures = new EntryFigures(18.5, 23_999, null, Second / 2) };
        using (SqliteJournal journal = SqliteJournal.Create(_folder.At("run.db"), Layout, new JournalSettings()))
        {
            journal.OnAccount(in account, 10 * Second);
            journal.OnDecision(in decision, row, [-0.5], [1.1], []);
            journal.Flush();
        }

        Rows("SELECT * FROM account").Should().Equal("1|10000000000|20250716|24761.20|25000.00|25000.00|-238.80|3|1|0");
        Rows("SELECT risk_score, vix, bid_ticks, ask_ticks, quote_age_seconds FROM decisions").Should().Equal("47.76|18.5|23999|NULL|0.5");
    }

    private static (DecisionRecord Decision, FeatureValue[] Row) Scored(long number) => (
        new DecisionRecord(
            10 * Second, number, true, 24_000, HasScore: true, new ConfluenceScore(-0.5, 0.75, -0.6, -0.7, 0.25, 0.4, true),
            Side.Sell, ReasonCode.NoSetup, 0, 0, OrderId: 7),
        [new FeatureValue(-0.5, FeatureStatus.Ok, 9 * Second), new FeatureValue(0.25, FeatureStatus.Stale, 6 * Second)]);

    private void Write(params (DecisionRecord Decision, FeatureValue[] Row)[] decisions)
    {
        using SqliteJournal journal = SqliteJournal.Create(_folder.At("run.db"), Layout, new JournalSettings());
        foreach ((DecisionRecord decision, FeatureValue[] row) in decisions)
        {
            journal.OnDecision(in decision, row, [-0.5], [1.1], []);
        }

        journal.Flush();
        journal.Fault.Should().BeNull();
    }

    private string[] Rows(string sql) => JournalTable.Rows(_folder.At("run.db"), sql);
}
