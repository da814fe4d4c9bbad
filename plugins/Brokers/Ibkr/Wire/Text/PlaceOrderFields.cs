namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Writes an order: 119 fields at server version 200 (PROTOCOL 12.1). A wrong count places no order.</summary>
internal static class PlaceOrderFields
{
    /// <summary>Whether the version wants the fields of a request for quotes.</summary>
    public static bool HasRfqFields(int version) => version is >= 187 and <= 189;

    /// <summary>Writes all fields.</summary>
    public static FieldWriter Write(PlaceOrder order, FieldWriter fields, int version)
    {
        Head(order, fields);
        Middle(order.Ticket, fields, version);
        Tail(order.Ticket, fields);
        return Appended(order.Ticket, fields, version);
    }

    /// <summary>Fields 0 to 34.</summary>
    private static void Head(PlaceOrder order, FieldWriter fields)
    {
        OrderTicket ticket = order.Ticket;
        fields.Add(3).Add(order.OrderId).Add(order.Contract, isOrder: true)
            .Empty(2) // secIdType, secId
            .Add(ticket.Action).Add(ticket.TotalQuantity).Add(ticket.OrderType).Add(ticket.LimitPrice).Add(ticket.AuxPrice)
            .Add(ticket.TimeInForce).Add(ticket.OcaGroup).Add(ticket.Account)
            .Empty().Zero() // openClose, origin
            .Add(ticket.OrderRef).Add(ticket.IsTransmitted).Add(ticket.ParentId)
            .Zero(2) // blockOrder, sweepToFill
            .Add(ticket.DisplaySize).Add(ticket.TriggerMethod).Add(ticket.IsOutsideRth)
            .Zero(); // hidden
    }

    /// <summary>Fields 35 to 67.</summary>
    private static void Middle(OrderTicket ticket, FieldWriter fields, int version) => fields
        .Empty().Zero() // sharesAllocation, discretionaryAmt
        .Add(ticket.GoodAfterTime).Add(ticket.GoodTillDate)
        .Empty(version < 177 ? 4 : 3) // faGroup, faMethod, faPercentage, faProfile
        .Add(ticket.ModelCode)
        .Zero().Empty().Add(-1) // shortSaleSlot, designatedLocation, exemptCode
        .Add(ticket.OcaType)
        .Empty(2).Zero() // rule80A, settlingFirm, allOrNone
        .Empty(2).Zero(2) // minQty, percentOffset, eTradeOnly, firmQuoteOnly
        .Empty().Zero() // nbboPriceCap, auctionStrategy
        .Empty(5).Zero() // startingPrice to stockRangeUpper, overridePercentageConstraints
        .Empty(4).Zero().Empty(); // volatility to deltaNeutralAuxPrice, continuousUpdate, referencePriceType

    /// <summary>Fields 68 to 113.</summary>
    private static void Tail(OrderTicket ticket, FieldWriter fields) => fields
        .Add(ticket.TrailStopPrice).Add(ticket.TrailingPercent)
        .Empty(7).Zero() // scale, active times, hedgeType, optOutSmartRouting
        .Empty(2).Zero(2) // clearing, notHeld, deltaNeutralContract
        .Empty(2) // algoStrategy, algoId
        .Add(ticket.IsWhatIf)
        .Empty().Zero(3) // orderMiscOptions, solicited, randomizeSize, randomizePrice
        .Zero().Empty(2) // conditionsCount, adjustedOrderType, triggerPrice
        .Add(ticket.LimitPriceOffset)
        .Empty(3).Zero() // adjusted prices, adjustableTrailingUnit
        .Add(ticket.ExtOperator)
        .Empty(7).Zero(3) // softDollarTier, cashQty, mifid2, dontUseAutoPriceForHedge, isOmsContainer, discretionaryUpToLimitPrice
        .Empty().Add(int.MaxValue).Add(int.MaxValue).Zero() // usePriceMgmtAlgo, duration, postToAts, autoCancelParent
        .Add(ticket.AdvancedErrorOverride).Add(ticket.ManualOrderTime);

    /// <summary>Fields from 114, which newer versions appended.</summary>
    private static FieldWriter Appended(OrderTicket ticket, FieldWriter fields, int version)
    {
        fields.Empty(version >= 183 ? 1 : 0); // customerAccount
        fields.Zero(version >= 184 ? 1 : 0); // professionalCustomer
        if (HasRfqFields(version))
        {
            fields.Empty().Add(int.MaxValue);
        }

        fields.Zero(version >= 189 ? 1 : 0); // includeOvernight
        if (version >= 192)
        {
            fields.AddOrUnset(ticket.ManualOrderIndicator);
        }

        return fields.Zero(version >= 199 ? 1 : 0); // imbalanceOnly
    }
}
