using System.Globalization;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <content>The test of the connection. It sends no order: what an order would bind is asked as what-if, which places none.</content>
public sealed partial class IbkrBroker
{
    private const int OperatorVersion = 192;
    private const double MostClockSeconds = 2;
    private static readonly TimeSpan QuoteTime = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public void Probe(Action<ProbeRow> tell, CancellationToken interrupt) => ProbeAsync(tell, interrupt).GetAwaiter().GetResult();

    /// <summary>The same without waiting for it on this thread.</summary>
    internal async Task ProbeAsync(Action<ProbeRow> tell, CancellationToken interrupt)
    {
        _desk.Start();
        ConnectOutcome connected = await WaitForReadyAsync(interrupt).ConfigureAwait(false);
        bool isAccountWrong = _desk.AccountProblem.Length > 0;
        tell(new ProbeRow(
            "connection", connected.IsConnected || isAccountWrong ? ProbeOutcome.Ok : ProbeOutcome.Failed,
            isAccountWrong ? "TWS answers" : connected.Text, isAccountWrong ? "" : connected.Remedy));
        if (!connected.IsConnected)
        {
            if (isAccountWrong)
            {
                tell(new ProbeRow("account", ProbeOutcome.Failed, _desk.AccountProblem, "Log in to the right one, or set 'account' in the configuration."));
            }

            return;
        }

        ProbeVersion(tell);
        tell(new ProbeRow("account", ProbeOutcome.Ok, $"{_desk.Account}, {(_desk.IsPaper ? "paper money" : "REAL MONEY")}"));
        await ProbeClockAsync(tell, interrupt).ConfigureAwait(false);
        ProbeContract(tell);
        await ProbeMarginAsync(tell, interrupt).ConfigureAwait(false);
        await ProbeQuotesAsync(tell, interrupt).ConfigureAwait(false);
    }

    private void ProbeVersion(Action<ProbeRow> tell)
    {
        int version = _desk.Connection.ServerVersion;
        bool isEnough = version >= OperatorVersion || !_orders.IsMarked;
        tell(new ProbeRow(
            "versions", isEnough ? ProbeOutcome.Ok : ProbeOutcome.Warning,
            string.Create(CultureInfo.InvariantCulture, $"protocol {version}{(isEnough ? "" : ": cancels cannot carry the operator and the mark of automated orders")}"),
            isEnough ? "" : "Update TWS."));
    }

    private async Task ProbeClockAsync(Action<ProbeRow> tell, CancellationToken interrupt)
    {
        RequestResult<long> answer = await _desk.Connection.Requests.ServerTimeAsync(_desk.Connection.ServerVersion, interrupt).ConfigureAwait(false);
        interrupt.ThrowIfCancellationRequested();
        if (answer is not { IsCompleted: true, Items: [var serverNs, ..] })
        {
            tell(new ProbeRow("clock difference", ProbeOutcome.Failed, answer.Text, "Start TWS again: it does not answer."));
            return;
        }

        double seconds = (_desk.Clock.StampNs() - serverNs) / 1e9;
        bool isGood = Math.Abs(seconds) <= MostClockSeconds;
        tell(new ProbeRow(
            "clock difference", isGood ? ProbeOutcome.Ok : ProbeOutcome.Warning,
            string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s against TWS"),
            isGood ? "" : "Let the computer set its clock by the internet."));
    }

