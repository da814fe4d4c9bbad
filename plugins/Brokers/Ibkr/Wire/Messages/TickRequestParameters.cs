namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Parameters of a market data subscription (id 81).</summary>
/// <param name="RequestId">Number of the subscription.</param>
/// <param name="MinTick">Least price step in points; null when not told.</param>
/// <param name="BboExchange">Code for <see cref="SmartComponentsRequest"/>; may be empty.</param>
/// <param name="SnapshotPermissions">Permissions for snapshots; null when not told.</param>
public sealed record TickRequestParameters(int RequestId, decimal? MinTick, string BboExchange, int? SnapshotPermissions);
