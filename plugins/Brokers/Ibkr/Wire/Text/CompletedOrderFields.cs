namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads a completed order: 103 fields at server version 200 for a plain one (PROTOCOL 13.3).</summary>
internal static class CompletedOrderFields
{
    /// <summary>Reads it in the order of the wire.</summary>
    public static void Read(ref FieldReader fields, ITwsReceiver receiver)
    {
        CompletedOrder order = new()
        {
            Contract = fields.Contract(),
            Terms = OrderTermFields.Head(ref fields),
            PermId = fields.Long(),
        };
        OrderTerms terms = fields.Sizes(OrderTermFields.Times(ref fields, order.Terms, hasAllocation: false));
        terms = fields.Special(terms);
        order = order with { StatusText = fields.RequiredText() };
        fields.Tail(ref order, terms);
        if (fields.IsSound)
        {
            receiver.CompletedOrder(order with { Terms = order.Terms with { Others = fields.Kept }, Status = StatusWords.Status(order.StatusText) });
        }
    }

    /// <summary>Fields 33 to 49.</summary>
    private static OrderTerms Sizes(ref this FieldReader fields, OrderTerms terms)
    {
        fields.Keep(
            "rule80A", "percentOffset", "settlingFirm", "shortSaleSlot", "designatedLocation", "exemptCode", "startingPrice", "stockRefPrice",
            "delta", "stockRangeLower", "stockRangeUpper");
        terms = terms with { DisplaySize = fields.OptionalInt() };
        fields.Keep("sweepToFill");
        return terms with
        {
            IsAllOrNone = fields.Bool(),
            MinQuantity = fields.OptionalInt(),
            OcaType = fields.OptionalInt(),
            TriggerMethod = fields.OptionalInt(),
        };
    }

    /// <summary>Fields 50 to 75.</summary>
    private static OrderTerms Special(ref this FieldReader fields, OrderTerms terms)
    {
        fields.Keep("volatility", "volatilityType");
        bool isDeltaNeutral = !fields.Peek().IsEmpty;
        fields.Keep("deltaNeutralOrderType", "deltaNeutralAuxPrice");
        if (isDeltaNeutral)
        {
            fields.Keep("deltaNeutralConId", "deltaNeutralShortSale", "deltaNeutralShortSaleSlot", "deltaNeutralDesignatedLocation");
        }

        fields.Keep("continuousUpdate", "referencePriceType");
        terms = terms with
        {
            TrailStopPrice = fields.Amount(),
            TrailingPercent = fields.Amount(),
            ComboLegsText = fields.Text(),
            ComboLegs = fields.ComboLegs(),
        };
        fields.KeepScale();
        fields.KeepWithDetails("hedgeType", "hedgeParam");
        fields.Keep("clearingAccount", "clearingIntent", "notHeld");
        fields.KeepDeltaNeutralContract();
        terms = terms with { AlgoStrategy = fields.Text() };
        terms = terms with { AlgoParameters = terms.AlgoStrategy.Length > 0 ? fields.TagValues() : [] };
        fields.Keep("solicited");
        return terms;
    }

    /// <summary>Fields from 77.</summary>
    private static void Tail(ref this FieldReader fields, ref CompletedOrder order, OrderTerms terms)
    {
        fields.Keep("randomizeSize", "randomizePrice");
        fields.KeepPegged(terms.OrderType);
        (OrderCondition[] conditions, bool isRthIgnored, bool isCancelled) = fields.Conditions();
        fields.Keep("trailStopPrice"); // once more
        terms = terms with
        {
            Conditions = conditions,
            IsConditionRthIgnored = isRthIgnored,
            IsCancelledByConditions = isCancelled,
            LimitPriceOffset = fields.Amount(),
            CashQuantity = fields.Amount(),
        };
        fields.Keep("dontUseAutoPriceForHedge", "isOmsContainer", "autoCancelDate");
        order = order with { FilledQuantity = fields.Size() };
        fields.Keep("refFuturesConId", "autoCancelParent", "shareholder");
        terms = terms with { IsImbalanceOnly = fields.Bool() };
        fields.Keep("routeMarketableToBbo");
        order = order with { ParentPermId = fields.Long(), CompletedTime = fields.Text(), CompletedStatus = fields.Text() };
        fields.Keep("minTradeQty", "minCompeteSize", "competeAgainstBestOffset", "midOffsetAtWhole", "midOffsetAtHalf");
        order = order with
        {
            Terms = terms with
            {
                CustomerAccount = fields.Version >= 183 ? fields.Text() : "",
                IsProfessionalCustomer = fields.Version >= 184 && fields.Bool(),
                Submitter = fields.Version >= 198 ? fields.Text() : "",
            },
        };
    }
}
