using MiaIa.Host.Health;
using MiaIa.Host.Journal;
using MiaIa.Tests;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Journal;

public sealed class HealthTableTests
{
    private static readonly JournalLayout Layout = new([], [], [], [], []);

    [Fact]
    public void Change_IsARow_AndARestartKeepsIt()
    {
        using TemporaryFolder files = new();
        string path = files.At("run.db");
        ComponentHealth disk = new("disk", HealthState.Critical, "96 % full", "Make room.", 7);
        using (SqliteJournal journal = SqliteJournal.Create(path, Layout, new JournalSettings()))
        {
            journal.WriteHealth(new HealthChange(7, From: null, disk), eventNs: null);
            journal.WriteHealth(new HealthChange(9, HealthState.Critical, disk with { State = HealthState.Healthy, Reason = "40 % full", Remedy = "" }), eventNs: 5);
        }

        // Without marks a restart takes back all that the inputs make again; health is not of the inputs.
        SqliteJournal.Continue(path, Layout, new JournalSettings(), marks: null).Dispose();
        Rows(path).Should().Equal("7||disk|Critical||96 % full|Make room.", "9|5|disk|Healthy|Critical|40 % full|");
    }

    private static string[] Rows(string path)
    {
        using SqliteConnection connection = new($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT time_ns || '|' || ifnull(event_ns, '') || '|' || component || '|' || state || '|' || ifnull(state_before, '') || '|' || reason || '|' || remedy FROM health ORDER BY number";
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return [.. rows];
    }
}
