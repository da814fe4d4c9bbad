using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>Fills market orders from prints and nothing else: a market in which stops do not work.</summary>
internal sealed class EntriesOnlyFill : IFillModel
{
    public string Assumptions => "test";

    public long LatencyNs => 0;

    public void OnSession(in Session session, long timeNs)
    {
        // Prices do not depend on the hours.
    }

    public FillQuote Fill(in Order order, in MarketEvent e, FillPhase phase) =>
        e.Kind is EventKind.Trade && order.Type is OrderType.Market
            ? new FillQuote(order.Quantity, e.Trade.PriceTicks, 0)
            : default;
}
