using MiaIa.Host.Live.Stages;
using MiaIa.Host.Runs;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Live;

/// <summary>The stages on the way to real money (SPEC 22.1): kept in a file that only grows, each asked for in its order.</summary>
public sealed class StagePathTests : IDisposable
{
    private static readonly DateTime Begin = new(2026, 3, 2, 14, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Records_are_read_as_they_were_written()
    {
        StageBook book = new(_files.Root);
        StageRecord[] written =
        [
            Of(Stage.ConnectionTest, "U7", isPassed: false, "clock: FAILED, \"5 s\" behind - set it"),
            Of(Stage.PaperHour, "DU1"),
        ];
        Array.ForEach(written, book.Add);
        book.Read().Should().BeEquivalentTo(written, o => o.WithStrictOrdering());
        File.ReadAllLines(book.FullPath).Should().HaveCount(2);
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_told_with_its_number()
    {
        StageBook book = new(_files.Root);
        book.Add(Of(Stage.PaperHour, "DU1"));
        File.AppendAllText(book.FullPath, "{\"stage\":\"micro\"\n");
        book.Invoking(b => b.Read()).Should().Throw<RunException>().WithMessage("*line 2: *");
    }

    [Fact]
    public void Micro_needs_the_test_of_its_own_account_and_an_hour_on_paper()
    {
        Path().MissingForMicro("U7").Should().HaveCount(2);
        Path(Of(Stage.ConnectionTest, "U8"), Of(Stage.PaperHour, "DU1")).MissingForMicro("U7").Should().ContainSingle(m => m.Contains("connection test of account U7"));
        Path(Of(Stage.ConnectionTest, "U7"), Of(Stage.PaperHour, "DU1", isPassed: false)).MissingForMicro("U7").Should().ContainSingle(m => m.Contains("paper"));
        Path(Of(Stage.ConnectionTest, "U7"), Of(Stage.PaperHour, "DU1")).MissingForMicro("U7").Should().BeEmpty();
    }

    [Fact]
    public void A_test_that_failed_after_one_that_passed_counts() =>
        Path(Of(Stage.ConnectionTest, "U7"), Of(Stage.PaperHour, "DU1"), Of(Stage.ConnectionTest, "U7", isPassed: false))
            .MissingForMicro("U7").Should().ContainSingle(m => m.Contains("failed"));

    [Fact]
    public void The_normal_limits_are_due_seven_days_after_the_first_micro_run_of_the_account()
    {
        StageRecord[] before = [Of(Stage.ConnectionTest, "U7"), Of(Stage.PaperHour, "DU1")];
        Path(before).MissingForScaling("U7", Begin.AddDays(100)).Should().ContainSingle(m => m.Contains("micro stage"));
        StagePath path = Path([.. before, Of(Stage.Micro, "U7"), Of(Stage.Micro, "U7") with { Utc = Begin.AddDays(3) }]);
        path.MissingForScaling("U7", Begin.AddDays(7).AddTicks(-1)).Should().ContainSingle(m => m.Contains("2026-03-09 14:00"));
        path.MissingForScaling("U7", Begin.AddDays(7)).Should().BeEmpty();
        path.IsScaled("U7").Should().BeFalse("the owner has not said so");
        Path([.. before, Of(Stage.Scaling, "U8")]).IsScaled("U7").Should().BeFalse("that was another account");
    }

    [Fact]
    public void The_budget_of_losses_is_not_enlarged_by_profits()
    {
        new MicroResult([]).BudgetLeft.Should().Be(500);
        new MicroResult([-120.50m, 20m]).BudgetLeft.Should().Be(399.50m);
        new MicroResult([300m]).BudgetLeft.Should().Be(500);
        new MicroResult([-700m]).BudgetLeft.Should().Be(0);
    }

    [Fact]
    public void Expectancy_is_told_with_its_interval()
    {
        // Mean 2, deviations -4, 0, 4: variance 16, standard error sqrt(16 / 3) = 2.3094, times 1.96 = 4.5264.
        new MicroResult([-2m, 2m, 6m]).Lines()[1].Should().Be("expectancy 2.00 USD a round trip, 95 % interval -2.53 to 6.53 USD");
        new MicroResult([]).Lines()[1].Should().Be("expectancy not known");
    }

    [Fact]
    public void A_micro_run_whose_journal_is_gone_ends_the_stage()
    {
        Func<MicroResult> read = () => MicroResult.Of(_files.Root, ["20260302-140000-000-live"]);
        read.Should().Throw<RunException>().WithMessage("*is not known*Put the run back*");
    }

    private static StageRecord Of(Stage stage, string account, bool isPassed = true, params string[] report) =>
        new(Begin, stage, isPassed, account, Run: null, report);

    private static StagePath Path(params StageRecord[] records) => new(records);
}
