using MiaIa.Engine.Risk;
using MiaIa.Host.Control;
using MiaIa.Host.Journal;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Control;

public sealed class HaltTableTests : IDisposable
{
    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Release_EndsWhatWaitsForAPerson_AndNothingElse()
    {
        string path = _files.At("run.db");
        HaltRecord kill = new(HaltCause.Kill, HaltState.Emergency, HaltRelease.Manual, 3, 20260105, 0, "stop");
        HaltRecord loss = new(HaltCause.DailyLoss, HaltState.HaltTrading, HaltRelease.NextSessionDate, 4, 20260105, 0, "loss");
        HaltRecord gone = new(HaltCause.Mismatch, HaltState.HaltEntries, HaltRelease.Manual, 1, 20260105, 0, "differs");
        using (SqliteJournal journal = SqliteJournal.Create(path, new JournalLayout([], [], [], [], []), new JournalSettings()))
        {
            journal.OnHalt(in gone, 1, null);
            journal.OnHalt(in gone, 2, "a person resumed");
            journal.OnHalt(in kill, 3, null);
            journal.OnHalt(in loss, 4, null);
        }

        HaltTable table = new(path);
        table.Read().Select(h => h.Cause).Should().Equal("Kill", "DailyLoss");
        table.Release(9, "understood").Should().Equal(new HeldHalt("Kill", "Emergency", "Manual", 3, 20260105, 0, "stop"));
        table.Read().Select(h => h.Cause).Should().Equal("DailyLoss");
        table.Release(10, "again").Should().BeEmpty();
        Rows(path).Should().Equal("9|Kill|Emergency|Manual|3|20260105|0|stop|understood");
    }

    private static string[] Rows(string path)
    {
        using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT time_ns||'|'||cause||'|'||state||'|'||release||'|'||since_ns||'|'||session_date||'|'||until_ns||'|'||text||'|'||end_reason FROM halts WHERE end_reason = 'understood'";
        using Microsoft.Data.Sqlite.SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return [.. rows];
    }
}
