using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Host.Alerts;
using MiaIa.Host.Calendar;
using MiaIa.Host.Journal;
using MiaIa.Host.Performance;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Keeps what the summary needs, counts what each term of the formula could do, and passes everything on.</summary>
/// <param name="inner">The journal of the run.</param>
/// <param name="terms">The lines of the formula.</param>
/// <param name="components">Where the market regime stands in the row.</param>
internal sealed class RunRecorder(IJournal inner, IReadOnlyList<ConfluenceTerm> terms, SignalComponents components) : IJournal
{
    private const int NotesKept = 200;

    private readonly List<RoundTrip> _trips = [];
    private readonly List<string?> _regimes = [];
    private readonly List<(long TimeNs, NoteKind Kind, string Text)> _notes = [];
    private readonly bool[] _isHeld = new bool[Enum.GetValues<HaltCause>().Length];
    private readonly long[] _usable = new long[terms.Count];
    private string? _regime;

    /// <summary>Hands over what the alerts are made from; null for a run that has none.</summary>
    public AlertTap? Alerts { get; set; }

    /// <inheritdoc />
    public bool IsWritable => inner.IsWritable;

    /// <summary>Round trips that ended, in order.</summary>
    public IReadOnlyList<RoundTrip> Trips => _trips;

    /// <summary>Market regime at the entry of each; null when it was not known.</summary>
    public IReadOnlyList<string?> Regimes => _regimes;

    /// <summary>The first notes, except rolls.</summary>
    public IReadOnlyList<(long TimeNs, NoteKind Kind, string Text)> Notes => _notes;

    /// <summary>Sees every note on the run's own thread; null for nobody.</summary>
    public Action<long, NoteKind, string>? Noted { get; set; }

    /// <summary>Number of notes that were not kept.</summary>
    public long NotesLeftOut { get; private set; }

    /// <summary>The last decision that was told; null before the first.</summary>
    public LatestDecision? Latest { get; private set; }

    /// <summary>Bar closes with a score.</summary>
    public long Scored { get; private set; }

    /// <summary>Per term, how many of those bar closes it could vote at.</summary>
    public IReadOnlyList<long> Usable => _usable;

    /// <summary>Bar closes with a candidate or a setup that a halt refused, since the last time that none held.</summary>
    public long RefusedByHalt { get; private set; }

    /// <summary>The round trips with what they are grouped by.</summary>
    public IReadOnlyList<TaggedTrip> Tagged(JournalLayout layout)
    {
        ExchangeCalendar calendar = new();
        return
        [
            .. _trips.Select((t, i) => new TaggedTrip(
                t, layout.Strategies[t.Strategy] + "." + (layout.SetupName(t.Strategy, t.Setup) ?? ""), _regimes[i],
                Words.Kebab(calendar.SessionAt(t.EntryNs).Window.ToString()), calendar.HourOf(t.EntryNs))),
        ];
    }

    /// <inheritdoc />
    public void OnDecision(
        in DecisionRecord decision,
        ReadOnlySpan<FeatureValue> features,
        ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> factors,
        ReadOnlySpan<FilterAnswer> filters)
    {
        Latest = new LatestDecision(decision.TimeNs, decision.Number, decision.Reason, decision.OrderId);
        if (decision.IsBarClose && decision.HasScore)
        {
            Scored++;
            for (int i = 0; i < _usable.Length; i++)
            {
                _usable[i] += features[terms[i].Slot].IsUsable ? 1 : 0;
            }
        }

        bool isWanted = decision.Candidate is not Side.None || decision.Signal.Exists;
        RefusedByHalt += decision.IsBarClose && isWanted && decision.OrderId == 0 && _isHeld.Contains(true) ? 1 : 0;
        if (decision is { Reason: ReasonCode.None, OrderId: not 0 })
        {
            _regime = components.State(features, components.Regime);
        }

        inner.OnDecision(in decision, features, contributions, factors, filters);
        Alerts?.OnDecision(in decision);
    }

    /// <inheritdoc />
    public void OnOrders(ReadOnlySpan<Order> orders, long timeNs)
    {
        inner.OnOrders(orders, timeNs);
        Alerts?.OnOrders(orders, timeNs);
    }

    /// <inheritdoc />
    public void OnModify(long orderId, int priceTicks, long timeNs) => inner.OnModify(orderId, priceTicks, timeNs);

    /// <inheritdoc />
    public void OnBroker(in MarketEvent answer)
    {
        inner.OnBroker(in answer);
        Alerts?.OnBroker(in answer);
    }

    /// <inheritdoc />
    public void OnRoundTrip(in RoundTrip trip)
    {
        _trips.Add(trip);
        _regimes.Add(_regime);
        inner.OnRoundTrip(in trip);
        Alerts?.OnRoundTrip(in trip);
    }

    /// <inheritdoc />
    public void OnHalt(in HaltRecord halt, long timeNs, string? endReason)
    {
        _isHeld[(int)halt.Cause] = endReason is null;
        RefusedByHalt = _isHeld.Contains(true) ? RefusedByHalt : 0;
        inner.OnHalt(in halt, timeNs, endReason);
        Alerts?.OnHalt(in halt, timeNs, endReason);
    }

    /// <inheritdoc />
    public void OnAccount(in AccountRecord account, long timeNs)
    {
        inner.OnAccount(in account, timeNs);
        Alerts?.OnAccount(timeNs);
    }

    /// <inheritdoc />
    public void OnNote(long timeNs, NoteKind kind, string text)
    {
        Keep(timeNs, kind, text);
        inner.OnNote(timeNs, kind, text);
    }

    /// <summary>A note of the program itself, which the same inputs do not make again.</summary>
    public void OnHostNote(long timeNs, NoteKind kind, string text)
    {
        Keep(timeNs, kind, text);
        if (inner is JournalGate gate)
        {
            gate.OnHostNote(timeNs, kind, text);
        }
        else
        {
            inner.OnNote(timeNs, kind, text);
        }
    }

    private void Keep(long timeNs, NoteKind kind, string text)
    {
        Alerts?.OnNote(timeNs, kind, text);
        Noted?.Invoke(timeNs, kind, text);
        if (kind is not NoteKind.Roll)
        {
            bool isKept = _notes.Count < NotesKept;
            NotesLeftOut += isKept ? 0 : 1;
            if (isKept)
            {
                _notes.Add((timeNs, kind, text));
            }
        }
    }
}
