using MiaIa.Sdk;

namespace MiaIa.Plugins.FillModels;

/// <summary>
/// Fills on closed bars, always at the worse of what the bar allows. A market order takes the next bar's open; a limit needs a
/// trade through its price (touching is no fill), or an open beyond it; a stop takes its price, or the open behind a gap.
/// Market and stop orders pay slippage; prices inside a bar come after its open.
/// </summary>
[Plugin("bar-pessimistic")]
public sealed class BarPessimistic(BarPessimisticOptions options) : IFillModel
{
    private const int FreeContracts = 2;

    private Session _session;

    /// <inheritdoc />
    public string Assumptions =>
        $"bar-pessimistic: market at the next open, limit on trade-through, stop at its price or the gap, stop before target; "
        + $"slippage {options.SlippageTicks} tick(s), +1 outside regular hours, +1 per further {FreeContracts} contracts";

    /// <inheritdoc />
    public long LatencyNs => options.LatencyMilliseconds * 1_000_000L;

    /// <inheritdoc />
    public void OnSession(in Session session, long timeNs) => _session = session;

    /// <inheritdoc />
    public FillQuote Fill(in Order order, in MarketEvent e, FillPhase phase)
    {
        if (e.Kind is not EventKind.Bar)
        {
            return default;
        }

        // The bar's own start tells the hours: a window begins before the bar that ends at that moment is told.
        int slippage = options.SlippageTicks + (_session.IsRegularHours(e.VenueNs) ? 0 : 1);
        return phase is FillPhase.Open ? AtOpen(in order, in e.Bar, slippage) : Inside(in order, in e.Bar, slippage);
    }

    private static FillQuote AtOpen(in Order order, in Bar bar, int slippage)
    {
        int sign = (int)order.Side;
        int beyond = sign * (bar.OpenTicks - order.PriceTicks);
        return order.Type switch
        {
            OrderType.Market => Slipped(in order, bar.OpenTicks, slippage),
            OrderType.Limit when beyond < 0 => new FillQuote(order.Quantity, bar.OpenTicks, 0),
            OrderType.Stop when beyond >= 0 => Slipped(in order, bar.OpenTicks, slippage),
            _ => default,
        };
    }

    private static FillQuote Inside(in Order order, in Bar bar, int slippage)
    {
        bool isBuy = order.Side is Side.Buy;
        bool isTradedThrough = isBuy ? bar.LowTicks < order.PriceTicks : bar.HighTicks > order.PriceTicks;
        bool isStopReached = isBuy ? bar.HighTicks >= order.PriceTicks : bar.LowTicks <= order.PriceTicks;
        return order.Type switch
        {
            OrderType.Limit when isTradedThrough => new FillQuote(order.Quantity, order.PriceTicks, 0),
            OrderType.Stop when isStopReached => Slipped(in order, order.PriceTicks, slippage),
            _ => default,
        };
    }

    private static FillQuote Slipped(in Order order, int priceTicks, int slippage)
    {
        int further = Math.Max(0, order.Quantity - FreeContracts);
        int size = (further + FreeContracts - 1) / FreeContracts;
        int ticks = slippage + size;
        return new FillQuote(order.Quantity, priceTicks + ((int)order.Side * ticks), ticks);
    }
}
