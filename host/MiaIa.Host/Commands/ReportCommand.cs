using System.CommandLine;
using System.Text.Json;
using MiaIa.Host.Archive;
using MiaIa.Host.Explanation;
using MiaIa.Host.Reports;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>report</c>: the report of a run, made again from its journal.</summary>
internal static class ReportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Argument<string> run = new("RUN") { Description = "The id of a run, last for the newest, or the path of its folder or run.db." };
        Option<string?> output = new("--out", "-o") { Description = "The file to write. Default: report.html, beside the run's journal.", HelpName = "FILE" };
        Option<bool> recount = new("--recount")
        {
            Description = "Count the configurations that were tried over the same data anew, with those tried since. Without it the report is the same to the byte.",
        };
        Command command = new("report", "Makes the report of a run again from its journal: one HTML file.") { run, output, recount, options.Runs, options.Json };
        command.SetAction(parsed =>
        {
            string runs = parsed.GetValue(options.Runs)!;
            string journal = RunPath.Find(parsed.GetValue(run)!, runs);
            string file = parsed.GetValue(output) ?? ReportFile.Beside(journal);
            long bytes = ReportFile.Write(journal, file, parsed.GetValue(recount) ? new TrialLedger(runs) : null);
            if (parsed.GetValue(options.Json))
            {
                WriteJson(journal, file, bytes);
            }
            else
            {
                Console.Out.WriteLine($"report {file}");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void WriteJson(string journal, string file, long bytes)
    {
        using Stream output = Console.OpenStandardOutput();
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("journal", journal);
        json.WriteString("file", file);
        json.WriteNumber("bytes", bytes);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}
