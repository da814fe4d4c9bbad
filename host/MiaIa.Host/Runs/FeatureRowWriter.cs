using System.Globalization;
using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Features;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>
/// A journal that keeps only rows: <c>time,instrument,feature,output,value,status,age-seconds</c>, one line per output and
/// closed base bar, and the confluence after them.
/// </summary>
/// <param name="output">Where they go.</param>
/// <param name="contracts">Names of contracts by month; 0 for data without one.</param>
/// <param name="root">Name of the instrument when no contract is known.</param>
internal sealed class FeatureRowWriter(TextWriter output, IReadOnlyDictionary<int, string> contracts, string root) : IJournal
{
    private const string Confluence = "weighted-confluence";

    private (string Feature, string Output, Func<double, string?> NameOf)[] _columns = [];
    private FeatureNode[] _nodes = [];
    private string _instrument = contracts.TryGetValue(0, out string? only) ? only : root;
    private string _formula = Confluence;
    private int _windowSlot = -1;
    private EngineSetup? _setup;

    /// <inheritdoc />
    public bool IsWritable => true;

    /// <summary>Rows written.</summary>
    public long Rows { get; private set; }

    /// <summary>Bars they belong to.</summary>
    public long Bars { get; private set; }

    /// <summary>Learns the names and writes the first line.</summary>
    public void Describe(EngineSetup setup)
    {
        _setup = setup;
        _nodes = [.. setup.Features.Nodes];
        _columns =
        [
            .. _nodes.SelectMany(n => n.Feature.Outputs.Select((o, i) =>
                (n.Name, o, (Func<double, string?>)(v => (n.Feature as IStateNames)?.NameOf(i, v))))),
        ];
        _windowSlot = setup.Names.Find("session", "factor");
        output.WriteLine("time,instrument,feature,output,value,status,age-seconds");
    }

    /// <inheritdoc />
    public void OnDecision(
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> features,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> filters)
    {
        if (!decision.IsBarClose)
        {
            return;
        }

        Bars++;
        string time = Moment.Text(decision.TimeNs);
        for (int i = 0; i < features.Length; i++)
        {
            (string feature, string name, Func<double, string?> nameOf) = _columns[i];
            FeatureValue value = features[i];
            bool isThere = value.Status is not FeatureStatus.Missing;
            string text = !isThere ? "" : nameOf(value.Value) ?? Number(value.Value);
            string age = !isThere ? "" : Number((decision.TimeNs - value.TimeNs) / 1e9);
            Write(time, feature, name, text, value.Status.ToString(), age);
        }

        if (decision.HasScore)
        {
            WriteScore(time, in decision, features);
        }
    }

    /// <inheritdoc />
    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        // Rows only.
    }

    /// <inheritdoc />
    public void OnModify(long orderId, int priceTicks, long timeNs)
    {
        // Rows only.
    }

    /// <inheritdoc />
    public void OnBroker(in MarketEvent answer)
    {
        // Rows only.
    }

    /// <inheritdoc />
    public void OnRoundTrip(in RoundTrip trip)
    {
        // Rows only.
    }

    /// <inheritdoc />
    public void OnHalt(in HaltRecord halt, long timeNs, string? endReason)
    {
        // Not of interest here.
    }

    /// <inheritdoc />
    public void OnAccount(in AccountRecord account, long timeNs)
    {
        // Not of interest here.
    }

    /// <inheritdoc />
    public void OnNote(long timeNs, NoteKind kind, string text)
    {
        const string FrontContract = "front contract ";
        bool isRoll = kind is NoteKind.Roll && text.StartsWith(FrontContract, StringComparison.Ordinal);
        if (isRoll && int.TryParse(text.AsSpan(FrontContract.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int contract)
            && contracts.TryGetValue(contract, out string? name))
        {
            _instrument = name;
        }
    }

    private void WriteScore(string time, in DecisionRecord decision, ReadOnlySpan<FeatureValue> features)
    {
        ConfluenceScore score = decision.Score;
        bool isClosed = _windowSlot >= 0 && features[_windowSlot] is { IsUsable: true, Value: 0 };
        string verdict = isClosed ? "CLOSED"
            : !score.IsCovered ? "COVERAGE"
            : score.Candidate switch { Side.Buy => "LONG", Side.Sell => "SHORT", _ => "THRESHOLD" };
        string ok = FeatureStatus.Ok.ToString();
        Write(time, _formula, "s0", Number(score.RawScore), ok, "0");
        Write(time, _formula, "c", Number(score.Coverage), ok, "0");
        Write(time, _formula, "s", Number(score.RedistributedScore), ok, "0");
        Write(time, _formula, "s1", Number(score.Score), ok, "0");
        Write(time, _formula, "t", score.IsThresholdKnown ? Number(score.Threshold) : "", score.IsThresholdKnown ? ok : FeatureStatus.Missing.ToString(), score.IsThresholdKnown ? "0" : "");
        Write(time, _formula, "decision", verdict, ok, "0");
    }

    private void Write(string time, string feature, string name, string value, string status, string age)
    {
        Rows++;
        output.Write(time);
        output.Write(',');
        output.Write(_instrument);
        output.Write(',');
        output.Write(feature);
        output.Write(',');
        output.Write(name);
        output.Write(',');
        output.Write(value);
        output.Write(',');
        output.Write(status);
        output.Write(',');
        output.Write(age);
        output.Write('\n');
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
