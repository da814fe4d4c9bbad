namespace MiaIa.TwsSimulator;

/// <summary>Reads placeOrder, field by field for the negotiated version. Fields this server does not act on must hold what the subset allows.</summary>
internal static class OrderRequestReader
{
    private const string MaxInt = "2147483647";
    private static readonly string[] Types =
        ["MKT", "LMT", "STP", "STP LMT", "TRAIL", "TRAIL LIMIT", "MIT", "LIT", "MTL", "STP PRT", "MKT PRT"];

    /// <summary>The number of fields of an order without legs, the message id included.</summary>
    public static int FieldCount(int version) => 114
        + (version < 177 ? 1 : 0) + (version >= 183 ? 1 : 0) + (version >= 184 ? 1 : 0)
        + (version is >= 187 and <= 189 ? 2 : 0) + (version >= 189 ? 1 : 0) + (version >= 192 ? 1 : 0) + (version >= 199 ? 1 : 0);

    /// <summary>Reads the rest of the request behind the order id.</summary>
    public static OrderRequest Read(RequestFields f, int orderId, int version, Func<ContractQuery, Contract> resolve)
    {
        ContractQuery query = ContractQuery.Read(f);
        if (query.SecType == "BAG")
        {
            throw f.Refusal(321, "Combinations are not part of the subset");
        }

        if (f.Count != FieldCount(version))
        {
            throw f.Refusal(320, $"placeOrder has {f.Count} fields at version {version}, {FieldCount(version)} expected");
        }

        f.Empty("secIdType", "secId");
        var first = new OrderRequest
        {
            OrderId = orderId, Contract = resolve(query),
            Action = f.OneOf("action", "BUY", "SELL"), Quantity = f.Number("totalQuantity"), Type = f.OneOf("orderType", Types),
            Limit = f.NumberOrEmpty("lmtPrice"), Aux = f.NumberOrEmpty("auxPrice"), Tif = Tif(f), OcaGroup = f.Any("ocaGroup"), Account = f.Any("account"),
        };
        f.OneOf("openClose", "", "O", "C");
        f.Zero("origin");
        OrderRequest second = first with
        {
            OrderRef = f.Any("orderRef"), Transmit = f.Flag("transmit"), ParentId = f.Int("parentId"),
        };
        f.Zero("blockOrder", "sweepToFill", "displaySize");
        OrderRequest third = second with { TriggerMethod = int.Parse(f.OneOf("triggerMethod", "0", "1", "2", "3", "4", "7", "8")), OutsideRth = f.Flag("outsideRth") };
        f.Zero("hidden");
        f.Empty("sharesAllocation");
        f.OneOf("discretionaryAmt", "0", "");
        f.Any("goodAfterTime");
        return Tail(f, Middle(f, third, version), version);
    }

    private static OrderRequest Middle(RequestFields f, OrderRequest order, int version)
    {
        string goodTill = f.Any("goodTillDate");
        f.Empty("faGroup", "faMethod", "faPercentage");
        if (version < 177)
        {
            f.Empty("faProfile");
        }

        f.Empty("modelCode");
        f.Zero("shortSaleSlot");
        f.Empty("designatedLocation");
        f.OneOf("exemptCode", "-1");
        int ocaType = int.Parse(f.OneOf("ocaType", "0", "1", "2", "3"));
        f.Empty("rule80A", "settlingFirm");
        f.Zero("allOrNone");
        Unset(f, "minQty", "percentOffset");
        f.Zero("eTradeOnly", "firmQuoteOnly");
        Unset(f, "nbboPriceCap");
        f.Zero("auctionStrategy");
        Unset(f, "startingPrice", "stockRefPrice", "delta", "stockRangeLower", "stockRangeUpper");
        f.Zero("overridePercentageConstraints");
        Unset(f, "volatility", "volatilityType");
        f.Empty("deltaNeutralOrderType");
        Unset(f, "deltaNeutralAuxPrice");
        f.Zero("continuousUpdate");
        Unset(f, "referencePriceType");
        return order with
        {
            GoodTillDate = goodTill, OcaType = ocaType, TrailStop = f.NumberOrEmpty("trailStopPrice"), TrailingPercent = f.NumberOrEmpty("trailingPercent"),
        };
    }

    private static OrderRequest Tail(RequestFields f, OrderRequest order, int version)
    {
        Unset(f, "scaleInitLevelSize", "scaleSubsLevelSize", "scalePriceIncrement");
        f.Empty("scaleTable", "activeStartTime", "activeStopTime", "hedgeType");
        f.Zero("optOutSmartRouting");
        f.Empty("clearingAccount", "clearingIntent");
        f.Zero("notHeld", "deltaNeutralContract");
        f.Empty("algoStrategy", "algoId");
        bool isWhatIf = f.Flag("whatIf");
        f.Empty("orderMiscOptions");
        f.Zero("solicited", "randomizeSize", "randomizePrice", "conditionsCount");
        f.Empty("adjustedOrderType");
        Unset(f, "triggerPrice");
        decimal? offset = f.NumberOrEmpty("lmtPriceOffset");
        Unset(f, "adjustedStopPrice", "adjustedStopLimitPrice", "adjustedTrailingAmount");
        f.Zero("adjustableTrailingUnit");
        string extOperator = f.Any("extOperator");
        f.Empty("softDollarTierName", "softDollarTierValue");
        Unset(f, "cashQty");
        f.Empty("mifid2DecisionMaker", "mifid2DecisionAlgo", "mifid2ExecutionTrader", "mifid2ExecutionAlgo");
        f.Zero("dontUseAutoPriceForHedge", "isOmsContainer", "discretionaryUpToLimitPrice");
        f.OneOf("usePriceMgmtAlgo", "", "0", "1");
        f.OneOf("duration", MaxInt);
        f.OneOf("postToAts", MaxInt);
        f.Zero("autoCancelParent");
        f.Any("advancedErrorOverride");
        f.Any("manualOrderTime");
        int manual = Gated(f, version);
        f.End();
        return order with { IsWhatIf = isWhatIf, LimitOffset = offset, ExtOperator = extOperator, ManualIndicator = manual };
    }

    private static int Gated(RequestFields f, int version)
    {
        int manual = int.MaxValue;
        if (version >= 183)
        {
            f.Empty("customerAccount");
        }

        if (version >= 184)
        {
            f.Zero("professionalCustomer");
        }

        if (version is >= 187 and <= 189)
        {
            f.Empty("externalUserId");
            f.OneOf("rfqManualOrderIndicator", MaxInt);
        }

        if (version >= 189)
        {
            f.Zero("includeOvernight");
        }

        if (version >= 192)
        {
            manual = int.Parse(f.OneOf("manualOrderIndicator", MaxInt, "0", "1"));
        }

        if (version >= 199)
        {
            f.Zero("imbalanceOnly");
        }

        return manual;
    }

    private static void Unset(RequestFields f, params string[] names)
    {
        foreach (string name in names)
        {
            f.OneOf(name, "", Message.Unset);
        }
    }

    private static string Tif(RequestFields f)
    {
        string tif = f.Any("tif");
        return tif is "DAY" or "GTC" or "IOC" or "FOK" or "GTD" or "OPG" ? tif : throw f.Refusal(10052, $"Invalid time in force '{tif}'");
    }
}
