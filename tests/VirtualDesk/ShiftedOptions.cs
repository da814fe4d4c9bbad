using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MiaIa.Plugins.Brokers.Ibkr.Data;
using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Orders;
using MiaIa.Sdk;
using MiaIa.TwsSimulator;

namespace MiaIa.VirtualDesk;

/// <summary>A TWS behind a socket, whose clock and ours are another than the computer's, and the same.</summary>
public sealed record ShiftedOptions
{
    /// <summary>When the other clock began, by the computer's, ISO 8601 UTC.</summary>
    public string Begin { get; init; } = "2026-01-01T00:00:00Z";

    /// <summary>What it showed then, ISO 8601 UTC.</summary>
    public string Origin { get; init; } = "2026-01-01T00:00:00Z";

    /// <summary>How much faster it runs.</summary>
    [Range(1, 100)]
    public int Rate { get; init; } = 1;

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

    internal IbkrDesk Rent(ITimeZones zones) => DeskTable.Rent(Broker, () => new IbkrDesk(Broker, zones, new OtherTime(Time(Begin), Time(Origin), Rate)));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