    private void ProbeContract(Action<ProbeRow> tell)
    {
        if (_orders.Contract is not { } details)
        {
            tell(new ProbeRow("contract", ProbeOutcome.Failed, "not looked up", "Check the trading permissions for futures of CME."));
            return;
        }

        tell(new ProbeRow("contract", ProbeOutcome.Ok, string.Create(
            CultureInfo.InvariantCulture, $"{details.Contract.LocalSymbol}, id {details.Contract.ConId}, {details.Contract.Exchange}, tick {details.MinTick}")));
        string[] types = details.OrderTypes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] missing = [.. new[] { "MKT", "LMT", "STP" }.Where(t => !types.Contains(t, StringComparer.Ordinal))];
        tell(new ProbeRow(
            "order types", missing.Length == 0 || types.Length == 0 ? ProbeOutcome.Ok : ProbeOutcome.Failed,
            missing.Length == 0 ? "market, limit and stop orders" : $"missing: {string.Join(", ", missing)}"));
    }

    private async Task ProbeMarginAsync(Action<ProbeRow> tell, CancellationToken interrupt)
    {
        RequestResult<OpenOrder> answer = await _orders.WhatIfAsync().WaitAsync(interrupt).ConfigureAwait(false);
        bool isKnown = answer is { IsCompleted: true, Items: [{ Margin.InitialChange: not null }, ..] };
        bool isReadOnly = answer.Code is 321 && answer.Text.Contains("Read-Only", StringComparison.OrdinalIgnoreCase);
        tell(new ProbeRow(
            "permission and margin", isKnown ? ProbeOutcome.Ok : ProbeOutcome.Failed,
            isKnown
                ? string.Create(CultureInfo.InvariantCulture, $"one contract would bind {answer.Items[0].Margin.InitialChange:0.00}, available {_orders.Available:0.00}; nothing was sent")
                : $"TWS does not say what a contract would bind: {answer.Text}",
            isKnown ? ""
                : isReadOnly ? "Switch 'Read-Only API' off in TWS (Configure - API - Settings)."
                : answer.Status is RequestStatus.TimedOut ? "TWS does not reach IB's servers: check its internet connection, or wait for the end of a reset."
                : "Check the trading permissions of the account in the web portal."));
    }

    // Five seconds of a market-data line, then it is given back.
    private async Task ProbeQuotesAsync(Action<ProbeRow> tell, CancellationToken interrupt)
    {
        if (_orders.Contract is not { } details)
        {
            return;
        }

        QuoteProbe quotes = new();
        _orders.Quotes = quotes;
        try
        {
            using Subscription line = _desk.Connection.Subscriptions.Subscribe(new MarketDataRequest(0, details.Contract), quotes, static _ => true);
            await _orders.PauseAsync(QuoteTime).WaitAsync(interrupt).ConfigureAwait(false);
        }
        finally
        {
            _orders.Quotes = null;
        }

        bool isCompeting = quotes.RefusalCode is 10197 || _desk.Connection.Session.Flags.HasCompetingSession;
        tell(quotes switch
        {
            _ when isCompeting => new ProbeRow(
                "market data", ProbeOutcome.Warning, "none: another session of the same user has it", "Log that session off, or trade from one place only."),
            { RefusalCode: not 0 } => new ProbeRow(
                "market data", ProbeOutcome.Failed, $"none: {quotes.Refusal}", "Subscribe to CME Real-Time (NP,L1) in the web portal; share it with the paper account."),
            { Type: MarketDataType.Delayed or MarketDataType.DelayedFrozen } => new ProbeRow(
                "market data", ProbeOutcome.Warning, Count("delayed", quotes.Prices), "No trading on it: subscribe to CME Real-Time (NP,L1) in the web portal."),
            { Type: MarketDataType.Frozen } => new ProbeRow(
                "market data", ProbeOutcome.Warning, Count("frozen", quotes.Prices), "The last ones before the close: test again when the market is open."),
            { Prices: 0 } => new ProbeRow(
                "market data", ProbeOutcome.Warning, "TWS took the request, and no price came in 5 s", "Test again when the market is open; if none comes then, look at the data farms in TWS."),
            _ => new ProbeRow("market data", ProbeOutcome.Ok, Count("live", quotes.Prices)),
        });
    }

    private static string Count(string kind, int prices) => string.Create(CultureInfo.InvariantCulture, $"{kind}, {prices} prices in 5 s");
}
