using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MiaIa.Replay.Tests;

/// <summary>The tables of a run's journal, as text.</summary>
internal static class RunTables
{
    /// <summary>The rows of a query; doubles with all their digits.</summary>
    public static IReadOnlyList<string> Rows(string journal, string sql)
    {
        using SqliteConnection connection = new($"Data Source={journal};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        object[] values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    /// <summary>The same with a value of its own for each column.</summary>
    public static IReadOnlyList<string[]> Cells(string journal, string sql) => [.. Rows(journal, sql).Select(r => r.Split('|'))];
}
