using System.Diagnostics;
using System.Globalization;
using MiaIa.Tests;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Journal;

/// <summary>A broken journal as a person meets it: a real process, its message and its exit code.</summary>
public sealed class JournalProcessTests : IDisposable
{
    private const int Minutes = 240;

    private readonly TemporaryFolder _folder = new();

    public JournalProcessTests()
    {
        string yaml = File.ReadAllText(Path.Combine(Repository.Root, "tests", "data", "control.yaml"));
        _folder.Write("control.yaml", yaml);
        DateTime start = new(2024, 1, 31, 14, 20, 0, DateTimeKind.Utc);
        _folder.Write("ESH24.csv", string.Concat(Enumerable.Range(0, Minutes * 60).Select(s =>
            string.Create(CultureInfo.InvariantCulture, $"{start.AddSeconds(s):yyyy-MM-dd'T'HH:mm:ss'Z'},{(20_000 - (s / 5 % 40)) * 0.25m:0.00},1\n"))));
    }

    public void Dispose() => _folder.Dispose();

    [ProgramFact("sh")]
    public void No_room_for_the_journal_halts_the_run_and_a_start_with_room_goes_on()
    {
        (int exitCode, string output) = WithLimit(kibibytes: 560);
        exitCode.Should().Be(3, output);
        output.Should().Contain("STOPPED: the journal cannot be written: ").And.Contain("run.db").And.Contain("Look for room");
        Folders().Should().HaveCount(1);

        (int again, string goneOn, string errors) = Sim();
        again.Should().Be(0, goneOn + errors);
        goneOn.Should().Contain("goes on at");
        Folders().Should().HaveCount(1, "it is the same run");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_damaged_journal_starts_nothing_and_fresh_begins_anew(bool isGarbage)
    {
        Sim().ExitCode.Should().Be(0);
        string journal = Path.Combine(Folders().Single(), "run.db");
        if (isGarbage)
        {
            File.WriteAllText(journal, new string('x', 100_000));
        }
        else
        {
            DamageABlock(journal);
        }

        byte[] before = File.ReadAllBytes(journal);
        (int exitCode, string output, string errors) = Sim();
        exitCode.Should().Be(1, output + errors);
        errors.Should().Contain("run.db").And.Contain(isGarbage ? "not a database" : "block 2 of the recorded inputs is damaged")
            .And.Contain("nothing was started").And.Contain("--fresh");
        Folders().Should().HaveCount(1);
        File.ReadAllBytes(journal).Should().Equal(before, "the file stays for a look");

        (exitCode, output, errors) = Sim("--fresh");
        exitCode.Should().Be(0, output + errors);
        Folders().Should().HaveCount(2);
    }

    private (int ExitCode, string Output, string Errors) Sim(params string[] more) =>
        MiaProgram.Run(_folder.Root, ["sim", "--config", "control.yaml", "--data", "ESH24.csv", .. more]);

    private string[] Folders() => [.. Directory.GetDirectories(_folder.At("runs"), "*-sim")];

    // As after a kill: without an end. A byte in the middle of the second block of inputs is turned over.
    private static void DamageABlock(string journal)
    {
        using SqliteConnection connection = new($"Data Source={journal};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT bytes FROM input_blocks WHERE number = 2";
        byte[] bytes = (byte[])command.ExecuteScalar()!;
        bytes[bytes.Length / 2] ^= 0xFF;
        command.CommandText = "UPDATE input_blocks SET bytes = $bytes WHERE number = 2; DELETE FROM header WHERE key = 'finished'";
        command.Parameters.AddWithValue("$bytes", bytes);
        command.ExecuteNonQuery();
    }

    // No file may become larger: the system refuses to write on, as it does without room or with a quota.
    private (int ExitCode, string Output) WithLimit(int kibibytes)
    {
        ProcessStartInfo start = new("sh")
        {
            WorkingDirectory = _folder.Root, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // it needs a file of its own, larger than that
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"trap '' XFSZ; ulimit -f {kibibytes * 2}; exec dotnet '{Path.Combine(Repository.Program, "mia.dll")}' sim --config control.yaml --data ESH24.csv"));
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }
}
