using MiaIa.Engine.Risk;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;
using MiaIa.Sdk;
using MiaIa.Tests;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Runs;

/// <summary>What a run finds of the run before it.</summary>
public sealed class CarriedStateTests : IDisposable
{
    private const long Second = 1_000_000_000;
    private const long Noon = 1_752_681_600 * Second; // 2025-07-16T16:00:00Z
    private const int Wednesday = 20250716;

    private static readonly JournalLayout Layout = new(["a.score"], [], [], ["trend"], [["pullback"]]);
    private static readonly DateOnly Date = new(2025, 7, 16);
    private static readonly AccountRecord Account = new(24_400, 25_000, 25_000, Wednesday, 7, 3);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AManualHalt_HoldsInEveryLaterRun_AndTheDayThatWasUsedIsOfItsDate()
    {
        Run("1-sim", Halt(HaltCause.Drawdown, HaltRelease.Manual));
        RestoredState same = Find(RunMode.Sim, Date, out string? line)!;
        same.Halts.Should().ContainSingle().Which.Should().Be(Halt(HaltCause.Drawdown, HaltRelease.Manual));
        same.Account.Should().Be(Account);
        line.Should().StartWith("HALTED from the start by 1-sim: drawdown since 2025-07-16T16:00:00Z").And.Contain("mia resume --reason TEXT");

        Find(RunMode.Sim, Date.AddDays(1), out _)!.Account.Should().Be(new AccountRecord(24_400, 25_000, 24_400, 0, 0, 3));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(-1, false)]
    public void AHaltOfASessionDate_HoldsOnThatDateOnly(int days, bool holds)
    {
        Run("1-sim", Halt(HaltCause.DailyLoss, HaltRelease.NextSessionDate));
        (Find(RunMode.Sim, Date.AddDays(days), out _) is not null).Should().Be(holds);
    }

    [Theory]
    [InlineData(-1, false)] // the run before has not come to it
    [InlineData(0, true)]
    [InlineData(3599, true)]
    [InlineData(3600, false)]
    public void APause_HoldsWhileItsTimeIsNotOver(int seconds, bool holds)
    {
        Run("1-sim", Halt(HaltCause.LossStreak, HaltRelease.Pause) with { UntilNs = Noon + (3600 * Second) });
        (Find(RunMode.Sim, Date, out _, Noon + (seconds * Second)) is not null).Should().Be(holds);
    }

    [Fact]
    public void WithoutAHalt_SimBeginsANewAccount_AndLiveGoesOn()
    {
        Run("1-sim");
        Run("1-live");
        Find(RunMode.Sim, Date, out string? line).Should().BeNull();
        line.Should().BeNull();
        RestoredState live = Find(RunMode.Live, Date, out line)!;
        (live.Account, live.Halts.Count).Should().Be((Account, 0));
        line.Should().Be("account of 1-live: equity 24400.00 USD, peak 25000.00 USD");
    }

    [Fact]
    public void ABacktest_CarriesNothing_AndTheNewestRunOfTheModeCounts()
    {
        Run("1-sim", Halt(HaltCause.Drawdown, HaltRelease.Manual));
        Run("1-backtest", Halt(HaltCause.Drawdown, HaltRelease.Manual));
        Find(RunMode.Backtest, Date, out _).Should().BeNull();
        Find(RunMode.Live, Date, out _).Should().BeNull("there is none");
        Run("2-sim");
        Find(RunMode.Sim, Date, out _).Should().BeNull("the newest one left no halt");
    }

    [Theory]
    [InlineData("sim")]
    [InlineData("live")]
    public void AResumedHalt_IsOver_AndTheDrawdownIsMeasuredFromThere(string mode)
    {
        string path = Run("1-" + mode, Halt(HaltCause.Drawdown, HaltRelease.Manual));
        using (SqliteConnection connection = new($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "INSERT INTO halts(time_ns,cause,state,release,since_ns,session_date,until_ns,text,end_reason) SELECT time_ns+1,cause,state,release,since_ns,session_date,until_ns,text,'looked at' FROM halts";
            command.ExecuteNonQuery();
        }

        RestoredState? found = Find(mode == "sim" ? RunMode.Sim : RunMode.Live, Date, out _);
        if (mode == "sim")
        {
            found.Should().BeNull();
            return;
        }

        found!.Halts.Should().BeEmpty();
        found.Account!.Value.PeakEquity.Should().Be(24_400);
    }

    [Fact]
    public void ARunThatCannotBeRead_IsNotPassedOver()
    {
        _folder.Write(Path.Combine("1-sim", "run.db"), "no database, but long enough to look like one");
        Action find = () => Find(RunMode.Sim, Date, out _);
        find.Should().Throw<RunException>().WithMessage("Whether a halt of the last run still holds is not known*--fresh*");
    }

    private static HaltRecord Halt(HaltCause cause, HaltRelease release) =>
        new(cause, HaltState.HaltTrading, release, Noon, Wednesday, 0, "text");

    private RestoredState? Find(RunMode mode, DateOnly date, out string? line, long firstNs = Noon) =>
        CarriedState.Find(_folder.Root, mode, date, firstNs, out line);

    private string Run(string id, params HaltRecord[] halts)
    {
        string path = _folder.Make(Path.Combine(id, "run.db"));
        using SqliteJournal journal = SqliteJournal.Create(path, Layout, new JournalSettings());
        journal.WriteHeader([new(RunJournal.VersionKey, FormattableString.Invariant($"{JournalSchema.Version}"))]);
        AccountRecord account = Account;
        journal.OnAccount(in account, Noon);
        foreach (HaltRecord halt in halts)
        {
            journal.OnHalt(in halt, Noon, endReason: null);
        }

        journal.Flush();
        return path;
    }
}
