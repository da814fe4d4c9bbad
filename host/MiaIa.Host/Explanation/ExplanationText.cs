using System.Globalization;
using MiaIa.Host.Data;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Explanation;

/// <summary>A decision as a person reads it, in plain text of at most 120 columns.</summary>
internal static class ExplanationText
{
    private const string Label = "             ";

    /// <summary>Writes an answer.</summary>
    public static void Write(Answer answer, RunJournal journal, TextWriter output)
    {
        Explained d = answer.Decision;
        output.WriteLine($"decision {d.Number}  {journal.Header.GetValueOrDefault("provenance", "")}{(journal.IsSuspect ? ", " + HealthReport.SuspectWord : "")}");
        WriteHead(answer, output);
        FormulaText.Write(answer, output);
        FormulaText.WriteScore(d, output);
        SetupText.Write(d, output);
        WriteOrders(d, output);
        WriteTrip(d, output);
        OthersText.Write(answer, output);
    }

    private static void WriteHead(Answer answer, TextWriter output)
    {
        Explained d = answer.Decision;
        NewYorkTime clock = new();
        output.WriteLine($"  time       {Moment.Text(d.TimeNs)}, {clock.Text(d.TimeNs)} New York; {(d.Row.Long("is_bar_close") != 0 ? "a bar closed" : "between two bars")}");
        if (answer.Question.At is { } at)
        {
            string zone = at.IsNewYork ? ", read as New York time" : "";
            output.WriteLine($"  asked for  {at.Text}{zone}: {Moment.Text(at.TimeNs)}, {answer.Advance:0.###} s later");
            string next = answer.Next is { } after
                ? $"the next one kept is {after.Number} at {Moment.Text(after.TimeNs)}"
                : "the run has none after it";
            PlainText.Wrap(
                Label, $"the last decision kept in full before it; {next}. Values and statuses are those of the decision, ages are counted to the moment asked for.",
                output);
        }

        output.WriteLine(Invariant($"  price      {d.Row.Long("price_ticks") * d.Instrument.TickSize:0.00} {d.Instrument.Symbol}"));
        string brought = d.IsBroughtByStrategy ? ", brought by a strategy: the score alone asks for no side, and does not stand against it" : "";
        output.WriteLine($"  candidate  {d.Direction switch { 1 => "long", -1 => "short", _ => "none" }}{brought}");
        output.WriteLine($"  decision   {d.Decision}{(d.OrderId != 0 ? Invariant($", order {d.OrderId}") : "")}");
        FailedStep[] failed = [.. d.Failed.Where((step, i) => i == 0 || !IsMatterOfCourse(step, d))];
        for (int i = 0; i < failed.Length; i++)
        {
            string label = i == 0 ? "  because    " : i == 1 ? "  also       " : Label;
            PlainText.Wrap(label, $"{failed[i].Code}: {failed[i].Why}", output);
        }
    }

    // Without a side there is no setup to look for, and who closes a position has one.
    private static bool IsMatterOfCourse(FailedStep step, Explained d) =>
        (d.Direction == 0 && step.Code is "NO_SETUP") || (step.Code is "POSITION" && d.Reason is "EXIT");

    private static void WriteOrders(Explained d, TextWriter output)
    {
        if (d.Orders.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Orders and fills");
        foreach (OrderLine line in d.Orders)
        {
            PlainText.Wrap(Invariant($"  {Moment.Text(line.TimeNs),-21} order {line.OrderId,-4} "), line.What, output);
        }
    }

    private static void WriteTrip(Explained d, TextWriter output)
    {
        if (d.OrderId == 0)
        {
            return;
        }

        output.WriteLine();
        if (d.Trip is not { } t)
        {
            output.WriteLine("Outcome: no round trip of it has ended (not filled, or still open)");
            return;
        }

        decimal tick = d.Instrument.TickSize;
        string side = string.Equals(t.Text("side"), "Buy", StringComparison.Ordinal) ? "long" : "short";
        output.WriteLine(Invariant($"Outcome: round trip {t.Long("id")}, {side} {t.Long("quantity")}, ended by {Words.Kebab(t.Text("exit_reason")!)}, net {t.Money("net"):0.00} USD"));
        output.WriteLine(Invariant($"  entry {Moment.Text(t.Long("entry_ns"))} at {(decimal)t.Number("entry_ticks")!.Value * tick:0.00##}, exit {Moment.Text(t.Long("exit_ns"))} at {(decimal)t.Number("exit_ticks")!.Value * tick:0.00##}"));
        output.WriteLine(Invariant($"  gross {t.Money("gross"):0.00}, fees {t.Money("fees"):0.00} USD; risk {t.Long("risk_ticks")} ticks, MAE {t.Long("adverse_ticks")}, MFE {t.Long("favourable_ticks")} ticks, slippage {t.Long("slippage_ticks")} ticks times contracts"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
