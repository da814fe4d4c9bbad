using MiaIa.Host.Records;

namespace MiaIa.Host.Journal;

/// <summary>The records of decisions and round trips.</summary>
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
