using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Monitor;

/// <summary>The row of features and the score that were last: the engine's own of this moment, or those of the last closed bar in the journal.</summary>
internal sealed class ShownRow
{
    private const double NanosecondsPerSecond = 1e9;

    private readonly Dictionary<string, ShownValue> _values = new(StringComparer.Ordinal);

    private ShownRow(long? timeNs, bool isLive) => (TimeNs, IsLive) = (timeNs, isLive);

    /// <summary>Event time of it, nanoseconds UTC; null when there is none yet.</summary>
    public long? TimeNs { get; }

    /// <summary>Whether it is of this moment and not of the last closed bar.</summary>
    public bool IsLive { get; }

    /// <summary>The lines of the formula.</summary>
    public IReadOnlyList<TermLine> Terms { get; private init; } = [];

    /// <summary>The factors.</summary>
    public IReadOnlyList<KeyValuePair<string, double?>> Factors { get; private init; } = [];

    /// <summary>The score; null when there is none yet.</summary>
    public ConfluenceScore? Score { get; private init; }

    /// <summary>Names of the outputs in the order of the row.</summary>
    public IReadOnlyList<string> Outputs { get; private init; } = [];

    /// <summary>An output.</summary>
    public ShownValue this[string output] => _values.GetValueOrDefault(output, ShownValue.Missing);

    /// <summary>The engine's own.</summary>
    /// <param name="live">What the engine says.</param>
    /// <param name="outputs">Names of its row.</param>
    /// <param name="terms">The formula as the journal has it.</param>
    /// <param name="factors">Names of the factors.</param>
    public static ShownRow Of(LiveFigures live, IReadOnlyList<string> outputs, IReadOnlyList<JournalRow> terms, IReadOnlyList<string> factors)
    {
        Dictionary<string, ShownValue> values = new(StringComparer.Ordinal);
        for (int i = 0; i < outputs.Count; i++)
        {
            FeatureValue value = live.Row[i];
            bool isThere = value.Status is not FeatureStatus.Missing && value != FeatureValue.Missing;
            values[outputs[i]] = isThere
                ? new ShownValue(value.Value, Words.Kebab(value.Status.ToString()), (live.TimeNs - value.TimeNs) / NanosecondsPerSecond)
                : ShownValue.Missing;
        }

        return new ShownRow(live.TimeNs, isLive: true)
        {
            Outputs = outputs,
            Score = live.HasScore ? live.Score : null,
            Terms = [.. terms.Select((t, i) => TermOf(t, values, live.HasScore && i < live.Contributions.Length ? live.Contributions[i] : null))],
            Factors = [.. factors.Select((f, i) => KeyValuePair.Create(f, live.HasScore && i < live.Factors.Length ? live.Factors[i] : (double?)null))],
        }.With(values);
    }

    /// <summary>That of a decision.</summary>
    public static ShownRow Of(Explained d)
    {
        Dictionary<string, ShownValue> values = new(StringComparer.Ordinal);
        foreach (OutputLine output in d.Others.Concat(d.Terms.Select(t => t.Output)))
        {
            values[output.Name] = new ShownValue(output.Value, output.Status, output.AgeSeconds);
        }

        return new ShownRow(d.TimeNs, isLive: false)
        {
            Outputs = [.. values.Keys],
            Terms = d.Terms,
            Factors = d.Factors,
            Score = d.Row.Number("s0") is { } raw
                ? new ConfluenceScore(
                    raw, d.Row.Number("coverage") ?? 0, d.Row.Number("s") ?? 0, d.Row.Number("s1") ?? 0, d.Row.Number("threshold") ?? 0,
                    d.Row.Number("minimum_coverage") ?? 0, d.Row.Number("threshold") is not null)
                : null,
        }.With(values);
    }

    /// <summary>A run that has decided nothing yet.</summary>
    public static ShownRow None() => new(null, isLive: false);

    private static TermLine TermOf(JournalRow term, Dictionary<string, ShownValue> values, double? contribution)
    {
        string name = term.Text("output")!;
        ShownValue value = values.GetValueOrDefault(name, ShownValue.Missing);
        return new TermLine(
            term.Text("grouped_in")!, term.Number("weight")!.Value, term.Number("effective_weight")!.Value,
            new OutputLine(name, value.Value, value.Status, value.AgeSeconds), contribution);
    }

    private ShownRow With(Dictionary<string, ShownValue> values)
    {
        foreach ((string name, ShownValue value) in values)
        {
            _values[name] = value;
        }

        return this;
    }
}
