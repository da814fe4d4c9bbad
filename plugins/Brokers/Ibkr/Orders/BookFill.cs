using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>An execution of one of our orders.</summary>
internal sealed class BookFill
{
    /// <summary>The order.</summary>
    public required BookOrder Order { get; init; }

    /// <summary>Its identity with the revision that counts.</summary>
    public required ExecutionKey Key { get; set; }

    /// <summary>Contracts.</summary>
    public required int Quantity { get; set; }

    /// <summary>Price, in ticks.</summary>
    public required int PriceTicks { get; set; }

    /// <summary>Buy or Sell.</summary>
    public required Side Side { get; init; }

    /// <summary>When it came, nanoseconds UTC.</summary>
    public required long TimeNs { get; init; }

    /// <summary>When it happened as TWS says, in whole seconds, never after it came.</summary>
    public required long VenueNs { get; init; }

    /// <summary>Fees in millionths of a dollar: those expected until TWS tells its commission.</summary>
    public required long FeeMicros { get; set; }

    /// <summary>Whether TWS told the commission.</summary>
    public bool HasCommission { get; set; }

    /// <summary>Whether the engine was told.</summary>
    public bool IsTold { get; set; }

    /// <summary>Whether it is of an order of an earlier run and happened before this one: then it is in the position already.</summary>
    public bool IsOld { get; init; }

    /// <summary>The event of it.</summary>
    public MarketEvent ToEvent(short instrument) => MarketEvent.Of(
        TimeNs, instrument, new Fill(Order.Id, Key.Number, Side, Quantity, PriceTicks, FeeMicros, 0), VenueNs);
}
