using MiaIa.Engine;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Explanation;

/// <summary>Reads all that a journal knows of a decision.</summary>
internal sealed class DecisionReader
{
    private const string AppliedColumn = " applied";
    private const string AgeColumn = " age-seconds";
    private const string ContributionColumn = " contribution";

    private readonly RunJournal _journal;
    private readonly string[] _outputs;
    private readonly IReadOnlyList<JournalRow> _terms;
    private readonly string[] _factors;
    private readonly IReadOnlyList<JournalRow> _filters;
    private readonly OrderStory _orders;
    private readonly StepReasons _reasons;

    /// <summary>Reads what all decisions have in common.</summary>
    /// <exception cref="RunException">The program does not know the instrument.</exception>
    public DecisionReader(RunJournal journal)
    {
        _journal = journal;
        Instrument = InstrumentOf(journal);
        _outputs = [.. journal.Rows("SELECT name FROM outputs ORDER BY place").Select(r => r.Text("name")!)];
        _terms = journal.Rows("SELECT output, grouped_in, weight, effective_weight FROM terms ORDER BY place");
        _factors =
        [
            .. journal.Rows("SELECT name FROM pragma_table_info('decision_rows')").Select(r => r.Text("name")!)
                .Where(n => n.EndsWith(AppliedColumn, StringComparison.Ordinal)).Select(n => n[..^AppliedColumn.Length]),
        ];
        _filters = journal.Rows("SELECT name, step FROM filters ORDER BY place");
        _orders = new OrderStory(journal, Instrument);
        _reasons = new StepReasons(journal, Instrument);
    }

    /// <summary>The traded instrument.</summary>
    public Instrument Instrument { get; }

    /// <summary>Reads a decision.</summary>
    public Explained Read(long number)
    {
        JournalRow row = _journal.First("SELECT * FROM decisions WHERE number = $0", number)!;
        PackedRow? packed = Packed(row);
        row = packed is null ? row : Unpacked(row, packed);
        OutputLine[] outputs = Outputs(row);
        TermLine[] terms = [.. _terms.Select(t => Term(t, row, outputs))];
        JournalRow? models = _journal.First("SELECT * FROM model_answers WHERE decision = $0", number);
        HashSet<string> weighed = [.. terms.Select(t => t.Output.Name)];
        long order = row.Long("order_id");
        Explained explained = new()
        {
            Row = row,
            Number = number,
            TimeNs = row.Long("time_ns"),
            Instrument = Instrument,
            Terms = terms,
            Others = [.. outputs.Where(o => !weighed.Contains(o.Name))],
            Factors = [.. _factors.Select(f => KeyValuePair.Create(f, HasScore(row) ? row.Number(f + AppliedColumn) : null))],
            Filters = [.. (packed is null ? Filters(number) : Filters(packed)).Select(f => models?.Number("probability") is null ? WithoutModel(f) : f)],
            Models = models,
            Signal = _journal.First("SELECT * FROM signals WHERE decision = $0", number),
            Failed = [],
            Orders = order == 0 ? [] : _orders.Of(order),
            Trip = order == 0 ? null : _orders.TripOf(order),
        };
        return explained with { Failed = [.. FailedCodes(row).Select(code => new FailedStep(code, _reasons.Why(code, explained)))] };
    }

    private static Instrument InstrumentOf(RunJournal journal)
    {
        string symbol = journal.Header.GetValueOrDefault("instrument", "ES").Split(',')[0];
        return InstrumentTable.Find(symbol)
            ?? throw new RunException($"{journal.Path}: the instrument '{symbol}' is not known to this program.", ExitCodes.Failed);
    }

    private static bool HasScore(JournalRow row) => row.Number("s0") is not null;

