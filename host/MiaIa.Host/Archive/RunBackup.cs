using MiaIa.Host.Journal;
using MiaIa.Host.Runs;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Archive;

/// <summary>Copies the journal of a run into one file, also while the run is going on.</summary>
internal static class RunBackup
{
    /// <summary>Copies it. An interrupted copy leaves no file.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="file">The file to make; it must not be there.</param>
    /// <returns>Its size in bytes.</returns>
    /// <exception cref="RunException">It is there already.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public static long Write(string journal, string file)
    {
        if (File.Exists(file) || Directory.Exists(file))
        {
            throw new RunException($"{file} is there already. Name another file with --out.", ExitCodes.Configuration);
        }

        string part = file + ".part";
        File.Delete(part);
        try
        {
            using (SqliteConnection source = Open(journal, SqliteOpenMode.ReadOnly))
            using (SqliteConnection target = Open(part, SqliteOpenMode.ReadWriteCreate))
            {
                source.BackupDatabase(target);
            }

            File.Move(part, file);
        }
        catch (SqliteException problem)
        {
            throw new JournalException($"{journal}: cannot be copied to {file} ({problem.Message}).");
        }
        finally
        {
            File.Delete(part);
        }

        return new FileInfo(file).Length;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
