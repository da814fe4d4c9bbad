using System.Globalization;
using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <content>Connecting, whose account it is, and what the connection has to say.</content>
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
        return WaitForReadyAsync(interrupt).GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public bool TryReadNotice(out BrokerNotice notice)
    {
        bool isThere = _desk.Notes.TryTake(out DeskNote? note);
        notice = isThere ? new BrokerNotice(SeverityOf(note!.Level), note.Text) : new BrokerNotice(NoticeSeverity.Information, "");
        return isThere;
    }

    private async Task<ConnectOutcome> WaitForReadyAsync(CancellationToken interrupt)
    {
        try
        {
            await _desk.FirstReady.WaitAsync(interrupt).ConfigureAwait(false);
            return new ConnectOutcome(true, string.Create(
                CultureInfo.InvariantCulture,
                $"Connected to TWS {_desk.Options.Host}:{_desk.Options.Port}, version {_desk.Connection.ServerVersion}, account {_desk.Account}{(_desk.IsPaper ? " (paper)" : "")}."))
            {
                ReadyNs = _desk.Clock.StampNs(),
            };
        }
        catch (TwsConnectionException cause)
        {
            return new ConnectOutcome(false, cause.Message, SettingsOfTws);
        }
    }

    private static NoticeSeverity SeverityOf(TransitionLevel level) => level switch
    {
        TransitionLevel.Normal => NoticeSeverity.Information,
        TransitionLevel.Warning => NoticeSeverity.Warning,
        _ => NoticeSeverity.Critical,
    };
}
