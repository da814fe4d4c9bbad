namespace MiaIa.Sdk;

/// <summary>Whose account a broker is connected to, and what data it gives. Null is what is not known: it never counts as permitted.</summary>
/// <param name="AccountId">The account that is traded.</param>
/// <param name="IsPaper">Whether its money is play money.</param>
/// <param name="IsDelayed">Whether the market data of the traded instrument are delayed or frozen.</param>
/// <param name="Contract">The contract that is traded, as the broker names it.</param>
/// <param name="InitialMarginDollars">Initial margin of one contract of the traded instrument.</param>
/// <param name="AvailableDollars">Funds available for margin.</param>
public sealed record BrokerFacts(
    string? AccountId,
    bool? IsPaper,
    bool? IsDelayed = null,
    string? Contract = null,
    decimal? InitialMarginDollars = null,
    decimal? AvailableDollars = null);
