using MiaIa.Engine;
using MiaIa.Host.Explanation;

namespace MiaIa.Host.Tests.Explanation;

/// <summary>What said no, and by how much: the figures are worked out by hand.</summary>
public sealed class StepReasonsTests : IDisposable
{
    private const long Second = JournalFile.Second;

    private readonly JournalFile _file = new();

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(0.23, "|S1| 0.230 against 0.250: 0.020 short")]
    [InlineData(-0.23, "|S1| 0.230 against 0.250: 0.020 short")]
    [InlineData(0.25, "|S1| 0.250 against 0.250: exactly at it is not beyond it")]
    [InlineData(0.24999, "|S1| 0.24999 against 0.250: 0.00001 short")]
    public void Threshold(double score, string expected) =>
        Why(_file.Decision(1, reason: "THRESHOLD", candidate: "None", s1: score)).Should().Be(expected);

    [Fact]
    public void Coverage_NamesWhatCouldNotVote() =>
        Why(_file.Decision(1, reason: "COVERAGE", coverage: 0.35))
            .Should().Be("coverage 0.350 against 0.400: 0.050 short; could not vote: book.score (0.200, stale)");

    [Fact]
    public void Window_IsTheTimeInNewYork() =>
        Why(_file.Decision(1, JournalFile.Eleven + (5 * 3600 * Second), "WINDOW")).Should().Be("16:00:00 New York; entries 09:35 to 15:45 on trading days");

    [Fact]
    public void Filter_IsMeasuredAgainstItsLimit()
    {
        _file.Decision(1, reason: "ZONE").Run("INSERT INTO filter_answers VALUES(1,0,1,0.5,0,1),(1,2,0,NULL,0.3,1)");
        Why(_file).Should().Be("zones could not judge, so it refuses (its limit is 0.300)");
    }

    [Theory]
    [InlineData(15.5, "zones 15.500 against 12.000: 3.500 above it")]
    [InlineData(11, "zones 11.000 against 12.000: 1.000 below it")]
    public void AFilterOfSetups_MayHaveItsLimitOnEitherSide(double measured, string expected)
    {
        _file.Decision(1, reason: "ZONE").Run(FormattableString.Invariant($"INSERT INTO filter_answers VALUES(1,2,0,{measured},12,1)"));
        Why(_file).Should().Be(expected);
    }

    [Fact]
    public void Confidence_IsMeasuredAgainstTheLeastThatIsTraded() =>
        Why(_file.Decision(1, reason: "CONFIDENCE").Signal(1, confidence: 0.52)).Should().Be("confidence 0.520 against 0.550: 0.030 short");

    [Theory]
    [InlineData(3, "the stop is 3 ticks away, 4 to 15 ticks are allowed: 1 too near")]
    [InlineData(18, "the stop is 18 ticks away, 4 to 15 ticks are allowed: 3 too far")]
    public void StopBounds(int risk, string expected) => Why(_file.Decision(1, reason: "STOP_BOUNDS").Signal(1, risk)).Should().Be(expected);

    [Fact]
    public void Reward_IsATimesOfTheRisk() =>
        Why(_file.Decision(1, reason: "MIN_REWARD").Signal(1, riskTicks: 8, rewardTicks: 10)).Should().StartWith("reward 1.25 times the risk; at least 1.5 with");

    [Fact]
    public void Size_IsTheBudgetAgainstAContract()
    {
        // A stop of 15 ticks: 187.50 + 6.90. Equity 25000 - 106.90 - 300: 245.93; left of the day 500 - 406.90 = 93.10, half of it 46.55;
        // times .75 for a moderate confidence and the output's .8.
        _file.Decision(1, reason: "SIZE_ZERO").Signal(1, riskTicks: 15, rewardTicks: 30, confidence: 0.7)
            .Trip(1, JournalFile.Eleven - (900 * Second), JournalFile.Eleven - (800 * Second)).Trip(2, JournalFile.Eleven - (700 * Second), JournalFile.Eleven - (600 * Second), "-300.00");
        Why(_file).Should().Contain("risks 194.40 USD a contract").And.Contain("the budget is 46.55 USD, the least of 245.93 (1 % of equity), 250.00 and 46.55")
            .And.Contain("0.75 (quality moderate), 0.80 (regime.size-factor)").And.EndWith("at most 27.93, 166.47 short");
    }

    [Theory]
    [InlineData("DRAWDOWN", "equity 23700.00 USD is 5.20 % below its peak of 25000.00; 5 % halt until a person resumes; halted since 2023-04-06T14:59:59Z: too far")]
    [InlineData("LOSS_STREAK", "4 losses in a row, 5 pause entries")]
    [InlineData("ORDER_RATE", "at most 10 orders or 5 refusals within a minute")]
    [InlineData("OPEN_RISK", "50 % of the 180.00 USD that may still be lost today are 90.00 USD; one contract with a stop of 8 ticks risks 106.90 USD")]
    [InlineData("NEWS_BLACKOUT", "news of high impact are released within 30 minutes of it")]
    [InlineData("VIX_LIMIT", "VIX 31.50 is above 30 (25 with real money)")]
    [InlineData("SPREAD_AND_AGE", "the quote is 3 ticks wide and 2.5 s old; at most 2 ticks and 2 s are allowed")]
    [InlineData("MARGIN", "equity 23700.00 USD does not cover it: the initial margin of one contract is 6600.00 USD (intraday) in sim and back-test, the broker's in live")]
    [InlineData("PRICE_COLLAR", "the entry is 11.5 ticks from the middle of the last quote, for 1 contracts; at most 10 ticks from the market and 5 times the median of the last 20 entries")]
    public void Limits_AreMeasured(string code, string expected)
    {
        long before = JournalFile.Eleven - Second;
        _file.Decision(1, reason: code).Signal(1)
            .Run("UPDATE decision_records SET vix = 31.5, bid_ticks = 16408, ask_ticks = 16411, quote_age_seconds = 2.5")
            .Run($"INSERT INTO account VALUES(1,{before},20230406,'23700.00','25000.00','24020.00','-320.00',3,4,0)")
            .Run($"INSERT INTO halts VALUES(1,{before},'Drawdown','HaltTrading','Manual',{before},20230406,0,'too far',NULL)");
        Why(_file).Should().Be(expected);
    }

    [Fact]
    public void Size_IsMadeSmallerByADrawdown()
    {
        // 3 % below 25,000 are 24,250. 1 % of 24,000 is 240; nothing was lost today; times .5 and the output's .8 and .75.
        _file.Decision(1, reason: "SIZE_ZERO").Signal(1, riskTicks: 15, rewardTicks: 30, confidence: 0.7)
            .Run($"INSERT INTO account VALUES(1,{JournalFile.Eleven - Second},20230406,'24000.00','25000.00','24000.00','0.00',0,0,0)");
        Why(_file).Should().Contain("the budget is 240.00 USD").And.Contain("0.50 (drawdown)").And.EndWith("at most 72.00, 122.40 short");
    }

    [Fact]
    public void Cooldown_SaysHowMuchOfItIsLeft()
    {
        _file.Decision(1, reason: "COOLDOWN").Trip(1, JournalFile.Eleven - (200 * Second), JournalFile.Eleven - (120 * Second));
        Why(_file).Should().StartWith("round trip 1 was entered 200 s before and ended 120 s before by stop").And.EndWith("180 s are left");
    }

    [Fact]
    public void Position_IsTheRoundTripThatWasOpen()
    {
        _file.Decision(1, reason: "POSITION").Trip(3, JournalFile.Eleven - Second, JournalFile.Eleven + Second);
        Why(_file).Should().Be("round trip 3 is open: long 1 since 2023-04-06T14:59:59Z, until 2023-04-06T15:00:01Z");
    }

    [Fact]
    public void DayLimits_CountWhatHasEndedOfTheSessionDate()
    {
        _file.Decision(1, reason: "DAILY_LOSS").Trip(1, JournalFile.Eleven - (9 * Second), JournalFile.Eleven - (8 * Second)).Trip(2, JournalFile.Eleven, JournalFile.Eleven + Second);
        Why(_file).Should().Be("the daily loss of 500 USD is used up; the session date 2023-04-06 has had 1 round trips, net -106.90 USD, without what is open");
    }

    [Fact]
    public void Faults_AreToldWithTheLastNote()
    {
        _file.Decision(1, reason: "FAULT").Run($"INSERT INTO notes VALUES(1,{JournalFile.Eleven - Second},'Fault','confluence: X'),(2,{JournalFile.Eleven + Second},'Fault','later')");
        Why(_file).Should().EndWith("; last note of it, 2023-04-06T14:59:59Z: confluence: X");
    }

    [Fact]
    public void AllStepsThatFailed_StandBehindTheOneThatDecided()
    {
        int failed = (1 << (int)ReasonCode.NoSetup) | (1 << (int)ReasonCode.Window) | (1 << (int)ReasonCode.Threshold);
        _file.Decision(1, reason: "WINDOW", failed: failed);
        _file.Explain(new Question(1)).Failed.Select(f => f.Code).Should().Equal("WINDOW", "THRESHOLD", "NO_SETUP");
    }

    [Fact]
    public void EveryStep_HasItsSentence()
    {
        foreach (ReasonCode code in Enum.GetValues<ReasonCode>().Where(c => c is not ReasonCode.None))
        {
            _file.Decision((long)code, reason: ReasonCodes.Text(code));
            _file.Explain(new Question((long)code)).Failed[0].Why.Should().NotContain("does not know more", "{0} is a step of the decision", code);
        }
    }

    private static string Why(JournalFile file) => file.Explain(new Question(1)).Failed[0].Why;
}
