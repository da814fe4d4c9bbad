using MiaIa.Sdk;

namespace MiaIa.Plugins.FillModels;

/// <summary>Where one of our orders stands at the market.</summary>
internal struct QueuePlace
{
    /// <summary>Our id of the order.</summary>
    public long OrderId;

    /// <summary>Its side.</summary>
    public Side Side;

    /// <summary>Its price, in ticks.</summary>
    public int PriceTicks;

    /// <summary>Contracts of it that are not filled.</summary>
    public int Open;

    /// <summary>Contracts that trade at its price before it does, those of our own earlier orders with them.</summary>
    public long Ahead;

    /// <summary>Whether it lies beyond the levels that were shown: what is ahead is known once its level is shown.</summary>
    public bool IsUnseen;

    /// <summary>Whether it is a stop that was triggered.</summary>
    public bool IsTriggered;
}
