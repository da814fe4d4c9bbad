namespace MiaIa.TwsSimulator;

/// <summary>What goes wrong, said before it happens: by count, by message, at a moment of an order, or drawn from a seed.</summary>
public sealed class FaultPlan
{
    private readonly Dictionary<long, Fault> _byCount = [];
    private readonly List<(int Id, int Left, Fault Fault)> _byId = [];
    private readonly List<(Moment Moment, int Left, Fault Fault)> _byMoment = [];
    private readonly List<OrderFault> _orders = [];
    private readonly List<OrderFault> _changes = [];
    private readonly List<string> _log = [];
    private Random? _random;
    private FaultOdds _odds = new();
    private long _sent;
    private int _missingParents;
    private int _lostForPace;

    /// <summary>How fills are told; default execution first.</summary>
    public FillReport FillReport { get; set; }

    /// <summary>What went wrong so far, in order.</summary>
    public IReadOnlyList<string> Log => _log;

    /// <summary>Messages sent over all connections.</summary>
    public long Sent => _sent;

    /// <summary>A fault on the nth message from now on (1 = the next), over all connections.</summary>
    public FaultPlan OnMessage(int nth, Fault fault)
    {
        _byCount[_sent + nth] = fault;
        return this;
    }

    /// <summary>A fault on the nth message with this id from now on (1 = the next).</summary>
    public FaultPlan OnId(int id, Fault fault, int nth = 1)
    {
        _byId.Add((id, nth, fault));
        return this;
    }

    /// <summary>A broken (or half-open) connection at the nth such moment from now on (1 = the next).</summary>
    public FaultPlan At(Moment moment, int nth = 1, FaultKind kind = FaultKind.Disconnect)
    {
        _byMoment.Add((moment, nth, kind));
        return this;
    }

    /// <summary>Faults drawn from a seed for every message after the start of a connection.</summary>
    public FaultPlan Randomly(int seed, FaultOdds odds)
    {
        _random = new Random(seed);
        _odds = odds;
        return this;
    }

    /// <summary>No further faults of any kind.</summary>
    public void Clear()
    {
        _byCount.Clear();
        _byId.Clear();
        _byMoment.Clear();
        _orders.Clear();
        _changes.Clear();
        _random = null;
        _missingParents = 0;
        FillReport = FillReport.ExecutionFirst;
    }

    /// <summary>The next fitting order is rejected.</summary>
    public FaultPlan Reject(Func<SimOrder, bool> fits, int code = 201, string text = "Order rejected - reason:test", bool isInactive = true)
    {
        _orders.Add(new(fits, code, text, IsWarning: false, isInactive));
        return this;
    }

    /// <summary>The next fitting order gets a warning and lives.</summary>
    public FaultPlan Warn(Func<SimOrder, bool> fits, int code, string text)
    {
        _orders.Add(new(fits, code, text, IsWarning: true, IsInactive: false));
        return this;
    }

    /// <summary>The next change of a fitting order is refused; the order lives on unchanged.</summary>
    public FaultPlan RefuseChange(Func<SimOrder, bool> fits, int code = 201, string text = "Order rejected - reason:change refused")
    {
        _changes.Add(new(fits, code, text, IsWarning: false, IsInactive: false));
        return this;
    }

    /// <summary>The next children arrive before their parent: each is answered with 10006 and not taken.</summary>
    public FaultPlan ChildrenOvertakeParent(int times = 1)
    {
        _missingParents = times;
        return this;
    }

    /// <summary>A message is lost, late or held back.</summary>
    internal event Action<string>? Lost;

    /// <summary>The next what-if questions are lost for the pace: each is answered with 100 and its id.</summary>
    public FaultPlan LoseForPace(int times = 1)
    {
        _lostForPace = times;
        return this;
    }

    /// <summary>Whether this question is lost for the pace.</summary>
    internal bool IsLostForPace() => _lostForPace > 0 && _lostForPace-- > 0;

    /// <summary>Notes an incident in the log.</summary>
    internal void Note(string text) => _log.Add(text);

    /// <summary>Whether this child overtook its parent.</summary>
    internal bool TakesMissingParent() => _missingParents > 0 && _missingParents-- > 0;

    /// <summary>The answers that hit an order.</summary>
    internal IReadOnlyList<OrderFault> ForOrder(SimOrder order) => Take(_orders, order);

    /// <summary>The answers that hit a change of an order.</summary>
    internal IReadOnlyList<OrderFault> ForChange(SimOrder order) => Take(_changes, order);

    /// <summary>The faults of one outgoing message. Nothing is drawn before the connection runs.</summary>
    internal IReadOnlyList<Fault> ForMessage(Message message, bool isRunning)
    {
        _sent++;
        List<Fault> faults = [];
        if (_byCount.Remove(_sent, out Fault counted))
        {
            faults.Add(counted);
        }

        for (int i = _byId.Count - 1; i >= 0; i--)
        {
            (int id, int left, Fault fault) = _byId[i];
            if (id == message.Id)
            {
                _byId[i] = (id, left - 1, fault);
                if (left == 1)
                {
                    _byId.RemoveAt(i);
                    faults.Add(fault);
                }
            }
        }

        if (isRunning && _random is not null)
        {
            Draw(message, faults);
        }

        foreach (Fault fault in faults)
        {
            Note($"{_sent} {fault.Kind} {message}");
            if (fault.Kind is not (FaultKind.Duplicate or FaultKind.Split or FaultKind.UnknownMessage or FaultKind.SurplusFields))
            {
                Lost?.Invoke($"{fault.Kind} of message {message.Id}");
            }
        }

        return faults;
    }

    /// <summary>The fault of a moment, if one is due.</summary>
    internal FaultKind? AtMoment(Moment moment)
    {
        for (int i = 0; i < _byMoment.Count; i++)
        {
            (Moment planned, int left, Fault fault) = _byMoment[i];
            if (planned == moment)
            {
                _byMoment[i] = (planned, left - 1, fault);
                if (left == 1)
                {
                    _byMoment.RemoveAt(i);
                    Note($"{fault.Kind} at {moment}");
                    return fault.Kind;
                }
            }
        }

        return null;
    }

    private static List<OrderFault> Take(List<OrderFault> faults, SimOrder order)
    {
        List<OrderFault> hit = [.. faults.Where(f => f.Fits(order))];
        foreach (OrderFault fault in hit)
        {
            if (--fault.Left == 0)
            {
                faults.Remove(fault);
            }
        }

        return hit;
    }

    private void Draw(Message message, List<Fault> faults)
    {
        // Always the same number of draws for a message: a change of one probability leaves the other faults where they were.
        double[] draws = [.. Enumerable.Range(0, 9).Select(_ => _random!.NextDouble())];
        bool isExecution = message.Id is 11 or 59;
        Consider(draws[0] < _odds.Disconnect, FaultKind.Disconnect);
        Consider(draws[1] < _odds.Drop && !isExecution, FaultKind.Drop);
        Consider(draws[2] < _odds.Delay, new Fault(FaultKind.Delay, _odds.LongestDelay * draws[8]));
        Consider(draws[3] < _odds.Duplicate, FaultKind.Duplicate);
        Consider(draws[4] < _odds.Reorder, FaultKind.Reorder);
        Consider(draws[5] < _odds.Split, FaultKind.Split);
        Consider(draws[6] < _odds.Unknown, FaultKind.UnknownMessage);
        Consider(draws[7] < _odds.Surplus, FaultKind.SurplusFields);

        void Consider(bool isDrawn, Fault fault)
        {
            if (isDrawn && faults.Count == 0)
            {
                faults.Add(fault);
            }
        }
    }
}
