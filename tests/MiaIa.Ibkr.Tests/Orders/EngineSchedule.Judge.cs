using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Sdk;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Orders;

/// <content>What must hold, and what happened.</content>
internal sealed partial class EngineSchedule
{
    /// <summary>
    /// The longest time without a stop of the position's size in which nothing stood in the way: the engine waits five seconds for what may
    /// be on its way before it places a stop, a question after a gap whose end was lost is asked again after three, and a refused exit is
    /// sent again after two.
    /// </summary>
    public static readonly TimeSpan MostExposure = TimeSpan.FromSeconds(8);

    private readonly List<string> _notes = [];

    /// <summary>Everything in order, for a look at a failure.</summary>
    public IEnumerable<string> Trace => NotesSoFar()
        .Concat(_desk.Journal.Notes.Select(n => $"{DateTimeOffset.UnixEpoch.AddTicks(n.TimeNs / 100):HH:mm:ss.fff} ENGINE {n.Text}"))
        .Concat(_server.Ledger.Entries.Select(e =>
            $"{e.Time:HH:mm:ss.fff} LEDGER {e.Order.Request.Action} {e.Order.Request.Type} {e.Order.Request.Quantity} {e.Order.OrderRef.Split('-')[^1]} ({e.Order.OrderId}, group {e.Order.OcaGroup}) {e.What}"))
        .OrderBy(t => t[..12], StringComparer.Ordinal);

    private string? Judge()
    {
        TakeNotes();
        string notes = string.Join(" | ", _desk.Journal.Notes.TakeLast(6).Select(n => n.Text));
        Fill[] told = [.. _desk.Journal.Fills.Where(f => f.ExecutionId != 0).DistinctBy(f => f.ExecutionId)];
        int toldNet = told.Sum(f => (int)f.Side * f.Quantity);
        Execution[] happened = [.. _server.Ledger.Executions];

        // An entry of which our process died before its children lies in TWS, never released and named by nobody: another process cannot
        // know its tag. What was transmitted is compared in any case.
        return _server.Violations.Count > 0 ? $"violation {_server.Violations[0]}"
            : Restarts == 0 && _server.Ledger.Duplicates.Count > 0 ? $"two orders {_server.Ledger.Duplicates[0]}"
            : _server.Ledger.RepeatedOrders.Count > 0 ? $"repeated {_server.Ledger.RepeatedOrders[0]}"
            : _server.Ledger.OverClosings.Count > 0 ? $"closed more than is open {_server.Ledger.OverClosings[0]}"
            : _desk.State.PositionQuantity != Position ? $"position {_desk.State.PositionQuantity} here, {Position} there; {notes}"
            : told.Length != happened.Length || toldNet != Position ? $"{told.Length} fills told (net {toldNet}), {happened.Length} happened (net {Position}); {notes}"
            : _server.Ledger.UnprotectedSince(_time.GetUtcNow()).Count > 0 ? $"unprotected {Position}; {notes}"
            : !IsQuiet ? $"not quiet: position {Position}, working here {_desk.State.WorkingOrders}, there {string.Join(",", _server.Exchange.Orders.Where(o => o.IsLive).Select(o => o.OrderRef + " " + o.Status))}; {notes}"
            : Exposures.FirstOrDefault(e => e.Clear(Now) > MostExposure) is { } bare ? $"too long without a stop {bare}"
            : null;
    }

    private List<string> NotesSoFar()
    {
        TakeNotes();
        return _notes;
    }

    private void TakeNotes()
    {
        while (_broker.Inner is { } broker && broker.Desk.Notes.TryTake(out DeskNote? note))
        {
            _notes.Add($"{DateTimeOffset.UnixEpoch.AddTicks(note.TimeNs / 100):HH:mm:ss.fff} {note.Text}");
        }
    }
}
