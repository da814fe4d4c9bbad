namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>An order that is over (id 101). It names no order number: find it by <see cref="PermId"/> or tag.</summary>
public sealed record CompletedOrder
{
    /// <summary>The instrument; without primary exchange.</summary>
    public required Contract Contract { get; init; }

    /// <summary>What the order asked for.</summary>
    public required OrderTerms Terms { get; init; }

    /// <summary>IB's lasting number of the order.</summary>
    public long PermId { get; init; }

    /// <summary>Lasting number of the bracket's entry; 0 for none.</summary>
    public long ParentPermId { get; init; }

    /// <summary>Its last status.</summary>
    public OrderStatus Status { get; init; }

    /// <summary>The status as the TWS spells it.</summary>
    public string StatusText { get; init; } = "";

    /// <summary>Contracts filled; null when not told.</summary>
    public decimal? FilledQuantity { get; init; }

    /// <summary>When it was over, as text.</summary>
    public string CompletedTime { get; init; } = "";

    /// <summary>How it ended, such as Filled Size: 1 or Cancelled by Trader.</summary>
    public string CompletedStatus { get; init; } = "";
}
