using System.Globalization;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Desk;

/// <summary>Futures of CME by symbol and contract month: asked once, kept for the life of the connection.</summary>
/// <param name="connection">The connection.</param>
/// <param name="zones">The host's time zones.</param>
internal sealed class DeskContracts(TwsConnection connection, ITimeZones zones)
{
    private const string Exchange = "CME";
    private const string NewYork = "America/New_York";
    private const int RollDays = 8;
    private const long NsPerTick = 100;
    private const int SessionHour = 18;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Symbol, int Month), ContractDetails> _known = [];

    /// <summary>The desk's rule of rolls; null while nobody gave it.</summary>
    public IContractCalendar? Calendar { get; set; }

    /// <summary>
    /// The contract month that is the front one at a time, by the desk's rule. Without one: the first of March, June, September and December
    /// whose roll has not come, which is at 18:00 New York time before the Thursday eight days before the third Friday.
    /// </summary>
    /// <param name="timeNs">Nanoseconds UTC.</param>
    /// <returns>The month as yyyyMM.</returns>
    public int FrontMonth(long timeNs)
    {
        if (Calendar is { } rule)
        {
            return rule.FrontContract(timeNs);
        }

        DateTime day = DateTime.UnixEpoch.AddTicks(timeNs / NsPerTick);
        DateTime month = new(day.Year, day.Month, 1);
        while (month.Month % 3 != 0 || timeNs >= RollNs(month))
        {
            month = month.AddMonths(1);
        }

        return (month.Year * 100) + month.Month;
    }

    /// <summary>The contract if it was looked up before; null when not.</summary>
    public ContractDetails? Find(string symbol, int month)
    {
        lock (_gate)
        {
            return _known.GetValueOrDefault((symbol, month));
        }
    }

    /// <summary>Looks a future up.</summary>
    /// <param name="symbol">ES or MES.</param>
    /// <param name="month">Contract month, yyyyMM.</param>
    /// <param name="cancellation">Gives it up.</param>
    /// <returns>The contract; null with the reason when there is none, or more than one.</returns>
    public async Task<(ContractDetails? Details, string Text)> LookUpAsync(string symbol, int month, CancellationToken cancellation = default)
    {
        if (Find(symbol, month) is { } known)
        {
            return (known, "");
        }

        Contract wanted = new()
        {
            Symbol = symbol,
            SecType = "FUT",
            Exchange = Exchange,
            Currency = "USD",
            LastTradeDate = month.ToString(CultureInfo.InvariantCulture),
        };
        RequestResult<ContractDetails> answer = await IbkrDesk.AskSoonAsync(
            l => connection.Requests.ContractDetailsAsync(wanted, limit: l, cancellation: cancellation), cancellation).ConfigureAwait(false);
        ContractDetails[] fitting = [.. answer.Items.Where(d => string.Equals(d.Contract.Symbol, symbol, StringComparison.Ordinal))];
        if (!answer.IsCompleted || fitting is not [var only])
        {
            return (null, answer.IsCompleted
                ? string.Create(CultureInfo.InvariantCulture, $"TWS names {fitting.Length} contracts for {symbol} {month}.")
                : answer.Text);
        }

        ContractDetails tradable = only with { Contract = only.Contract with { Exchange = Exchange } };
        lock (_gate)
        {
            _known[(symbol, month)] = tradable;
        }

        return (tradable, "");
    }

    private long RollNs(DateTime month)
    {
        int toFriday = ((int)DayOfWeek.Friday - (int)month.DayOfWeek + 7) % 7;
        DateTime roll = month.AddDays(toFriday + 14 - RollDays - 1).AddHours(SessionHour);
        return zones.ToUtcNs(NewYork, (roll.Ticks - DateTime.UnixEpoch.Ticks) * NsPerTick);
    }
}
