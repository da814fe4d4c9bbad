namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads an open order: 156 fields at server version 200 for a plain one (PROTOCOL 13.2).</summary>
/// <remarks>Fields we do not use are kept as sent, so that an odd one does not hide an order.</remarks>
internal static class OpenOrderFields
{
    /// <summary>Reads it in the order of the wire.</summary>
    public static void Read(ref FieldReader fields, ITwsReceiver receiver)
    {
        OpenOrder order = new()
        {
            OrderId = fields.OrderId(),
            Contract = fields.Contract(),
            Terms = OrderTermFields.Head(ref fields),
            ClientId = fields.Int(),
            PermId = fields.Long(),
            Margin = new(),
        };
        order = order with { Terms = OrderTermFields.Times(ref fields, order.Terms, hasAllocation: true) };
        fields.Keep(
            "rule80A", "percentOffset", "settlingFirm", "shortSaleSlot", "designatedLocation", "exemptCode", "auctionStrategy", "startingPrice",
            "stockRefPrice", "delta", "stockRangeLower", "stockRangeUpper");
        order = order with { Terms = fields.Sizes(order.Terms), ParentId = fields.Int() };
        order = order with { Terms = fields.Special(order.Terms) };
        order = order with
        {
            IsWhatIf = fields.Bool(),
            StatusText = fields.RequiredText(),
            Margin = fields.Margin(),
            RejectReason = fields.Version >= 195 ? fields.Text() : "",
        };
        fields.Tail(ref order);
        if (fields.IsSound)
        {
            receiver.OpenOrder(order with { Terms = order.Terms with { Others = fields.Kept }, Status = StatusWords.Status(order.StatusText) });
        }
    }

    /// <summary>Fields 48 to 56.</summary>
    private static OrderTerms Sizes(ref this FieldReader fields, OrderTerms terms)
    {
        terms = terms with { DisplaySize = fields.OptionalInt() };
        fields.Keep("blockOrder", "sweepToFill");
        terms = terms with
        {
            IsAllOrNone = fields.Bool(),
            MinQuantity = fields.OptionalInt(),
            OcaType = fields.OptionalInt(),
        };
        fields.Keep("eTradeOnly", "firmQuoteOnly", "nbboPriceCap");
        return terms;
    }

    /// <summary>Fields 58 to 91.</summary>
    private static OrderTerms Special(ref this FieldReader fields, OrderTerms terms)
    {
        terms = terms with { TriggerMethod = fields.OptionalInt() };
        fields.Keep("volatility", "volatilityType");
        bool isDeltaNeutral = !fields.Peek().IsEmpty; // live servers send the word None, and the eight fields with it
        fields.Keep("deltaNeutralOrderType", "deltaNeutralAuxPrice");
        if (isDeltaNeutral)
        {
            fields.Keep(
                "deltaNeutralConId", "deltaNeutralSettlingFirm", "deltaNeutralClearingAccount", "deltaNeutralClearingIntent",
                "deltaNeutralOpenClose", "deltaNeutralShortSale", "deltaNeutralShortSaleSlot", "deltaNeutralDesignatedLocation");
        }

        fields.Keep("continuousUpdate", "referencePriceType");
        terms = terms with { TrailStopPrice = fields.Amount(), TrailingPercent = fields.Amount() };
        fields.Keep("basisPoints", "basisPointsType");
        terms = terms with { ComboLegsText = fields.Text(), ComboLegs = fields.ComboLegs() };
        fields.KeepScale();
        fields.KeepWithDetails("hedgeType", "hedgeParam");
        fields.Keep("optOutSmartRouting", "clearingAccount", "clearingIntent", "notHeld");
        fields.KeepDeltaNeutralContract();
        terms = terms with { AlgoStrategy = fields.Text() };
        terms = terms with { AlgoParameters = terms.AlgoStrategy.Length > 0 ? fields.TagValues() : [] };
        fields.Keep("solicited");
        return terms;
    }

