namespace MiaIa.TwsSimulator;

/// <summary>In which order a fill is told.</summary>
public enum FillReport
{
    /// <summary>Execution, order, status, commission.</summary>
    ExecutionFirst,

    /// <summary>Order and status before the execution.</summary>
    StatusFirst,

    /// <summary>The execution and its commission, no status at all.</summary>
    NoStatus,

    /// <summary>The commission before the execution it belongs to.</summary>
    CommissionFirst,

    /// <summary>Everything twice.</summary>
    Twice,
}
