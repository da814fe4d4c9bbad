using System.Globalization;
using MiaIa.Host.Configuration;

namespace MiaIa.Host.Live.Stages;

/// <summary>The stages as plain lines: where one stands and what is missing.</summary>
internal static class StagesText
{
    /// <summary>Writes them.</summary>
    /// <param name="records">What became of the stages.</param>
    /// <param name="account">The account of real money; null when the configuration names none.</param>
    /// <param name="micro">What the micro stage came to.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="output">Receives the lines.</param>
    public static void Write(
        IReadOnlyList<StageRecord> records, string? account, MicroResult micro, DateTime nowUtc, TextWriter output)
    {
        StagePath path = new(records);
        foreach (Stage stage in Enum.GetValues<Stage>())
        {
            string name = FormattableString.Invariant($"{(int)stage + 1} {EnumNames.Write(stage)}");
            output.WriteLine($"{name,-18} {State(path.Last(stage), stage)}");
            foreach (string line in path.Last(stage)?.Report ?? [])
            {
                output.WriteLine($"{"",-18}   {line}");
            }
        }

        if (path.Last(Stage.Micro) is not null)
        {
            foreach (string line in micro.Lines())
            {
                output.WriteLine($"micro so far       {line}");
            }
        }

        if (account is null)
        {
            output.WriteLine("missing            confirm-account under modes.live: without it there is no real money");
            return;
        }

        WriteMissing($"micro in {account}", path.MissingForMicro(account), "nothing: `mia live --real-money`", output);
        string last = path.IsScaled(account) ? "nothing: it is confirmed" : "your word: `mia stages --confirm-scaling`";
        WriteMissing($"normal limits in {account}", path.MissingForScaling(account, nowUtc), last, output);
    }

    private static string State(StageRecord? record, Stage stage) => record is null
        ? "not yet"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(stage is Stage.Micro ? "begun" : record.IsPassed ? "passed" : "failed")} {record.Utc:yyyy-MM-dd HH:mm} UTC{(record.Account is { } a ? $", account {a}" : "")}{(record.Run is { } run ? $", run {run}" : "")}");

    private static void WriteMissing(string what, IReadOnlyList<string> missing, string last, TextWriter output)
    {
        foreach (string line in missing.Count == 0 ? [last] : missing)
        {
            output.WriteLine($"missing for {what}: {line}");
        }
    }
}
