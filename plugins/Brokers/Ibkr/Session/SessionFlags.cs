namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>What is true of a connection beside its state.</summary>
/// <param name="Reset">The reset of IB that explains why it is away; None when it is there, or away without one.</param>
/// <param name="IsLinkLost">TWS has no connection to IB's servers (1100, 2110).</param>
/// <param name="IsDataLost">Market data was lost (1101) and is not yet requested anew.</param>
/// <param name="HasCompetingSession">Another session of the user has the market data (10197).</param>
/// <param name="IsDataDelayed">Delayed data comes instead of live data (10167).</param>
/// <param name="IsLoginNeeded">TWS does not answer as it does when it waits for its login.</param>
public sealed record SessionFlags(
    ResetKind Reset = ResetKind.None,
    bool IsLinkLost = false,
    bool IsDataLost = false,
    bool HasCompetingSession = false,
    bool IsDataDelayed = false,
    bool IsLoginNeeded = false);
