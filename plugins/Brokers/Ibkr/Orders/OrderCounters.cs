namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>What was counted of orders and executions since the program started.</summary>
internal sealed class OrderCounters
{
    /// <summary>Executions that TWS corrected after they were told; they are told again with their new figures.</summary>
    public int Corrections { get; set; }

    /// <summary>What corrections changed, in millionths of a dollar; above 0 in our favour.</summary>
    public long CorrectedMicros { get; set; }

    /// <summary>Commissions that came after their fill was told with the expected fee.</summary>
    public int LateCommissions { get; set; }

    /// <summary>Sum of what late commissions differ from the expected fees, in millionths of a dollar; above 0 when they cost more.</summary>
    public long LateFeeMicros { get; set; }

    /// <summary>Prices off the tick grid.</summary>
    public int OffGrid { get; set; }

    /// <summary>Orders that were sent again under a new id.</summary>
    public int SentAgain { get; set; }

    /// <summary>Orders that the engine wanted sent again while the first sending worked, had ended, or was of unclear fate: not sent.</summary>
    public int HeldBack { get; set; }

    /// <summary>How often the position alone was asked.</summary>
    public int Polls { get; set; }

    /// <summary>How often TWS was asked because a message was missing.</summary>
    public int Questions { get; set; }

    /// <summary>Orders of other clients, or entered by hand, in the traded symbol that were seen.</summary>
    public int Foreign { get; set; }
}
