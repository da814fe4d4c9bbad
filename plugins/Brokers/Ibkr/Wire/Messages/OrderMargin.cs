namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>What an order does to the margin, in the account's currency. Null for what was not computed.</summary>
public sealed record OrderMargin
{
    /// <summary>Initial margin before the order.</summary>
    public decimal? InitialBefore { get; init; }

    /// <summary>Maintenance margin before the order.</summary>
    public decimal? MaintenanceBefore { get; init; }

    /// <summary>Equity with loan before the order.</summary>
    public decimal? EquityBefore { get; init; }

    /// <summary>Change of the initial margin.</summary>
    public decimal? InitialChange { get; init; }

    /// <summary>Change of the maintenance margin.</summary>
    public decimal? MaintenanceChange { get; init; }

    /// <summary>Change of the equity with loan.</summary>
    public decimal? EquityChange { get; init; }

    /// <summary>Initial margin after the order.</summary>
    public decimal? InitialAfter { get; init; }

    /// <summary>Maintenance margin after the order.</summary>
    public decimal? MaintenanceAfter { get; init; }

    /// <summary>Equity with loan after the order.</summary>
    public decimal? EquityAfter { get; init; }

    /// <summary>Commission; known after a fill.</summary>
    public decimal? Commission { get; init; }

    /// <summary>Least commission expected.</summary>
    public decimal? MinCommission { get; init; }

    /// <summary>Highest commission expected.</summary>
    public decimal? MaxCommission { get; init; }

    /// <summary>Currency of the commission.</summary>
    public string CommissionCurrency { get; init; } = "";

    /// <summary>Currency of the margin; empty before server version 195.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Initial margin outside the liquid hours before the order; null before server version 195.</summary>
    public decimal? InitialBeforeOutsideRth { get; init; }

    /// <summary>Maintenance margin outside the liquid hours before the order; null before server version 195.</summary>
    public decimal? MaintenanceBeforeOutsideRth { get; init; }

    /// <summary>Equity with loan outside the liquid hours before the order; null before server version 195.</summary>
    public decimal? EquityBeforeOutsideRth { get; init; }

    /// <summary>Change of the initial margin outside the liquid hours through the order; null before server version 195.</summary>
    public decimal? InitialChangeOutsideRth { get; init; }

    /// <summary>Change of the maintenance margin outside the liquid hours through the order; null before server version 195.</summary>
    public decimal? MaintenanceChangeOutsideRth { get; init; }

    /// <summary>Change of the equity with loan outside the liquid hours through the order; null before server version 195.</summary>
    public decimal? EquityChangeOutsideRth { get; init; }

    /// <summary>Initial margin outside the liquid hours after the order; null before server version 195.</summary>
    public decimal? InitialAfterOutsideRth { get; init; }

    /// <summary>Maintenance margin outside the liquid hours after the order; null before server version 195.</summary>
    public decimal? MaintenanceAfterOutsideRth { get; init; }

    /// <summary>Equity with loan outside the liquid hours after the order; null before server version 195.</summary>
    public decimal? EquityAfterOutsideRth { get; init; }

    /// <summary>Size that the account could carry; null before server version 195.</summary>
    public decimal? SuggestedSize { get; init; }
}
