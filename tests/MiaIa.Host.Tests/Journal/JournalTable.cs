using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Journal;

/// <summary>A journal as any tool reads it.</summary>
internal static class JournalTable
{
    /// <summary>The rows of a query, a bar between two columns.</summary>
    public static string[] Rows(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i =>
                reader.IsDBNull(i) ? "NULL" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return [.. rows];
    }
}
