namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>An order the TWS holds, or the answer to a what-if (id 5).</summary>
public sealed record OpenOrder
{
    /// <summary>Number of the order; 0 or negative for one entered by hand.</summary>
    public required int OrderId { get; init; }

    /// <summary>The instrument; without primary exchange.</summary>
    public required Contract Contract { get; init; }

    /// <summary>What the order asks for.</summary>
    public required OrderTerms Terms { get; init; }

    /// <summary>The client that placed it.</summary>
    public int ClientId { get; init; }

    /// <summary>IB's lasting number of the order; 0 until acknowledged.</summary>
    public long PermId { get; init; }

    /// <summary>Order number of the bracket's entry; 0 for none.</summary>
    public int ParentId { get; init; }

    /// <summary>Whether it only asks for the margin.</summary>
    public bool IsWhatIf { get; init; }

    /// <summary>Its status.</summary>
    public OrderStatus Status { get; init; }

    /// <summary>The status as the TWS spells it.</summary>
    public string StatusText { get; init; } = "";

    /// <summary>Margin and commission; its figures are null but for a what-if and a fill.</summary>
    public required OrderMargin Margin { get; init; }

    /// <summary>Why it was rejected; empty for none or before server version 195.</summary>
    public string RejectReason { get; init; } = "";

    /// <summary>A warning of the TWS; empty for none.</summary>
    public string WarningText { get; init; } = "";

    /// <summary>Seconds it lives; null for none.</summary>
    public int? Duration { get; init; }

    /// <summary>Whether the parent is cancelled with it.</summary>
    public bool IsParentCancelled { get; init; }

    /// <summary>Whether it works overnight too; false before server version 189.</summary>
    public bool IsOvernightIncluded { get; init; }

    /// <summary>Operator id; empty before server version 193.</summary>
    public string ExtOperator { get; init; } = "";

    /// <summary>0 automatic, 1 manual; null when unset or before server version 193.</summary>
    public int? ManualOrderIndicator { get; init; }
}
