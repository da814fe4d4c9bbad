namespace MiaIa.Ibkr.Tests.Wire.Protocol;

/// <summary>The table of PROTOCOL 12.1: names of the fields of an order and what is sent in each, row by row.</summary>
internal static class OrderTable
{
    /// <summary>Fields and values at a version; what is not overridden has the value of the column "send".</summary>
    /// <param name="version">The server version.</param>
    /// <param name="contract">The twelve fields of the contract, parted by |.</param>
    /// <param name="sent">Values by name.</param>
    public static List<(string Name, string Value)> At(int version, string contract, IReadOnlyDictionary<string, string> sent)
    {
        List<(string Name, string Value)> rows = [("id", "3"), ("orderId", "12")];
        foreach (string part in contract.Split('|'))
        {
            rows.Add(("contract", part));
        }

        Add(rows, "secIdType= secId= action=BUY totalQuantity=1 orderType=LMT lmtPrice= auxPrice= tif=DAY ocaGroup= account=DU1234567 openClose= origin=0");
        Add(rows, "orderRef= transmit=1 parentId=0 blockOrder=0 sweepToFill=0 displaySize=0 triggerMethod=0 outsideRth=0 hidden=0 sharesAllocation=");
        Add(rows, "discretionaryAmt=0 goodAfterTime= goodTillDate= faGroup= faMethod= faPercentage=");
        Add(rows, version < 177 ? "faProfile=" : "");
        Add(rows, "modelCode= shortSaleSlot=0 designatedLocation= exemptCode=-1 ocaType=0 rule80A= settlingFirm= allOrNone=0 minQty= percentOffset=");
        Add(rows, "eTradeOnly=0 firmQuoteOnly=0 nbboPriceCap= auctionStrategy=0 startingPrice= stockRefPrice= delta= stockRangeLower= stockRangeUpper=");
        Add(rows, "overridePercentageConstraints=0 volatility= volatilityType= deltaNeutralOrderType= deltaNeutralAuxPrice= continuousUpdate=0");
        Add(rows, "referencePriceType= trailStopPrice= trailingPercent= scaleInitLevelSize= scaleSubsLevelSize= scalePriceIncrement= scaleTable=");
        Add(rows, "activeStartTime= activeStopTime= hedgeType= optOutSmartRouting=0 clearingAccount= clearingIntent= notHeld=0 deltaNeutralContract=0");
        Add(rows, "algoStrategy= algoId= whatIf=0 orderMiscOptions= solicited=0 randomizeSize=0 randomizePrice=0 conditionsCount=0 adjustedOrderType=");
        Add(rows, "triggerPrice= lmtPriceOffset= adjustedStopPrice= adjustedStopLimitPrice= adjustedTrailingAmount= adjustableTrailingUnit=0 extOperator=");
        Add(rows, "softDollarTier.name= softDollarTier.value= cashQty= decisionMaker= decisionAlgo= executionTrader= executionAlgo=");
        Add(rows, "dontUseAutoPriceForHedge=0 isOmsContainer=0 discretionaryUpToLimitPrice=0 usePriceMgmtAlgo= duration=2147483647 postToAts=2147483647");
        Add(rows, "autoCancelParent=0 advancedErrorOverride= manualOrderTime=");
        Add(rows, version >= 183 ? "customerAccount=" : "");
        Add(rows, version >= 184 ? "professionalCustomer=0" : "");
        Add(rows, version is 187 or 188 or 189 ? "rfqText= rfqNumber=2147483647" : "");
        Add(rows, version >= 189 ? "includeOvernight=0" : "");
        Add(rows, version >= 192 ? "manualOrderIndicator=2147483647" : "");
        Add(rows, version >= 199 ? "imbalanceOnly=0" : "");
        foreach ((string name, string value) in sent)
        {
            int index = rows.FindIndex(r => r.Name == name);
            if (index >= 0)
            {
                rows[index] = (name, value);
            }
            else
            {
                // Only a field that this version does not have yet may be missing.
                name.Should().Be("manualOrderIndicator");
            }
        }

        return rows;
    }

    private static void Add(List<(string Name, string Value)> rows, string text)
    {
        foreach (string piece in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = piece.Split('=');
            rows.Add((pair[0], pair[1]));
        }
    }
}
