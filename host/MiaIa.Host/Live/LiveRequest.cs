namespace MiaIa.Host.Live;

/// <summary>What a person asked of a live run.</summary>
/// <param name="Wait">Whether a first connection that fails is tried again until interrupted.</param>
/// <param name="IsObserved">Whether trading is switched off: data are collected, and no order is sent.</param>
/// <param name="IsRealMoney">Whether real money may be traded.</param>
internal sealed record LiveRequest(bool Wait, bool IsObserved, bool IsRealMoney)
{
    /// <summary>How the names of its runs end: what one leaves behind holds for its own kind only.</summary>
    public string Ending => IsObserved ? "observe" : IsRealMoney ? "live" : "paper";
}
