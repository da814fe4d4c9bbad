namespace MiaIa.TwsSimulator;

/// <summary>Compares orders with prices: triggers stops, follows trails, fills what can be filled.</summary>
internal sealed class Matching(TwsServer server, Fills fills)
{
    /// <summary>One order against the present market.</summary>
    public void Match(SimOrder order)
    {
        if (!CanWork(order))
        {
            return;
        }

        Quotes quotes = server.Market.Of(order.Contract);
        if (order.Request.IsStop && !order.IsTriggered && !Trigger(order, quotes))
        {
            return;
        }

        decimal? price = Price(order, quotes);
        decimal size = price is null ? 0 : Size(order, quotes);
        if (order.Request.Tif == "FOK" && size < order.Remaining)
        {
            server.Exchange.End(order, "Cancelled", "Order Canceled - reason:FOK not filled", "Cancelled by System");
            return;
        }

        if (size > 0)
        {
            fills.Fill(order, size, price!.Value);
        }

        if (order.Request.Tif == "IOC" && !order.IsDone)
        {
            server.Exchange.End(order, "Cancelled", "Order Canceled - reason:IOC not filled", "Cancelled by System");
        }
    }

    private static bool IsReached(SimOrder order, decimal? price) =>
        price is { } p && order.Stop is { } stop && (order.Request.IsBuy ? p >= stop : p <= stop);

    private static decimal? TriggerPrice(SimOrder order, Quotes q)
    {
        decimal? side = order.Request.IsBuy ? q.Ask : q.Bid;
        return order.Request.TriggerMethod switch
        {
            1 or 4 => side,
            7 => IsReached(order, q.Last) ? q.Last : side,
            8 => (q.Bid + q.Ask) / 2,
            _ => q.Last,
        };
    }

    private bool CanWork(SimOrder order) =>
        order.IsLive && !order.IsWaitingForParent && order.Remaining > 0 && server.Market.IsOpen
        && !server.Incidents.IsLinkLost && !server.Market.Of(order.Contract).IsSilent;

    private bool Trigger(SimOrder order, Quotes quotes)
    {
        if (order.Request.IsTrailing)
        {
            Trail(order, quotes);
        }

        if (!IsReached(order, TriggerPrice(order, quotes)))
        {
            return false;
        }

        order.IsTriggered = true;
        server.Exchange.Settle(order);
        server.Ledger.Note(order, "triggered");
        if (order.Request.Type == "STP" && server.Settings.ProtectionPoints is { } points)
        {
            order.ProtectionLimit = order.Stop + (order.Request.IsBuy ? points : -points);
        }

        if (order.Request.Type == "TRAIL LIMIT")
        {
            order.ProtectionLimit = order.Request.Limit ?? (order.Stop + (order.Request.IsBuy ? order.Request.LimitOffset : -order.Request.LimitOffset));
        }

        server.Reports.State(order);
        return true;
    }

    private void Trail(SimOrder order, Quotes quotes)
    {
        if (quotes.Last is not { } last)
        {
            return;
        }

        decimal tick = order.Contract.MinTick;
        decimal distance = order.Request.TrailingPercent is { } percent ? Math.Round(last * percent / 100 / tick) * tick : order.Request.Aux!.Value;
        decimal stop = order.Request.IsBuy ? last + distance : last - distance;
        if (order.Stop is null || (order.Request.IsBuy ? stop < order.Stop : stop > order.Stop))
        {
            order.Stop = stop;
            server.Ledger.Note(order, $"trails to {Message.Number(stop)}");
        }
    }

    private decimal? Price(SimOrder order, Quotes q)
    {
        bool isBuy = order.Request.IsBuy;
        decimal? limit = order.Request.Type is "LMT" or "STP LMT" ? order.Request.Limit : order.ProtectionLimit;
        decimal? opposite = isBuy ? q.Ask : q.Bid;
        if (limit is null)
        {
            return opposite;
        }

        if (opposite is { } o && (isBuy ? o <= limit : o >= limit))
        {
            return o;
        }

        // A trade beyond the limit took everything that rested at it.
        return q.TradeInProgress is { } trade && (isBuy ? trade < limit : trade > limit) ? limit : null;
    }

    private decimal Size(SimOrder order, Quotes q)
    {
        if (!server.Settings.IsSizeLimited || q.TradeInProgress is not null)
        {
            return order.Remaining;
        }

        decimal shown = order.Request.IsBuy ? q.AskSize : q.BidSize;
        decimal size = Math.Min(shown, order.Remaining);
        if (order.Request.Tif != "FOK" || size == order.Remaining)
        {
            q.Take(order.Request.IsBuy, size);
        }

        return size;
    }
}
