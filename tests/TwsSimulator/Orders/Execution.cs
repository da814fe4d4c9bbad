namespace MiaIa.TwsSimulator;

/// <summary>One fill.</summary>
/// <param name="BaseId">Id without the last part.</param>
/// <param name="Revision">Last part, 1 and up; higher ones correct.</param>
/// <param name="Time">When.</param>
/// <param name="Order">Of which order.</param>
/// <param name="Shares">Contracts.</param>
/// <param name="Price">Price.</param>
/// <param name="Commission">Commission, USD.</param>
/// <param name="Realized">Profit or loss it realised, USD; null when it closed nothing.</param>
public sealed record Execution(string BaseId, int Revision, DateTimeOffset Time, SimOrder Order, decimal Shares, decimal Price, decimal Commission, decimal? Realized)
{
    /// <summary>The identity: base and revision.</summary>
    public string Id => $"{BaseId}.{Revision:D2}";

    /// <summary>Contracts of the order filled up to and including this one.</summary>
    public decimal Cumulated { get; init; }

    /// <summary>Average price up to and including this one.</summary>
    public decimal Average { get; init; }
}
