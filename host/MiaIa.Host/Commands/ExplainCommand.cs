using System.CommandLine;
using MiaIa.Host.Calendar;
using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Commands;

/// <summary>The command <c>explain</c>: a decision of a run, with its reasons.</summary>
internal static class ExplainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make()
    {
        DeskOptions options = new();
        Argument<string> run = new("RUN") { Description = "The id of a run, last for the newest, or the path of its folder or run.db." };
        Option<long?> decision = new("--decision") { Description = "The decision of this number.", HelpName = "N" };
        Option<long?> trade = new("--trade") { Description = "The decision that entered the round trip of this number, and what came of it.", HelpName = "N" };
        Option<string[]> at = new("--at")
        {
            Description = "The decision in force at a moment: 2023-04-06T15:00:00Z, with an offset, or 2023-04-06 11:00 for New York. May be given more than once.",
            HelpName = "TIME",
            DefaultValueFactory = _ => [],
        };
        Option<bool> stats = new("--stats") { Description = "Also how the cache of answers did, and how long an answer took." };
        Command command = new(
            "explain",
            "Why a run decided as it did. Without an option: the last decision that became an order, else the last candidate, else the last bar.")
        {
            run, decision, trade, at, stats, options.Runs, options.Json,
        };
        command.SetAction(parsed =>
        {
            Question[] questions = Questions(parsed.GetValue(decision), parsed.GetValue(trade), parsed.GetValue(at) ?? []);
            using RunJournal journal = RunJournal.Open(RunPath.Find(parsed.GetValue(run)!, parsed.GetValue(options.Runs)!));
            Explainer explainer = new(journal);
            Answer[] answers = [.. questions.Select(explainer.Explain)];
            AnswerTimes? times = parsed.GetValue(stats) ? explainer.Times : null;
            if (parsed.GetValue(options.Json))
            {
                using Stream output = Console.OpenStandardOutput();
                ExplanationJson.Write(journal, answers, times, output);
            }
            else
            {
                Write(journal, answers, times, Console.Out);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Question[] Questions(long? decision, long? trade, string[] at)
    {
        int kinds = (decision is null ? 0 : 1) + (trade is null ? 0 : 1) + (at.Length == 0 ? 0 : 1);
        if (kinds > 1)
        {
            throw new RunException("Give one of --decision, --trade and --at.", ExitCodes.Configuration);
        }

        TimeZones zones = new();
        return at.Length > 0 ? [.. at.Select(text => new Question(At: AskedMoment.Of(text, zones)))] : [new Question(decision, trade)];
    }

    private static void Write(RunJournal journal, Answer[] answers, AnswerTimes? times, TextWriter output)
    {
        output.WriteLine($"journal  {journal.Path}");
        foreach (Answer answer in answers)
        {
            output.WriteLine();
            ExplanationText.Write(answer, journal, output);
        }

        times?.Write(output);
    }
}
