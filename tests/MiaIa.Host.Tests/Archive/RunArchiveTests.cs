using MiaIa.Host.Archive;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;
using MiaIa.Host.Tests.Explanation;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Archive;

/// <summary>Runs as the list tells them, and their copies.</summary>
public sealed class RunArchiveTests : IDisposable
{
    private readonly JournalFile _file = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _file.Dispose();
    }

    [Theory]
    [InlineData(null, "", "", RunState.Unfinished)]
    [InlineData("yes", "", "", RunState.Finished)]
    [InlineData("interrupted", "", "", RunState.Interrupted)]
    [InlineData("yes", "position 1 without a working stop of its size", "", RunState.Halted)]
    [InlineData("yes", "", "NULL", RunState.Halted)]
    [InlineData("yes", "", "NULL,'resumed'", RunState.Finished)]
    internal void TheState_IsReadFromTheJournal(string? finished, string stopped, string halts, RunState expected)
    {
        if (finished is not null)
        {
            _file.Header("finished", finished);
            _file.Header("stopped", stopped);
        }

        foreach (string end in halts.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            _file.Run($"INSERT INTO halts(time_ns,cause,state,release,since_ns,session_date,until_ns,text,end_reason) VALUES(1,'Manual','HaltEntries','Person',1,20230406,0,'',{end})");
        }

        RunArchive.List(_file.Runs).Single().State.Should().Be(expected);
    }

    [Fact]
    public void ARun_IsToldWithItsModeTimeAndResult()
    {
        _file.Trip(1, 1, 2).Trip(2, 3, 4, "30.10");
        RunEntry run = RunArchive.List(_file.Runs).Single();
        (run.Id, run.Mode, run.Provenance, run.RoundTrips, run.Net).Should().Be(("20230406-150000-000-backtest", "backtest", "REAL", 2L, -76.80m));
        run.Begun.Should().Be(new DateTime(2023, 4, 6, 15, 0, 0, DateTimeKind.Utc));
        run.Bytes.Should().BePositive();
    }

    [Fact]
    public void WithoutRuns_TheListIsEmpty() => RunArchive.List(Path.Combine(_file.Runs, "none")).Should().BeEmpty();

    [Fact]
    public void ACopy_HoldsWhatTheJournalHolds_AndNeverReplacesAFile()
    {
        _file.Trip(1, 1, 2);
        string copy = Path.Combine(_file.Runs, "copy.db");
        RunBackup.Write(_file.Path, copy).Should().BePositive();
        using (SqliteConnection connection = new($"Data Source={copy};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT net FROM round_trips";
            command.ExecuteScalar().Should().Be("-106.90");
        }

        FluentActions.Invoking(() => RunBackup.Write(_file.Path, copy)).Should().Throw<RunException>().WithMessage("*there already*");
        FluentActions.Invoking(() => RunBackup.Write(copy + "x", copy + "y")).Should().Throw<JournalException>();
        File.Exists(copy + "y").Should().BeFalse();
        FluentActions.Invoking(() => RunBackup.Write(_file.Path, Path.Combine(_file.Runs, "none", "copy.db"))).Should().Throw<IOException>();
    }
}
