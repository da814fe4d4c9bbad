namespace MiaIa.TwsSimulator;

/// <summary>The twelve contract fields of a request.</summary>
internal sealed record ContractQuery(
    int ConId, string Symbol, string SecType, string LastTrade, decimal? Strike, string Right, string Multiplier,
    string Exchange, string PrimaryExchange, string Currency, string LocalSymbol, string TradingClass)
{
    private static readonly string[] SecTypes = ["", "FUT", "CONTFUT", "IND", "OPT", "FOP", "STK", "CASH", "BAG", "BOND", "CRYPTO"];

    /// <summary>Reads the block.</summary>
    public static ContractQuery Read(RequestFields f)
    {
        string number = f.Any("conId");
        if (!(number.Length == 0 || (int.TryParse(number, out int parsed) && parsed >= 0)))
        {
            throw f.Refusal(320, $"conId '{number}' is not a number");
        }

        return new(
            number.Length == 0 ? 0 : int.Parse(number), f.Any("symbol"), f.OneOf("secType", SecTypes), Expiry(f), f.NumberOrEmpty("strike"),
            f.OneOf("right", "", "C", "P", "CALL", "PUT"), f.Any("multiplier"), f.Any("exchange"), f.Any("primaryExchange"),
            f.Any("currency"), f.Any("localSymbol"), f.Any("tradingClass"));
    }

    /// <summary>Whether the contract agrees with every field that is given.</summary>
    public bool Fits(Contract c) =>
        (ConId == 0 || ConId == c.ConId) && Agrees(Symbol, c.Symbol) && Agrees(SecType, c.SecType)
        && (LastTrade.Length == 0 || LastTrade == c.LastTradeDate || LastTrade == c.Month)
        && (Strike is null or 0m || Strike == c.Strike) && (Right.Length == 0 || Right[..1] == c.Right)
        && Agrees(Multiplier, Message.Number(c.Multiplier)) && (Exchange.Length == 0 || c.ValidExchanges.Contains(Exchange))
        && Agrees(Currency, "USD") && Agrees(LocalSymbol, c.LocalSymbol) && Agrees(TradingClass, c.TradingClass);

    private static bool Agrees(string asked, string actual) => asked.Length == 0 || asked == actual;

    private static string Expiry(RequestFields f)
    {
        string text = f.Any("lastTradeDateOrContractMonth");
        return text.Length is 0 or 6 or 8 && text.All(char.IsAsciiDigit) ? text : throw f.Refusal(321, $"Expiry '{text}' is neither yyyyMM nor yyyyMMdd");
    }
}
