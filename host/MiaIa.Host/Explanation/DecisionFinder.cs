using MiaIa.Host.Runs;

namespace MiaIa.Host.Explanation;

/// <summary>Finds the decision that a question is about.</summary>
internal sealed class DecisionFinder
{
    private const string Before = "SELECT number, time_ns FROM decisions WHERE number <= $0 ORDER BY number DESC LIMIT 1";

    private readonly RunJournal _journal;
    private readonly long _first;
    private readonly long _last;

    /// <summary>Looks at a journal.</summary>
    /// <exception cref="RunException">It has no decision.</exception>
    public DecisionFinder(RunJournal journal)
    {
        JournalRow? span = journal.First("SELECT min(number) AS first, max(number) AS last FROM decisions");
        (_journal, _first, _last) = (journal, span?.Long("first") ?? 0, span?.Long("last") ?? 0);
        if (_last == 0)
        {
            throw new RunException($"{journal.Path} has no decision to explain: the run has no formula and sent no order, or it did not get to its first bar.", ExitCodes.Failed);
        }
    }

    /// <summary>Number of the decision.</summary>
    /// <exception cref="RunException">There is none.</exception>
    public long Find(Question question) => question switch
    {
        { Number: { } number } => OfNumber(number),
        { Trip: { } trip } => OfTrip(trip),
        { At: { } at } => At(at),
        _ => LastThatMatters(),
    };

    /// <summary>Number of the last bar close at or before a decision; 0 when there is none.</summary>
    public long BarClose(long number) => _journal.First(
        "SELECT number FROM decisions WHERE number <= $0 AND is_bar_close = 1 ORDER BY number DESC LIMIT 1", number)?.Long("number") ?? 0;

    /// <summary>The next decision that is kept; null after the last one.</summary>
    public (long Number, long TimeNs)? Next(long number) =>
        _journal.First("SELECT number, time_ns FROM decisions WHERE number > $0 ORDER BY number LIMIT 1", number) is { } row
            ? (row.Long("number"), row.Long("time_ns"))
            : null;

    /// <summary>Event time of a decision, nanoseconds UTC.</summary>
    public long TimeNs(long number) => _journal.First(Before, number)!.Long("time_ns");

    private long OfNumber(long number)
    {
        if (_journal.First("SELECT number FROM decisions WHERE number = $0", number) is not null)
        {
            return number;
        }

        string range = $"the numbers go from {_first} to {_last}";
        throw new RunException(
            number < _first || number > _last
                ? $"There is no decision {number}: {range}."
                : $"Decision {number} is not kept in full: only bar closes, candidates and orders are. The one before it is {_journal.First(Before, number)!.Long("number")}; {range}.",
            ExitCodes.Configuration);
    }

    private long OfTrip(long trip)
    {
        JournalRow row = _journal.First("SELECT side, entry_ns FROM round_trips WHERE id = $0", trip)
            ?? throw new RunException(
                $"There is no round trip {trip}: the run has {_journal.First("SELECT count(*) AS n FROM round_trips")!.Long("n")}, numbered from 1.", ExitCodes.Configuration);
        JournalRow order = _journal.First(
            "SELECT f.order_id AS id FROM fills f JOIN orders o ON o.id = f.order_id WHERE o.role = 'Entry' AND f.venue_ns = $0 AND f.side = $1 ORDER BY f.execution_id LIMIT 1",
            row.Long("entry_ns"), row.Text("side")!)
            ?? throw new RunException($"The entry of round trip {trip} is not in the journal.", ExitCodes.Failed);
        return _journal.First("SELECT number FROM decisions WHERE order_id = $0 ORDER BY number LIMIT 1", order.Long("id"))?.Long("number")
            ?? throw new RunException($"The decision of round trip {trip} is not in the journal.", ExitCodes.Failed);
    }

    // Times rise with the numbers, and numbers are the key: no other index is needed.
    private long At(AskedMoment at)
    {
        (long low, long high) = (_first - 1, _last);
        while (low < high)
        {
            long middle = low + ((high - low + 1) / 2);
            if (_journal.First(Before, middle) is not { } row || row.Long("time_ns") <= at.TimeNs)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return _journal.First(Before, low)?.Long("number")
            ?? throw new RunException(
                $"Nothing was decided yet at {Moment.Text(at.TimeNs)}: the first decision is of {Moment.Text(_journal.First(Before, _first)!.Long("time_ns"))}.",
                ExitCodes.Configuration);
    }

    private long LastThatMatters()
    {
        string[] wanted = ["order_id <> 0", "candidate <> 'None'", "is_bar_close = 1"];
        foreach (string condition in wanted)
        {
            if (_journal.First($"SELECT number FROM decisions WHERE {condition} ORDER BY number DESC LIMIT 1") is { } row)
            {
                return row.Long("number");
            }
        }

        return _last;
    }
}
