using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers;

/// <summary>An order at the simulated broker.</summary>
internal struct RestingOrder
{
    /// <summary>The order; price and quantity change with modifications and with the parent's fill.</summary>
    public Order Order;

    /// <summary>Contracts the engine knows it for; its group or its parent may have made it smaller since.</summary>
    public int Known;

    /// <summary>Contracts filled.</summary>
    public int Filled;

    /// <summary>Contracts that may be filled now; a child follows its parent's filled quantity.</summary>
    public int Active;

    /// <summary>When it reaches the market, nanoseconds UTC.</summary>
    public long ActiveNs;

    /// <summary>Whether the fill model knows that it is at the market with its present price and contracts.</summary>
    public bool HasArrived;

    /// <summary>When it expires, nanoseconds UTC; 0 for never.</summary>
    public long EndNs;

    /// <summary>Whether it began to work inside the bar that is being played, after its open.</summary>
    public bool IsNewInside;

    /// <summary>The phase in which the fill model was asked about it last: it is asked once about each part of an event.</summary>
    public long AskedIn;

    /// <summary>Contracts that may be filled now and are not.</summary>
    public readonly int Open => Active - Filled;
}
