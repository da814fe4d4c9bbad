using System.Globalization;
using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <content>Connecting, whose account it is, what the connection has to say, and the test of it.</content>
public sealed partial class IbkrBroker
{
    private const string SettingsOfTws = "See docs/ibkr-connection.md for the settings of TWS.";

    /// <inheritdoc/>
    public BrokerFacts Facts
    {
        get
        {
            bool isKnown = _desk.Account.Length > 0;
            SessionFlags flags = _desk.Connection.Session.Flags;
            bool isDelayed = flags.IsDataDelayed || _desk.Options.MarketDataType is not MarketDataType.Live;
            return new BrokerFacts(
                isKnown ? _desk.Account : null, isKnown ? _desk.IsPaper : null, isKnown ? isDelayed : null,
                _orders.Contract?.Contract.LocalSymbol, _orders.Margin, _orders.Available);
        }
    }

    /// <inheritdoc/>
    public ConnectOutcome Connect(bool wait, CancellationToken interrupt)
    {
        _desk.Start(wait);
        try
        {
            _desk.FirstReady.Wait(interrupt);
            return new ConnectOutcome(true, string.Create(
                CultureInfo.InvariantCulture,
                $"Connected to TWS {_desk.Options.Host}:{_desk.Options.Port}, version {_desk.Connection.ServerVersion}, account {_desk.Account}{(_desk.IsPaper ? " (paper)" : "")}."))
            {
                ReadyNs = _desk.Clock.StampNs(),
            };
        }
        catch (AggregateException e) when (e.InnerException is TwsConnectionException cause)
        {
            return new ConnectOutcome(false, cause.Message, SettingsOfTws);
        }
    }

    /// <inheritdoc/>
    public bool TryReadNotice(out BrokerNotice notice)
    {
        bool isThere = _desk.Notes.TryTake(out DeskNote? note);
        notice = isThere ? new BrokerNotice(SeverityOf(note!.Level), note.Text) : new BrokerNotice(NoticeSeverity.Information, "");
        return isThere;
    }

    /// <inheritdoc/>
    public void Probe(Action<ProbeRow> tell, CancellationToken interrupt)
    {
        ConnectOutcome connected = Connect(wait: false, interrupt);
        tell(new ProbeRow("connection", connected.IsConnected ? ProbeOutcome.Ok : ProbeOutcome.Failed, connected.Text, connected.Remedy));
        if (!connected.IsConnected)
        {
            return;
        }

        tell(new ProbeRow("account", ProbeOutcome.Ok, $"{_desk.Account}, {(_desk.IsPaper ? "paper money" : "REAL MONEY")}"));
        ProbeClock(tell, interrupt);
        ProbeContract(tell);
        ProbeMargin(tell, interrupt);
        ProbeFlags(tell);
    }

    private static NoticeSeverity SeverityOf(TransitionLevel level) => level switch
    {
        TransitionLevel.Normal => NoticeSeverity.Information,
        TransitionLevel.Warning => NoticeSeverity.Warning,
        _ => NoticeSeverity.Critical,
    };

    private void ProbeClock(Action<ProbeRow> tell, CancellationToken interrupt)
    {
        Task<RequestResult<long>> asking = _desk.Connection.Requests.ServerTimeAsync(_desk.Connection.ServerVersion, interrupt);
        asking.Wait(interrupt);
        if (asking.Result is not { IsCompleted: true, Items: [var serverNs, ..] })
        {
            tell(new ProbeRow("clock difference", ProbeOutcome.Failed, asking.Result.Text));
            return;
        }

        double seconds = (_desk.Clock.StampNs() - serverNs) / 1e9;
        tell(new ProbeRow(
            "clock difference", Math.Abs(seconds) <= 2 ? ProbeOutcome.Ok : ProbeOutcome.Warning,
            string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s against TWS"),
            Math.Abs(seconds) <= 2 ? "" : "Let the computer set its clock by the internet."));
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

    private void ProbeMargin(Action<ProbeRow> tell, CancellationToken interrupt)
    {
        Task<RequestResult<OpenOrder>> asking = _orders.WhatIfAsync();
        asking.Wait(interrupt);
        bool isKnown = asking.Result is { IsCompleted: true, Items: [{ Margin.InitialChange: not null }, ..] };
        tell(new ProbeRow(
            "permission and margin", isKnown ? ProbeOutcome.Ok : ProbeOutcome.Failed,
            isKnown
                ? string.Create(CultureInfo.InvariantCulture, $"one contract would bind {asking.Result.Items[0].Margin.InitialChange:0.00}, available {_orders.Available:0.00}; nothing was sent")
                : $"TWS does not say what a contract would bind: {asking.Result.Text}",
            isKnown ? "" : "Check the trading permissions of the account, and that Read-Only API is off in TWS."));
    }

    private void ProbeFlags(Action<ProbeRow> tell)
    {
        SessionFlags flags = _desk.Connection.Session.Flags;
        bool isGood = flags is { HasCompetingSession: false, IsDataDelayed: false } && _desk.Options.MarketDataType is MarketDataType.Live;
        tell(new ProbeRow(
            "market data", isGood ? ProbeOutcome.Ok : ProbeOutcome.Warning,
            isGood ? "nothing says that data is delayed or taken by another session; the feed asks for more"
                : flags.HasCompetingSession ? "another session of the same user has the market data" : "market data is delayed or frozen: no trading on it"));
    }
}
