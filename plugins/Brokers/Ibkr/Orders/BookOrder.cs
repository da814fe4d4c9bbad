using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>One order at TWS, as we know it. An order that is sent a second time is another one with the same id of ours.</summary>
internal sealed class BookOrder
{
    /// <summary>The engine's id; below 0 for an order of our client id that is none of this run's.</summary>
    public required long Id { get; init; }

    /// <summary>TWS's id.</summary>
    public required int TwsId { get; init; }

    /// <summary>Our tag.</summary>
    public required string Ref { get; init; }

    /// <summary>Which sending of the same order it is, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>As the engine gave it; with its price and quantity when it changed them.</summary>
    public required Order Order { get; set; }

    /// <summary>Its entry at TWS; null for none.</summary>
    public BookOrder? Parent { get; set; }

    /// <summary>The instrument.</summary>
    public required Contract Contract { get; init; }

    /// <summary>As it was last sent.</summary>
    public required OrderTicket Ticket { get; set; }

    /// <summary>It on its way; null for one that was found at TWS.</summary>
    public Dispatch? Dispatch { get; set; }

    /// <summary>IB's number; 0 until acknowledged.</summary>
    public long PermId { get; set; }

    /// <summary>When it was sent, nanoseconds UTC.</summary>
    public long SentNs { get; init; }

    /// <summary>When TWS first named it; 0 before.</summary>
    public long TakenNs { get; set; }

    /// <summary>Whether TWS has ever named it.</summary>
    public bool IsTaken => TakenNs != 0;

    /// <summary>The last status word that moved it.</summary>
    public OrderStatus Status { get; set; }

    /// <summary>Total at TWS as last confirmed, with what is filled; 0 before.</summary>
    public int Total { get; set; }

    /// <summary>Price at TWS as last confirmed, in ticks; 0 for none.</summary>
    public int PriceTicks { get; set; }

    /// <summary>Name of its group at TWS.</summary>
    public string OcaGroup { get; set; } = "";

    /// <summary>Contracts filled, by executions.</summary>
    public int Filled { get; set; }

    /// <summary>Contracts filled as statuses say.</summary>
    public int StatusFilled { get; set; }

    /// <summary>Since when statuses say more than executions, nanoseconds UTC; 0 while they agree.</summary>
    public long MissingSinceNs { get; set; }

    /// <summary>When TWS was asked for them last.</summary>
    public long AskedMissingNs { get; set; }

    /// <summary>Since when it is Inactive without a reason; 0 when it is not.</summary>
    public long InactiveSinceNs { get; set; }

    /// <summary>The change that waits for its answer.</summary>
    public OrderChange? Change { get; set; }

    /// <summary>The change to be sent after that one.</summary>
    public OrderChange? NextChange { get; set; }

    /// <summary>Whether the engine set its price: then it no longer follows the fill of its entry.</summary>
    public bool IsMoved { get; set; }

    /// <summary>Whether we asked to cancel it.</summary>
    public bool IsCancelAsked { get; set; }

    /// <summary>How it ended, to be told once the executions are all here; None while it works, or when it ended filled.</summary>
    public EventKind EndKind { get; set; }

    /// <summary>Why it ended.</summary>
    public OrderReason EndReason { get; set; }

    /// <summary>When it ended.</summary>
    public long EndNs { get; set; }

    /// <summary>Whether it is over: nothing is expected of it any more.</summary>
    public bool IsOver { get; set; }

    /// <summary>Whether TWS does not know it and never named it: it may be sent again.</summary>
    public bool IsGone { get; set; }

    /// <summary>Whether it was sent again as another one.</summary>
    public bool IsReplaced { get; set; }

    /// <summary>How often it was sent again because it came before its entry.</summary>
    public int Overtakings { get; set; }

    /// <summary>When it is to be sent again, nanoseconds UTC; 0 for never.</summary>
    public long ResendNs { get; set; }

    /// <summary>Whether TWS said that its id was used before.</summary>
    public bool IsIdRefused { get; set; }

    /// <summary>Whether the engine was told that TWS took it.</summary>
    public bool IsTakingTold { get; set; }

    /// <summary>Whether it is one of this run.</summary>
    public bool IsOfRun => Id > 0;

    /// <summary>What it may be filled for at most, as last asked.</summary>
    public int Asked => (int)Ticket.TotalQuantity;
}
