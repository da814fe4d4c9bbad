namespace MiaIa.Host.Records;

/// <summary>Where records are kept. Like the journal, it must not block for long and must not throw.</summary>
internal interface IRecordSink
{
    /// <summary>The market at a decision.</summary>
    void OnPreAnalysis(in PreAnalysis record);

    /// <summary>The quote at which an order was decided.</summary>
    void OnOrderMark(in OrderMark mark, long timeNs);

    /// <summary>How a round trip stands.</summary>
    void OnPositionUpdate(in PositionUpdate update);

    /// <summary>What the price did after an exit.</summary>
    void OnPostMortem(in PostMortemResult result);

    /// <summary>The label of the candidate of a round trip.</summary>
    void OnLabel(in TripLabel label);

    /// <summary>The figures of the statistics lines.</summary>
    void OnStatistics(in StatisticsFigures figures);
}
