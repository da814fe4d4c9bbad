namespace MiaIa.Sdk;

/// <summary>An order of ours, as it is given to the broker.</summary>
/// <param name="Id">Our id: positive, rising, deterministic within a run.</param>
/// <param name="ParentId">The entry it belongs to; 0 for none. A child works as far as its parent is filled.</param>
/// <param name="GroupId">Orders of one group cancel each other when one is filled; 0 for none.</param>
/// <param name="Instrument">Number of the instrument.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Type">How it is priced.</param>
/// <param name="Side">Buy or Sell.</param>
/// <param name="Quantity">Contracts, at least 1.</param>
/// <param name="PriceTicks">Limit or stop price, in ticks; 0 for a market order.</param>
/// <param name="OffsetTicks">For a child: its signed distance from the parent's fill price, in ticks, kept when the fill differs.</param>
/// <param name="ExpiresNs">When it expires, nanoseconds UTC; 0 for never.</param>
public readonly record struct Order(
    long Id,
    long ParentId,
    long GroupId,
    short Instrument,
    OrderRole Role,
    OrderType Type,
    Side Side,
    int Quantity,
    int PriceTicks,
    int OffsetTicks,
    long ExpiresNs);
