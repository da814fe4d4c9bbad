namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>The words of order statuses and sides.</summary>
internal static class StatusWords
{
    /// <summary>The status of a word; unknown for any other.</summary>
    public static OrderStatus Status(string word) => word switch
    {
        "ApiPending" => OrderStatus.ApiPending,
        "PendingSubmit" => OrderStatus.PendingSubmit,
        "PendingCancel" => OrderStatus.PendingCancel,
        "PreSubmitted" => OrderStatus.PreSubmitted,
        "Submitted" => OrderStatus.Submitted,
        "ApiCancelled" => OrderStatus.ApiCancelled,
        "Cancelled" => OrderStatus.Cancelled,
        "Filled" => OrderStatus.Filled,
        "Inactive" => OrderStatus.Inactive,
        _ => OrderStatus.Unknown,
    };

    /// <summary>The side of a word; unknown for any other.</summary>
    public static ExecutionSide Side(string word) => word switch
    {
        "BOT" => ExecutionSide.Bought,
        "SLD" => ExecutionSide.Sold,
        _ => ExecutionSide.Unknown,
    };
}
