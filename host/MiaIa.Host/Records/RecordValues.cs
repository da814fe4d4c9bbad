namespace MiaIa.Host.Records;

/// <summary>A record on its way to the journal: the place of each kind, of which one is in use.</summary>
internal sealed class RecordValues
{
    /// <summary>The market at a decision.</summary>
    public PreAnalysis PreAnalysis;

    /// <summary>The quote at which an order was decided.</summary>
    public OrderMark Mark { get; set; }

    /// <summary>How a round trip stands.</summary>
    public PositionUpdate Update { get; set; }

    /// <summary>What the price did after an exit.</summary>
    public PostMortemResult PostMortem { get; set; }

    /// <summary>The label of a round trip.</summary>
    public TripLabel Label { get; set; }

    /// <summary>The figures of the statistics lines.</summary>
    public StatisticsFigures Statistics { get; set; }
}
