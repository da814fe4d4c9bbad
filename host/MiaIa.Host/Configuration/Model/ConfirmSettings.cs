namespace MiaIa.Host.Configuration;

/// <summary>What a live mode needs besides for real money.</summary>
internal sealed record ConfirmSettings
{
    /// <summary>
    /// The account that may be traded with real money: it must be the one that is connected, and is typed once more at the start.
    /// Absent (default): paper only.
    /// </summary>
    public string? ConfirmAccount { get; init; }
}
