using System.Text.Json;
using MiaIa.Host.Calendar;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Tests.Explanation;

public sealed class ExplanationTests : IDisposable
{
    private readonly JournalFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Features_StandWithWhatTheyAdd_AndTheGroupsWithTheirSums()
    {
        string[] lines = _file.Decision(7).Text(new Question(7)).Split('\n');

        Line(lines, "gamma.score").Should().Be("gamma.score +0.6000 ok 1.0 s 0.5000 +0.3000 |##############");
        Line(lines, "tape.score").Should().Be("tape.score -0.4000 estimated 0.0 s 0.3000 -0.1200 ######|");
        Line(lines, "= base").Should().Be("= base 0.8000 of it could vote 0.8000 +0.1800");
        Line(lines, "book.score").Should().Be("book.score +0.9000 stale 90.0 s 0.2000 0.0000 |");
        Line(lines, "= advanced").Should().Be("= advanced 0.0000 of it could vote 0.2000 0.0000");
        Line(lines, "S0").Should().StartWith("S0 +0.18000");
        Line(lines, "c ").Should().StartWith("c 0.80000").And.EndWith("at least 0.40 is needed");
        Line(lines, "S ").Should().StartWith("S +0.22500 S0 / c");
        Line(lines, "x ").Should().Be("x 1.20000 session.factor");
        Line(lines, "S1").Should().StartWith("S1 +0.27000");
        Line(lines, "T ").Should().StartWith("T 0.25000");
        Line(lines, "regime ").Should().Be("regime ok 5.0 s: size-factor 0.8");
        lines.Should().OnlyContain(l => l.Length <= 120);
    }

    [Fact]
    public void ADecisionBetweenBars_WhoseRowIsPacked_ReadsAsOneOfABar()
    {
        _file.Decision(7).Decision(8, isBar: false);
        string[] ofBar = _file.Text(new Question(7)).Split('\n');
        string[] between = _file.Text(new Question(8)).Split('\n');
        between.Should().Contain(l => l.Contains("between two bars", StringComparison.Ordinal));
        static IEnumerable<string> Figures(string[] lines) => lines.SkipWhile(l => !l.Contains("gamma.score", StringComparison.Ordinal));
        Figures(between).Should().NotBeEmpty().And.Equal(Figures(ofBar));
    }

    [Fact]
    public void ASideThatTheScoreDoesNotAskFor_WasBroughtByAStrategy()
    {
        _file.Decision(7, s1: -0.1, threshold: 0.25).Decision(8, s1: 0.27, threshold: 0.25);
        Line(_file.Text(new Question(7)).Split('\n'), "candidate").Should().StartWith("candidate long, brought by a strategy");
        Line(_file.Text(new Question(8)).Split('\n'), "candidate").Should().Be("candidate long");
    }

