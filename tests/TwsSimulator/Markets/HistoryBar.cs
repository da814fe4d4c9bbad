namespace MiaIa.TwsSimulator;

/// <summary>One past bar.</summary>
/// <param name="Time">Its start.</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Contracts.</param>
/// <param name="Wap">Average price weighted by size.</param>
/// <param name="Count">Trades.</param>
public sealed record HistoryBar(DateTimeOffset Time, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume, decimal Wap, int Count);
