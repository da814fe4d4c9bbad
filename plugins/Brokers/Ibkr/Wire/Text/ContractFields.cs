namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads contracts. Which fields they have differs from message to message.</summary>
internal static class ContractFields
{
    /// <summary>The eleven fields of orders, executions and positions, from conId to tradingClass, without primary exchange.</summary>
    public static Contract Contract(ref this FieldReader fields) => new()
    {
        ConId = fields.Int(),
        Symbol = fields.Text(),
        SecType = fields.Text(),
        LastTradeDate = fields.Text(),
        Strike = fields.Strike(),
        Right = fields.Right(),
        Multiplier = fields.Text(),
        Exchange = fields.Text(),
        Currency = fields.Text(),
        LocalSymbol = fields.Text(),
        TradingClass = fields.Text(),
    };

    /// <summary>The same with the primary exchange in the place of the exchange.</summary>
    public static Contract PortfolioContract(ref this FieldReader fields)
    {
        Contract contract = fields.Contract();
        return contract with { PrimaryExchange = contract.Exchange, Exchange = "" };
    }

    /// <summary>A strike; null for 0, which stands for none.</summary>
    public static decimal? Strike(ref this FieldReader fields) => fields.Amount() is { } strike and not 0 ? strike : null;

    /// <summary>A right; empty, 0 and ? all stand for none.</summary>
    public static OptionRight Right(ref this FieldReader fields)
    {
        ReadOnlySpan<byte> text = fields.Raw();
        if (text.SequenceEqual("C"u8) || text.SequenceEqual("CALL"u8))
        {
            return OptionRight.Call;
        }

        if (text.SequenceEqual("P"u8) || text.SequenceEqual("PUT"u8))
        {
            return OptionRight.Put;
        }

        if (!text.IsEmpty && !text.SequenceEqual("0"u8) && !text.SequenceEqual("?"u8))
        {
            fields.Fail("right", text);
        }

        return OptionRight.None;
    }

    /// <summary>A count and so many named texts.</summary>
    public static TagValue[] TagValues(ref this FieldReader fields) =>
        fields.List(2, static (ref FieldReader f) => new TagValue(f.Text(), f.Text()));
}