    [Theory]
    [InlineData("2500-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void AYearThatNoRunIsOf_IsRefused(string at) =>
        FluentActions.Invoking(() => AskedMoment.Of(at, new TimeZones())).Should().Throw<RunException>().WithMessage("*year*");

    [Fact]
    public void AMoment_MakesTheAgesOlder_AndSaysWhichZoneWasAssumed()
    {
        AskedMoment at = AskedMoment.Of("2023-04-06 11:00:30.5", new TimeZones());
        string[] lines = _file.Decision(7).Decision(8, JournalFile.Eleven + (60 * JournalFile.Second)).Text(new Question(At: at)).Split('\n');

        Line(lines, "decision").Should().Be("decision 7 REAL");
        Line(lines, "asked for").Should().StartWith("asked for 2023-04-06 11:00:30.5, read as New York time: 2023-04-06T15:00:30.5Z, 30.5 s later");
        Line(lines, "gamma.score").Should().Contain(" 31.5 s ");
    }

    [Fact]
    public void FiltersModelsAndSetup_StandWithTheirFigures()
    {
        _file.Decision(7, reason: "ML_REJECT").Signal(7, rejectedBy: "'ML_REJECT'")
            .Run("INSERT INTO filter_answers VALUES(7,0,1,0.8,0,1),(7,1,0,0.6123,0.65,1)")
            .Run("INSERT INTO model_answers VALUES(7,0.6123,0.91,0.6,0.65,NULL,0.5)");
        string[] lines = _file.Text(new Question(7)).Split('\n');

        Line(lines, "because").Should().Be("because ML_REJECT: ml 0.6123 against 0.650: 0.0377 short");
        Line(lines, "golden-rule").Should().Be("golden-rule golden-rule pass 0.8000 0.0000 1.00");
        Line(lines, "ml ").Should().Be("ml models REFUSES 0.6123 0.6500 1.00");
        Line(lines, "Models").Should().Be("Models: P(success) 0.6123, agreement 0.910");
        Line(lines, "random forest").Should().Be("random forest 0.600, boosted trees 0.650, logistic regression -; in the shadow, without a vote 0.500");
        Line(lines, "Setup").Should().Be("Setup: PULLBACK of trend, long (long_trend)");
        Line(lines, "entry").Should().Be("entry 4105.25, stop 4103.25 (8 ticks), target 4109.25 (16 ticks, 2.00 times the risk)");
        Line(lines, "size 1").Should().StartWith("size 1 contracts, 100.00 USD at the stop");
        Line(lines, "became").Should().Be("became nothing: ML_REJECT");
    }

    [Fact]
    public void AFilterOfModels_MeasuredNothing_WhereNoModelAnswered()
    {
        _file.Decision(7).Run("INSERT INTO filter_answers VALUES(7,1,1,1.0,0.65,1)");
        Line(_file.Text(new Question(7)).Split('\n'), "ml ").Should().Be("ml models no model - 0.6500 1.00");
    }

    [Fact]
    public void ATrade_IsTheDecisionOfItsEntry_WithWhatBecameOfIt()
    {
        Traded();
        string[] lines = _file.Text(new Question(Trip: 1)).Split('\n');

        Line(lines, "decision").Should().Be("decision 8 REAL");
        Line(lines, "decision ", skip: 1).Should().Be("decision execute_long, order 4");
        lines.Where(l => l.StartsWith("  2023-", StringComparison.Ordinal)).Select(Squeeze).Should().Equal(
            "2023-04-06T15:01:00Z order 4 entry: buy 1 market",
            "2023-04-06T15:01:00Z order 5 stop: sell 1 stop at 4103.25, -8 ticks from the entry's fill",
            "2023-04-06T15:01:00Z order 4 acknowledged",
            "2023-04-06T15:02:00Z order 4 filled: buy 1 at 4105.25, fee 3.45 USD, slippage 1 tick(s), venue",
            "2023-04-06T15:03:00Z order 5 moved to 4103.50",
            "2023-04-06T15:05:00Z order 5 filled: sell 1 at 4103.25, fee 3.45 USD, slippage 0 tick(s)");
        Line(lines, "Outcome").Should().Be("Outcome: round trip 1, long 1, ended by stop, net -106.90 USD");
        Line(lines, "gross").Should().Be("gross -100.00, fees 6.90 USD; risk 8 ticks, MAE 8, MFE 3 ticks, slippage 1 ticks times contracts");
    }

    [Fact]
    public void WithoutAQuestion_ItIsTheLastOrder_ElseTheLastCandidate_ElseTheLastBar()
    {
        _file.Decision(1, candidate: "None").Decision(2, candidate: "None").Decision(3, candidate: "None", isBar: false);
        _file.Explain(new Question()).Number.Should().Be(2);
        _file.Decision(4, candidate: "Sell").Decision(5, candidate: "None");
        _file.Explain(new Question()).Number.Should().Be(4);
        _file.Decision(6, reason: "NONE", order: 9).Decision(7);
        _file.Explain(new Question()).Number.Should().Be(6);
    }

    [Fact]
    public void WhatIsNotThere_IsToldInASentence()
    {
        _file.Decision(5).Decision(9);
        Refusal(new Question(7)).Should().StartWith("Decision 7 is not kept in full: only bar closes, candidates and orders are. The one before it is 5;");
        Refusal(new Question(10)).Should().Be("There is no decision 10: the numbers go from 5 to 9.");
        Refusal(new Question(Trip: 1)).Should().Be("There is no round trip 1: the run has 0, numbered from 1.");
        Refusal(new Question(At: new AskedMoment("", JournalFile.Eleven - 1, IsNewYork: false))).Should().StartWith("Nothing was decided yet at 2023-04-06T14:59:59.999999999Z");
    }

    [Fact]
    public void AJournalOfAnOlderProgram_IsRefusedWithWhatToDo()
    {
        _file.Decision(1).Run("DROP TABLE signals");
        FluentActions.Invoking(() => RunJournal.Open(_file.Path)).Should().Throw<RunException>()
            .Which.Message.Should().Contain($"written by an older program (journal version 1; this one reads version {JournalSchema.Version})").And.Contain("Make the run again");
    }

    [Fact]
    public void AFileThatIsNoJournal_IsCalledThat() =>
        FluentActions.Invoking(() => RunJournal.Open(typeof(ExplanationTests).Assembly.Location)).Should().Throw<JournalException>();

    [Fact]
    public void ARun_IsFoundByItsId_ByLast_AndByItsPath()
    {
        string newer = Path.Combine(_file.Runs, "20230407-000000-000-sim");
        Directory.CreateDirectory(newer);
        RunPath.Find("last", _file.Runs).Should().Be(_file.Path, "a folder without a journal is no run");
        File.Copy(_file.Path, Path.Combine(newer, "run.db"));
        RunPath.Find("last", _file.Runs).Should().Be(Path.Combine(newer, "run.db"));
        RunPath.Find("20230406-150000-000-backtest", _file.Runs).Should().Be(_file.Path);
        RunPath.Find(Path.GetDirectoryName(_file.Path)!, "nowhere").Should().Be(_file.Path);
        RunPath.Find(_file.Path, "nowhere").Should().Be(_file.Path);
        FluentActions.Invoking(() => RunPath.Find("none", _file.Runs)).Should().Throw<RunException>().Which.Message.Should().Contain("no run 'none'");
    }

    [Fact]
    public void Json_CarriesTheSameFigures()
    {
        Traded();
        using RunJournal journal = RunJournal.Open(_file.Path);
        Explainer explainer = new(journal);
        using MemoryStream output = new();
        ExplanationJson.Write(journal, [explainer.Explain(new Question(Trip: 1))], explainer.Times, output);
        using JsonDocument json = JsonDocument.Parse(output.ToArray());

        JsonElement one = json.RootElement.GetProperty("explanations")[0];
        one.GetProperty("decision").GetInt64().Should().Be(8);
        one.GetProperty("terms").EnumerateArray().Sum(t => t.GetProperty("contribution").GetDouble()).Should().BeApproximately(0.18, 1e-12);
        one.GetProperty("groups").GetProperty("base").GetDouble().Should().BeApproximately(0.18, 1e-12);
        one.GetProperty("score").GetProperty("minimumCoverage").GetDouble().Should().Be(0.4);
        one.GetProperty("score").GetProperty("factors").GetProperty("session.factor").GetDouble().Should().Be(1.2);
        one.GetProperty("setup").GetProperty("stop").GetDouble().Should().Be(4103.25);
        one.GetProperty("roundTrip").GetProperty("net").GetDecimal().Should().Be(-106.90m);
        one.GetProperty("models").ValueKind.Should().Be(JsonValueKind.Null);
        json.RootElement.GetProperty("cache").GetProperty("misses").GetInt64().Should().Be(1);
    }

    private void Traded()
    {
        long at = JournalFile.Eleven + (60 * JournalFile.Second);
        long minute = 60 * JournalFile.Second;
        _file.Decision(7).Decision(8, at, reason: "NONE", order: 4).Signal(8, order: 4).Decision(9, at + minute)
            .Run($"INSERT INTO orders VALUES(1,1,0,0,'Entry','Market','Buy',1,0,0,0),(4,{at},0,0,'Entry','Market','Buy',1,0,0,0),(5,{at},4,1,'Stop','Stop','Sell',1,16413,-8,0),(7,{at + (9 * minute)},0,0,'Entry','Market','Buy',1,0,0,0)")
            .Run($"INSERT INTO order_events VALUES(1,{at},4,'OrderAcknowledged','None',NULL),(2,{at + (2 * minute)},5,'Change',NULL,16414)")
            .Run($"INSERT INTO fills VALUES(1,{at + minute},{at},4,'Buy',1,16421,3450000,1),(2,{at + (4 * minute)},{at + (4 * minute)},5,'Sell',1,16413,3450000,0)")
            .Trip(1, at, at + (4 * minute));
    }

    private string Refusal(Question question) =>
        FluentActions.Invoking(() => _file.Explain(question)).Should().Throw<RunException>().Which.Message;

    private static string Line(string[] lines, string begin, int skip = 0) =>
        Squeeze(lines.Where(l => l.TrimStart().StartsWith(begin, StringComparison.Ordinal)).Skip(skip).First());

    private static string Squeeze(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
