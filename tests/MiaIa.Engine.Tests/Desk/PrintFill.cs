using MiaIa.Sdk;

namespace MiaIa.Engine.Tests;

/// <summary>Fills from prints, at once and without slippage, at most so many contracts a print.</summary>
internal sealed class PrintFill(int most = int.MaxValue) : IFillModel
{
    public string Assumptions => "test";

    public long LatencyNs => 0;

    public void OnSession(in Session session, long timeNs)
    {
        // Prices do not depend on the hours.
    }

    public FillQuote Fill(in Order order, in MarketEvent e, FillPhase phase)
    {
        if (e.Kind is not EventKind.Trade)
        {
            return default;
        }

        int price = e.Trade.PriceTicks;
        int beyond = (int)order.Side * (price - order.PriceTicks);
        bool isFilled = order.Type switch
        {
            OrderType.Market => true,
            OrderType.Limit => beyond < 0,
            _ => beyond >= 0,
        };
        return isFilled ? new FillQuote(Math.Min(most, order.Quantity), price, 0) : default;
    }
}
