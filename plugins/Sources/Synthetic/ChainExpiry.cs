namespace MiaIa.Plugins.Sources;

/// <summary>An expiry of the chain and what is usual in it.</summary>
/// <param name="SettlementNs">When it settles, nanoseconds UTC.</param>
/// <param name="DateNumber">Its date as yyyyMMdd.</param>
/// <param name="Step">Points between strikes.</param>
/// <param name="Strikes">Strikes on each side of the index.</param>
/// <param name="Interest">Contracts open at an ordinary strike at the money.</param>
/// <param name="Turnover">What of them is traded in a day.</param>
/// <param name="VolatilityShare">Its volatility at the money, as a share of VIX.</param>
/// <param name="IsDay">Whether it is that of the day.</param>
internal readonly record struct ChainExpiry(
    long SettlementNs, int DateNumber, int Step, int Strikes, double Interest, double Turnover, double VolatilityShare, bool IsDay);
