namespace MiaIa.TwsSimulator;

/// <summary>A point in the life of an order at which the connection can be made to break.</summary>
public enum Moment
{
    /// <summary>An order was read and is lost with the connection.</summary>
    BeforeOrder,

    /// <summary>An order was taken, whatever could be said about it at once was said.</summary>
    AfterOrder,

    /// <summary>The entry of a bracket was read and is lost with the connection.</summary>
    BeforeParent,

    /// <summary>The entry of a bracket was taken, its children were not read yet.</summary>
    AfterParent,

    /// <summary>The first child of a bracket was taken and not the second.</summary>
    BetweenChildren,

    /// <summary>An order was taken and its acknowledgement not sent.</summary>
    BeforeAcknowledge,

    /// <summary>The status of a working order was sent; it was not matched yet.</summary>
    AfterStatusBeforeFill,

    /// <summary>A fill happened and nothing about it was sent.</summary>
    BeforeFillReport,

    /// <summary>The execution was sent, the status not.</summary>
    BetweenExecutionAndStatus,

    /// <summary>Execution and status were sent, the commission not.</summary>
    BeforeCommission,

    /// <summary>A cancel was read and is lost with the connection.</summary>
    BeforeCancel,

    /// <summary>A cancel was taken and its confirmation not sent.</summary>
    BeforeCancelConfirmation,
}
