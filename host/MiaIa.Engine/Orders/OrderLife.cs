namespace MiaIa.Engine.Orders;

/// <summary>
/// The life of an order in one table. It knows no wrong message: late, repeated and reordered ones lead to where the order is anyway,
/// and an end stays an end. A fill after an end is counted as money elsewhere; one that completes the order also says that it was filled.
/// </summary>
internal static class OrderLife
{
    private const int Steps = 8;
    private const OrderState P = OrderState.Pending;
    private const OrderState S = OrderState.Submitted;
    private const OrderState Part = OrderState.PartiallyFilled;
    private const OrderState F = OrderState.Filled;
    private const OrderState PC = OrderState.PendingCancel;
    private const OrderState C = OrderState.Cancelled;
    private const OrderState R = OrderState.Rejected;
    private const OrderState X = OrderState.Expired;

    private static readonly OrderState[] Table =
    [
        //// Acknowledged PartFilled Filled CancelAsked CancelRefused Cancelled Rejected Expired
        S, Part, F, PC, P, C, R, X, // Pending
        S, Part, F, PC, S, C, R, X, // Submitted
        Part, Part, F, PC, Part, C, R, X, // PartiallyFilled
        F, F, F, F, F, F, F, F, // Filled
        PC, PC, F, PC, S, C, R, X, // PendingCancel
        C, C, F, C, C, C, C, C, // Cancelled
        R, R, F, R, R, R, R, R, // Rejected
        X, X, F, X, X, X, X, X, // Expired
    ];

    /// <summary>Where a step leads to.</summary>
    public static OrderState Next(OrderState state, OrderStep step) => Table[((int)state * Steps) + (int)step];

    /// <summary>Whether an order in this state may still be filled, as far as is known.</summary>
    public static bool IsWorking(OrderState state) =>
        state is OrderState.Pending or OrderState.Submitted or OrderState.PartiallyFilled or OrderState.PendingCancel;
}
