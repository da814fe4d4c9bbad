using MiaIa.Host.Health;
using MiaIa.Host.Records;

namespace MiaIa.Host.Journal;

/// <summary>The records of decisions and round trips, and the health.</summary>
internal sealed partial class SqliteJournal : IRecordSink
{
    /// <inheritdoc />
    public void OnPreAnalysis(in PreAnalysis record)
    {
        if (Place(JournalEntryKind.PreAnalysis, record.TimeNs) is { } entry)
        {
            entry.Records.PreAnalysis = record;
            _ring.Publish();
        }
    }

    /// <inheritdoc />
    public void OnOrderMark(in OrderMark mark, long timeNs)
    {
        if (Place(JournalEntryKind.OrderMark, timeNs) is { } entry)
        {
            entry.Records.Mark = mark;
            _ring.Publish();
        }
    }

    /// <inheritdoc />
    public void OnPositionUpdate(in PositionUpdate update)
    {
        if (Place(JournalEntryKind.PositionUpdate, update.TimeNs) is { } entry)
        {
            entry.Records.Update = update;
            _ring.Publish();
        }
    }

    /// <inheritdoc />
    public void OnPostMortem(in PostMortemResult result)
    {
        if (Place(JournalEntryKind.PostMortem, result.TimeNs) is { } entry)
        {
            entry.Records.PostMortem = result;
            _ring.Publish();
        }
    }

    /// <inheritdoc />
    public void OnLabel(in TripLabel label)
    {
        if (Place(JournalEntryKind.Label, label.TimeNs) is { } entry)
        {
            entry.Records.Label = label;
            _ring.Publish();
        }
    }

    /// <inheritdoc />
    public void OnStatistics(in StatisticsFigures figures)
    {
        if (Place(JournalEntryKind.Statistics, figures.TimeNs) is { } entry)
        {
            entry.Records.Statistics = figures;
            _ring.Publish();
        }
    }

    /// <summary>Writes that a component's health changed. Of wall time and not of the inputs: a restart keeps it. Called by any thread.</summary>
    /// <param name="change">The change.</param>
    /// <param name="eventNs">Event time, nanoseconds UTC; null before the first event.</param>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public void WriteHealth(HealthChange change, long? eventNs) => Write(() => _writer.WriteHealth(change, eventNs));

    // Null when the journal is broken; else it counts once it is published.
    private JournalEntry? Place(JournalEntryKind kind, long timeNs)
    {
        if (!Wait())
        {
            return null;
        }

        JournalEntry entry = _ring.Next;
        (entry.Kind, entry.TimeNs) = (kind, timeNs);
        return entry;
    }
}
