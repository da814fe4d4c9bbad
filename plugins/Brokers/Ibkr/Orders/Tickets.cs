using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>
/// Writes orders as TWS wants them. Entries live for the day, or to their expiry; stops and targets until they are cancelled, since a stop
/// that ends with the session would leave a position bare; exits for the day. All of them work outside the liquid hours.
/// </summary>
/// <param name="instrument">The traded instrument.</param>
/// <param name="options">Marks of orders.</param>
internal sealed class Tickets(Instrument instrument, IbkrBrokerOptions options)
{
    private const int ReduceWithoutBlock = 3;
    private const long NsPerTick = 100;
    private const long NsPerSecond = 1_000_000_000;

    /// <summary>What CME is told: 0 for automated, null for nothing.</summary>
    public int? Indicator => options.IsMarkedAutomated ? 0 : null;

    /// <summary>The operator; empty for none.</summary>
    public string Operator => options.ExtOperator;

    /// <summary>Writes one.</summary>
    /// <param name="order">The order.</param>
    /// <param name="account">The account.</param>
    /// <param name="tag">Our tag.</param>
    /// <param name="parentId">TWS id of the entry; 0 for none.</param>
    /// <param name="group">Name of its group; empty for none, or when TWS makes one.</param>
    /// <param name="isTransmitted">Whether TWS works it at once.</param>
    public OrderTicket Write(in Order order, string account, string tag, int parentId, string group, bool isTransmitted)
    {
        bool isDated = order.ExpiresNs > 0;
        bool isLasting = order.Role is OrderRole.Stop or OrderRole.Target;
        decimal price = instrument.ToPrice(order.PriceTicks);
        return new OrderTicket
        {
            Action = order.Side is Side.Buy ? "BUY" : "SELL",
            TotalQuantity = order.Quantity,
            OrderType = order.Type switch { OrderType.Market => "MKT", OrderType.Limit => "LMT", _ => "STP" },
            LimitPrice = order.Type is OrderType.Limit ? price : null,
            AuxPrice = order.Type is OrderType.Stop ? price : null,
            Account = account,
            TimeInForce = isDated ? "GTD" : isLasting ? "GTC" : "DAY",
            GoodTillDate = isDated ? Text(order.ExpiresNs) : "",
            OcaGroup = group,
            OcaType = group.Length > 0 ? ReduceWithoutBlock : 0,
            OrderRef = tag,
            IsTransmitted = isTransmitted,
            ParentId = parentId,
            IsOutsideRth = true,
            ExtOperator = options.ExtOperator,
            ManualOrderIndicator = Indicator,
        };
    }

    /// <summary>The same order with another price and total; released, whatever it was.</summary>
    public OrderTicket Change(OrderTicket ticket, int priceTicks, int quantity)
    {
        decimal price = instrument.ToPrice(priceTicks);
        return ticket with
        {
            TotalQuantity = quantity,
            LimitPrice = ticket.LimitPrice is null ? null : price,
            AuxPrice = ticket.AuxPrice is null ? null : price,
            IsTransmitted = true,
        };
    }

    // Whole seconds, rounded up: never before the expiry that was asked for.
    private static string Text(long timeNs) => DateTime.UnixEpoch.AddTicks((timeNs + NsPerSecond - 1) / NsPerSecond * (NsPerSecond / NsPerTick))
        .ToString("yyyyMMdd-HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
