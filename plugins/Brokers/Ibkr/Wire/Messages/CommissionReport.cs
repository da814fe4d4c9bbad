namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Commission of an execution (id 59); it may come before the execution.</summary>
/// <param name="ExecId">Identity of the execution.</param>
/// <param name="Commission">In <paramref name="Currency"/>; null when not told.</param>
/// <param name="Currency">Currency.</param>
/// <param name="RealizedPnl">Realised profit; null when the execution closed nothing.</param>
/// <param name="Yield">Yield of a bond; null for all else.</param>
/// <param name="YieldRedemptionDate">yyyyMMdd; empty for all but bonds.</param>
public sealed record CommissionReport(
    string ExecId, decimal? Commission, string Currency, decimal? RealizedPnl, double? Yield, string YieldRedemptionDate);