    /// <summary>Fields 94 to 117.</summary>
    private static OrderMargin Margin(ref this FieldReader fields)
    {
        OrderMargin margin = new()
        {
            InitialBefore = fields.Amount(),
            MaintenanceBefore = fields.Amount(),
            EquityBefore = fields.Amount(),
            InitialChange = fields.Amount(),
            MaintenanceChange = fields.Amount(),
            EquityChange = fields.Amount(),
            InitialAfter = fields.Amount(),
            MaintenanceAfter = fields.Amount(),
            EquityAfter = fields.Amount(),
            Commission = fields.Amount(),
            MinCommission = fields.Amount(),
            MaxCommission = fields.Amount(),
            CommissionCurrency = fields.Text(),
        };
        return fields.Version >= 195 ? fields.OutsideRth(margin) : margin;
    }

    private static OrderMargin OutsideRth(ref this FieldReader fields, OrderMargin margin)
    {
        return margin with
        {
            Currency = fields.Text(),
            InitialBeforeOutsideRth = fields.Amount(),
            MaintenanceBeforeOutsideRth = fields.Amount(),
            EquityBeforeOutsideRth = fields.Amount(),
            InitialChangeOutsideRth = fields.Amount(),
            MaintenanceChangeOutsideRth = fields.Amount(),
            EquityChangeOutsideRth = fields.Amount(),
            InitialAfterOutsideRth = fields.Amount(),
            MaintenanceAfterOutsideRth = fields.Amount(),
            EquityAfterOutsideRth = fields.Amount(),
            SuggestedSize = fields.Size(),
        };
    }

    /// <summary>Fields from 119.</summary>
    private static void Tail(ref this FieldReader fields, ref OpenOrder order)
    {
        if (fields.Version >= 195)
        {
            fields.KeepList(
                "allocation.account", "allocation.position", "allocation.positionDesired", "allocation.positionAfter",
                "allocation.desiredAllocQty", "allocation.allowedAllocQty", "allocation.isMonetary");
        }

        order = order with { WarningText = fields.Text() };
        fields.Keep("randomizeSize", "randomizePrice");
        fields.KeepPegged(order.Terms.OrderType);
        (OrderCondition[] conditions, bool isRthIgnored, bool isCancelled) = fields.Conditions();
        fields.Keep("adjustedOrderType", "triggerPrice", "trailStopPrice");
        decimal? offset = fields.Amount();
        fields.Keep(
            "adjustedStopPrice", "adjustedStopLimitPrice", "adjustedTrailingAmount", "adjustableTrailingUnit", "softDollarTier.name",
            "softDollarTier.value", "softDollarTier.displayName");
        OrderTerms terms = order.Terms with
        {
            Conditions = conditions,
            IsConditionRthIgnored = isRthIgnored,
            IsCancelledByConditions = isCancelled,
            LimitPriceOffset = offset,
            CashQuantity = fields.Amount(),
        };
        fields.Keep("dontUseAutoPriceForHedge", "isOmsContainer", "discretionaryUpToLimitPrice", "usePriceMgmtAlgo");
        order = order with { Duration = fields.OptionalInt() };
        fields.Keep("postToAts");
        order = order with { IsParentCancelled = fields.Bool() };
        fields.Keep("minTradeQty", "minCompeteSize", "competeAgainstBestOffset", "midOffsetAtWhole", "midOffsetAtHalf");
        fields.Appended(ref order, terms);
    }

    /// <summary>Fields from 148, which newer versions appended.</summary>
    private static void Appended(ref this FieldReader fields, ref OpenOrder order, OrderTerms terms)
    {
        int version = fields.Version;
        terms = terms with
        {
            CustomerAccount = version >= 183 ? fields.Text() : "",
            IsProfessionalCustomer = version >= 184 && fields.Bool(),
        };
        if (version >= 185)
        {
            fields.Keep("bondAccruedInterest");
        }

        order = order with
        {
            IsOvernightIncluded = version >= 189 && fields.Bool(),
            ExtOperator = version >= 193 ? fields.Text() : "",
            ManualOrderIndicator = version >= 193 ? fields.OptionalInt() : null,
            Terms = terms with
            {
                Submitter = version >= 198 ? fields.Text() : "",
                IsImbalanceOnly = version >= 199 && fields.Bool(),
            },
        };
    }
}