    /// <summary>The step that decided, then the other ones that failed, in the order of the steps.</summary>
    private static IEnumerable<string> FailedCodes(JournalRow row)
    {
        string reason = row.Text("reason")!;
        long failed = row.Long("failed");
        IEnumerable<string> all = Enum.GetValues<ReasonCode>()
            .Where(code => code is not ReasonCode.None && (failed & (1L << (int)code)) != 0)
            .Select(ReasonCodes.Text);
        return string.Equals(reason, ReasonCodes.Text(ReasonCode.None), StringComparison.Ordinal)
            ? []
            : all.Where(code => !string.Equals(code, reason, StringComparison.Ordinal)).Prepend(reason);
    }

    private PackedRow? Packed(JournalRow row)
    {
        if (row.Bytes("packed") is null)
        {
            return null;
        }

        // Rows between bars are kept as changes: all of them since the last one kept in full.
        long number = row.Long("number");
        PackedRow packed = new(_outputs.Length, _terms.Count, _factors.Length, _filters.Count);
        foreach (JournalRow part in _journal.Rows(
            "SELECT time_ns, packed FROM decisions WHERE number <= $0 AND number > ifnull((SELECT max(number) FROM decisions WHERE number < $0 AND packed ISNULL), 0) ORDER BY number", number))
        {
            packed.Unpack(part.Bytes("packed"), part.Long("time_ns"));
        }

        return packed;
    }

    private JournalRow Unpacked(JournalRow row, PackedRow packed)
    {
        IEnumerable<string> columns =
        [
            .. _outputs.SelectMany(o => (string[])[o, o + AgeColumn]),
            .. _terms.Select(t => t.Text("output") + ContributionColumn),
            .. _factors.Select(f => f + AppliedColumn),
        ];
        return row.With(
        [
            .. columns.Zip(packed.Numbers(row.Long("time_ns"))).Where(c => c.Second is not null)
                .Select(c => KeyValuePair.Create(c.First, (object)c.Second!.Value)),
            KeyValuePair.Create("statuses", (object)string.Concat(packed.Statuses.Select(FeatureStatuses.Letter))),
        ]);
    }

    private OutputLine[] Outputs(JournalRow row)
    {
        string statuses = row.Text("statuses")!;
        return
        [
            .. _outputs.Select((name, i) => new OutputLine(
                name, row.Number(name), StatusText(i < statuses.Length ? statuses[i] : '-'), row.Number(name + AgeColumn))),
        ];
    }

    private static string StatusText(char letter) => letter switch
    {
        'O' => "ok",
        'E' => "estimated",
        'P' => "partial",
        'S' => "stale",
        _ => "missing",
    };

    private static TermLine Term(JournalRow term, JournalRow row, OutputLine[] outputs)
    {
        string name = term.Text("output")!;
        OutputLine output = Array.Find(outputs, o => string.Equals(o.Name, name, StringComparison.Ordinal)) ?? new OutputLine(name, null, "missing", null);
        return new TermLine(
            term.Text("grouped_in")!, term.Number("weight")!.Value, term.Number("effective_weight")!.Value, output,
            HasScore(row) ? row.Number(name + ContributionColumn) : null);
    }

    // What a filter of models says without a model is its setting, not a measurement.
    private static FilterLine WithoutModel(FilterLine filter) =>
        string.Equals(filter.Step, FilterLine.ModelStep, StringComparison.Ordinal) ? filter with { Measured = null } : filter;

    private IEnumerable<FilterLine> Filters(long number) => _journal
        .Rows("SELECT f.name AS name, f.step AS step, a.* FROM filter_answers a JOIN filters f ON f.place = a.filter WHERE a.decision = $0 ORDER BY f.place", number)
        .Select(r => new FilterLine(
            r.Text("name")!, r.Text("step")!, r.Long("passes") != 0, r.Number("measured"), r.Number("threshold") ?? 0, r.Number("size_factor") ?? 1));

    private IEnumerable<FilterLine> Filters(PackedRow packed) => _filters
        .Select((f, i) => (Filter: f, Answer: packed.Answer(i))).Where(f => f.Answer.IsAsked)
        .Select(f => new FilterLine(
            f.Filter.Text("name")!, f.Filter.Text("step")!, f.Answer.Passes, f.Answer.Measured, f.Answer.Limit, f.Answer.SizeFactor));
}
