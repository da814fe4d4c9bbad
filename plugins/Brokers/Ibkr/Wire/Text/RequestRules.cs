namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>What PROTOCOL says about the values of requests. One that TWS would refuse or misread is not written.</summary>
internal static class RequestRules
{
    private const int LongestOrderRef = 40;
    private const int MostHistoricalTicks = 1000;

    /// <summary>Checks what is to be written.</summary>
    /// <exception cref="ArgumentException">It breaks a rule.</exception>
    public static void Check(TwsRequest request)
    {
        switch (request)
        {
            case PlaceOrder r:
                Check(r);
                break;
            case MarketDataTypeRequest r:
                Require(r.Type is >= MarketDataType.Live and <= MarketDataType.DelayedFrozen, "The kind of market data is 1 to 4.");
                break;
            case MarketDataRequest r:
                Require(!r.IsSnapshot || r.GenericTicks.Length == 0, "A snapshot has no generic ticks.");
                Require(!r.GenericTicks.Contains(' ', StringComparison.Ordinal), "The list of generic ticks has no blanks.");
                break;
            case MarketDepthRequest r:
                Require(r.Rows > 0, "A book has a row at least.");
                break;
            case HistoricalBarsRequest r:
                bool isUntilNow = r.IsKeptUpToDate || r.WhatToShow is "ADJUSTED_LAST";
                Require(!isUntilNow || r.EndTime.Length == 0, "Bars that are kept up to date or adjusted end now: they have no end time.");
                Require(r.DateFormat is 1 or 2, "The form of dates is 1 or 2.");
                break;
            case HistoricalTicksRequest r:
                Require(r.StartTime.Length > 0 != r.EndTime.Length > 0, "Historical ticks have a start or an end, not both.");
                Require(r.Count is >= 1 and <= MostHistoricalTicks, "A request is for 1 to 1000 historical ticks.");
                break;
            case ServerLogLevelRequest r:
                Require(r.Level is >= 1 and <= 5, "The level of the log is 1 to 5.");
                break;
            case CancelOrder r:
                Check(r.ManualOrderIndicator);
                break;
            case GlobalCancel r:
                Check(r.ManualOrderIndicator);
                break;
        }
    }

    private static void Check(PlaceOrder order)
    {
        OrderTicket ticket = order.Ticket;
        Require(order.OrderId > 0, "The number of an order is above 0.");
        Require(ticket.Action is "BUY" or "SELL" or "SSHORT", "An order buys or sells.");
        Require(ticket.TotalQuantity > 0, "The quantity of an order is above 0.");
        Require(ticket.OrderType.Length > 0, "An order has a type.");
        Require(!ticket.OrderType.StartsWith("PEG", StringComparison.Ordinal), "Pegged orders are not written: their fields would be missing.");
        Require(order.Contract.Exchange is not "IBKRATS", "Orders to IBKRATS are not written: their fields would be missing.");
        Require(ticket.TimeInForce.Length > 0, "An order has a time in force.");
        Require(ticket.TimeInForce is "GTD" == ticket.GoodTillDate.Length > 0, "An order has an end when it is GTD, and only then.");
        Require(ticket.Account.Length > 0, "An order names its account.");
        Require(ticket.OcaType is >= 0 and <= 3, "The type of a one-cancels-all group is 0 to 3.");
        Require(ticket.OcaType == 0 || ticket.OcaGroup.Length > 0, "The type of a one-cancels-all group needs the group.");
        Require(ticket.OrderRef.Length <= LongestOrderRef, "A tag has at most 40 characters.");
        Require(ticket.TriggerMethod is >= 0 and <= 4 or 7 or 8, "What triggers a stop is 0 to 4, 7 or 8.");
        Require(!ticket.IsWhatIf || ticket.IsTransmitted, "A question for margin is transmitted.");
        Check(ticket.ManualOrderIndicator);
        CheckPrices(ticket);
    }

    private static void CheckPrices(OrderTicket ticket)
    {
        string type = ticket.OrderType;
        Require(type is not ("LMT" or "STP LMT" or "LIT") || ticket.LimitPrice is not null, "This type of order has a limit.");
        Require(type is not ("STP" or "STP LMT" or "MIT" or "LIT") || ticket.AuxPrice is not null, "This type of order has a stop or trigger.");
        Require(type is not "MKT" || (ticket.LimitPrice ?? ticket.AuxPrice) is null, "A market order has no price.");
        if (type is "TRAIL" or "TRAIL LIMIT")
        {
            Require(ticket.AuxPrice is null != ticket.TrailingPercent is null, "A trailing order has an amount or a percentage, not both.");
        }

        Require(
            type is not "TRAIL LIMIT" || ticket.LimitPrice is null != ticket.LimitPriceOffset is null,
            "A trailing limit order has a limit or an offset, not both.");
    }

    private static void Check(int? manualOrderIndicator) =>
        Require(manualOrderIndicator is null or 0 or 1, "An order is automatic (0), manual (1) or not marked.");

    private static void Require(bool isMet, string text)
    {
        if (!isMet)
        {
            throw new ArgumentException(text, paramName: null);
        }
    }
}
