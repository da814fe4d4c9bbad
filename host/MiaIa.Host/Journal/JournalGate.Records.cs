using MiaIa.Host.Records;

namespace MiaIa.Host.Journal;

/// <summary>The records of decisions and round trips, counted like everything else.</summary>
internal sealed partial class JournalGate : IRecordSink
{
    /// <inheritdoc />
    public void OnOrderMark(in OrderMark mark, long timeNs)
    {
        if (++Calls > held)
        {
            (Inner as IRecordSink)?.OnOrderMark(in mark, timeNs);
        }
    }

    /// <inheritdoc />
    public void OnPreAnalysis(in PreAnalysis record)
    {
        if (++Calls > held)
        {
            (Inner as IRecordSink)?.OnPreAnalysis(in record);
        }
    }

    /// <inheritdoc />
    public void OnPositionUpdate(in PositionUpdate update)
    {
        if (++Calls > held)
        {
            (Inner as IRecordSink)?.OnPositionUpdate(in update);
        }
    }

    /// <inheritdoc />
    public void OnPostMortem(in PostMortemResult result)
    {
        if (++Calls > held)
        {
            (Inner as IRecordSink)?.OnPostMortem(in result);
        }
    }

    /// <inheritdoc />
    public void OnLabel(in TripLabel label)
    {
        if (++Calls > held)
        {
            (Inner as IRecordSink)?.OnLabel(in label);
        }
    }

    /// <inheritdoc />
    public void OnStatistics(in StatisticsFigures figures)
    {
        if (++Calls > held)
        {
            (Inner as IRecordSink)?.OnStatistics(in figures);
        }
    }
}
