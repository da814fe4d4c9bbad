using System.ComponentModel.DataAnnotations;
using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Orders;
using MiaIa.Sdk;
using MiaIa.TwsSimulator;

namespace MiaIa.VirtualDesk;

/// <summary>A TWS behind a socket, whose clock and ours are off by the same time.</summary>
public sealed record ShiftedOptions
{
    /// <summary>How far the clock is off, in seconds.</summary>
    [Range(-4_000_000_000, 4_000_000_000)]
    public long ShiftSeconds { get; init; }

    /// <summary>Port of TWS.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 7497;

    /// <summary>The account.</summary>
    public string Account { get; init; } = "";

    /// <summary>Where order ids are kept.</summary>
    public string StateFolder { get; init; } = "";

    /// <summary>Days of bars asked at the start.</summary>
    [Range(0, 10)]
    public int HistoryDays { get; init; } = 1;

    internal IbkrBrokerOptions Broker => new() { Port = Port, Account = Account, StateFolder = StateFolder };

    internal IbkrFeedOptions Feed => new() { Port = Port, Account = Account, HistoryDays = HistoryDays };

    internal IbkrDesk Rent(ITimeZones zones) => DeskTable.Rent(Broker, () => new IbkrDesk(Broker, zones, new ShiftedTime(ShiftSeconds)));
}
