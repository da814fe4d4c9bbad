namespace MiaIa.TwsSimulator;

/// <summary>A position of an account.</summary>
public sealed class PositionRow(string account, Contract contract)
{
    /// <summary>Account.</summary>
    public string Account { get; } = account;

    /// <summary>Instrument.</summary>
    public Contract Contract { get; } = contract;

    /// <summary>Signed contracts.</summary>
    public decimal Quantity { get; internal set; }

    /// <summary>Average cost per contract in USD, the multiplier and the commission included, as message 61 tells it.</summary>
    public decimal AverageCost { get; internal set; }

    /// <summary>Realised profit and loss, USD.</summary>
    public decimal Realized { get; internal set; }
}
