using System.Globalization;
using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;
using TradingDay = MiaIa.Sdk.Session;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>Finds the options of SPX that are listed: by the nearest expiries, each with its own question, since all at once take minutes.</summary>
/// <param name="desk">The connection.</param>
/// <param name="hours">The sessions, which tell when an expiry settles.</param>
/// <param name="zones">The host's time zones.</param>
internal sealed class ChainPlan(IbkrDesk desk, FeedHours hours, ITimeZones zones)
{
    private const int SpxConId = 416904;
    private const string Symbol = "SPX";
    private const string Exchange = "SMART";
    private const string DateForm = "yyyyMMdd";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Asks.</summary>
    /// <param name="dateNumber">The session date: earlier expiries are over. yyyyMMdd.</param>
    /// <param name="expiries">How many expiries.</param>
    /// <returns>The options in order of settlement, strike, puts first; null with the reason when they could not be asked.</returns>
    public async Task<(List<ChainContract>? Contracts, string Text)> AskAsync(int dateNumber, int expiries)
    {
        RequestTable requests = desk.Connection.Requests;
        RequestResult<OptionParameters> answer = await requests.OptionParametersAsync(new OptionParametersRequest(0, Symbol, "IND", SpxConId)).ConfigureAwait(false);
        if (!answer.IsCompleted)
        {
            return (null, answer.Text);
        }

        string today = dateNumber.ToString(CultureInfo.InvariantCulture);
        (string Date, string Class)[] wanted =
        [
            .. answer.Items.Where(p => string.Equals(p.Exchange, Exchange, StringComparison.Ordinal) && OptionClass.Of(p.TradingClass).Underlying is Symbol)
                .SelectMany(p => p.Expirations.Select(e => (e, p.TradingClass))).Distinct()
                .Where(e => string.CompareOrdinal(e.e, today) >= 0)
                .OrderBy(e => e.e, StringComparer.Ordinal).ThenBy(e => e.TradingClass, StringComparer.Ordinal).Take(expiries),
        ];
        List<ChainContract> all = [];
        foreach ((string date, string tradingClass) in wanted)
        {
            Contract asked = new()
            {
                Symbol = Symbol, SecType = "OPT", Exchange = Exchange, Currency = "USD", LastTradeDate = date, TradingClass = tradingClass,
            };
            RequestResult<ContractDetails> details = await requests.ContractDetailsAsync(asked, limit: Limit).ConfigureAwait(false);
            if (!details.IsCompleted)
            {
                return (null, details.Text);
            }

            all.AddRange(details.Items.Where(d => d.Contract is { Strike: > 0, Right: not OptionRight.None })
                .Select(d => new ChainContract(d.Contract with { Exchange = Exchange }, SettlementNs(d))));
        }

        return ([.. all.OrderBy(c => c.SettlementNs).ThenBy(c => c.Strike).ThenBy(c => c.IsCall)], "");
    }

    // The session knows short days. What settles by opening prices trades for the last time on the day before.
    private long SettlementNs(ContractDetails details)
    {
        OptionClass options = OptionClass.Of(details.Contract.TradingClass);
        DateOnly last = Date(details.Contract.LastTradeDate);
        DateOnly real = Date(details.RealExpirationDate);
        bool isOpen = options.Settlement is OptionSettlement.Open;
        DateOnly expiry = real > last ? real : isOpen ? last.AddDays(1) : last;
        int number = (expiry.Year * 10_000) + (expiry.Month * 100) + expiry.Day;
        return hours.TryFindDate(number, out TradingDay day)
            ? isOpen ? day.RegularOpenNs : day.RegularCloseNs
            : options.SettlementNs(expiry, zones);
    }

    private static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : DateOnly.MinValue;
}
