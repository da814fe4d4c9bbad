using MiaIa.Host.Records;

namespace MiaIa.Host.Bench;

/// <summary>Records that are made and kept nowhere: what making them costs is part of the engine's time.</summary>
internal sealed class NoRecords : IRecordSink
{
    /// <inheritdoc />
    public void OnPreAnalysis(in PreAnalysis record)
    {
        // Kept nowhere.
    }

    /// <inheritdoc />
    public void OnOrderMark(in OrderMark mark, long timeNs)
    {
        // Kept nowhere.
    }

    /// <inheritdoc />
    public void OnPositionUpdate(in PositionUpdate update)
    {
        // Kept nowhere.
    }

    /// <inheritdoc />
    public void OnPostMortem(in PostMortemResult result)
    {
        // Kept nowhere.
    }

    /// <inheritdoc />
    public void OnLabel(in TripLabel label)
    {
        // Kept nowhere.
    }

    /// <inheritdoc />
    public void OnStatistics(in StatisticsFigures figures)
    {
        // Kept nowhere.
    }
}
