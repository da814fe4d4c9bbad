namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads the details of an instrument (PROTOCOL 6.3).</summary>
internal static class ContractDetailsFields
{
    private static readonly string[] FundFields =
    [
        "name", "family", "type", "frontLoad", "backLoad", "backLoadTimeInterval", "managementFee", "closed", "closedForNewInvestors",
        "closedForNewMoney", "notifyAmount", "minInitialPurchase", "subsequentMinPurchase", "blueSkyStates", "blueSkyTerritories",
        "distributionPolicyIndicator", "assetType",
    ];

    /// <summary>Reads it in the order of the wire.</summary>
    public static void Read(ref FieldReader fields, ITwsReceiver receiver)
    {
        ContractDetails details = fields.Names();
        details = fields.Hours(details);
        details = fields.Rules(details);
        if (fields.Version >= 179 && details.Contract.SecType is "FUND")
        {
            fields.Keep(FundFields);
        }

        details = details with { Fund = fields.Kept, IneligibilityReasons = fields.Version >= 186 ? fields.TagValues() : [] };
        if (fields.IsSound)
        {
            receiver.ContractDetails(WithLastTrade(details));
        }
    }

    private static ContractDetails Names(ref this FieldReader fields)
    {
        int requestId = fields.Id();
        Contract contract = new() { Symbol = fields.Text(), SecType = fields.Text() };
        string lastTrade = fields.Text();
        contract = contract with
        {
            LastTradeDate = fields.Version >= 182 ? fields.Text() : "",
            Strike = fields.Strike(),
            Right = fields.Right(),
            Exchange = fields.Text(),
            Currency = fields.Text(),
            LocalSymbol = fields.Text(),
        };
        string marketName = fields.Text();
        return new()
        {
            RequestId = requestId,
            LastTradeText = lastTrade,
            MarketName = marketName,
            Contract = contract with { TradingClass = fields.Text(), ConId = fields.Id() },
        };
    }

    private static ContractDetails Hours(ref this FieldReader fields, ContractDetails details)
    {
        details = details with
        {
            MinTick = fields.Amount(),
            Contract = details.Contract with { Multiplier = fields.Text() },
            OrderTypes = fields.Text(),
            ValidExchanges = fields.Text(),
            PriceMagnifier = fields.OptionalInt(),
            UnderConId = fields.Int(),
            LongName = fields.EscapedText(),
        };
        return details with
        {
            Contract = details.Contract with { PrimaryExchange = fields.Text() },
            ContractMonth = fields.Text(),
            Industry = fields.Text(),
            Category = fields.Text(),
            Subcategory = fields.Text(),
            TimeZoneId = fields.Text(),
            TradingHoursText = fields.Text(),
            LiquidHoursText = fields.Text(),
        };
    }

    private static ContractDetails Rules(ref this FieldReader fields, ContractDetails details) => details with
    {
        EvRule = fields.Text(),
        EvMultiplier = fields.Amount(),
        SecIds = fields.TagValues(),
        AggGroup = fields.OptionalInt(),
        UnderSymbol = fields.Text(),
        UnderSecType = fields.Text(),
        MarketRuleIds = fields.Text(),
        RealExpirationDate = fields.Text(),
        StockType = fields.Text(),
        MinSize = fields.Size(),
        SizeIncrement = fields.Size(),
        SuggestedSizeIncrement = fields.Size(),
    };

    /// <summary>Parts the last trade into date, time and zone. Some products use hyphens, which also stand in zone names.</summary>
    private static ContractDetails WithLastTrade(ContractDetails details)
    {
        string[] parts = details.LastTradeText.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1 && details.LastTradeText.Split('-', 3) is { Length: > 1 } hyphened && TwsTime.TryParseDate(hyphened[0], out _))
        {
            parts = hyphened;
        }

        bool hasDate = details.Contract.LastTradeDate.Length > 0;
        return details with
        {
            Contract = hasDate ? details.Contract : details.Contract with { LastTradeDate = parts.ElementAtOrDefault(0) ?? "" },
            LastTradeTime = parts.ElementAtOrDefault(1) ?? "",
            LastTradeZone = parts.ElementAtOrDefault(2) ?? "",
        };
    }
}
