using System.ComponentModel.DataAnnotations;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Desk;

/// <summary>
/// Where TWS is and who we are to it. Broker and feed of one run that name the same host, port and client id share one connection.
/// </summary>
public record IbkrOptions
{
    /// <summary>Address of the computer of TWS. Default 127.0.0.1: TWS does not listen on ::1, to which localhost may lead.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>API port of TWS: 7497 paper (default), 7496 live; IB Gateway 4002 and 4001.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 7497;

    /// <summary>Our number among the programs connected to this TWS; orders belong to it. From 1 to 31999; default 17.</summary>
    [Range(1, 31_999)]
    public int ClientId { get; init; } = 17;

    /// <summary>The account, such as DU1234567. Empty (default): the only one of the login; with several it must be named.</summary>
    public string Account { get; init; } = "";

    /// <summary>Whether a first attempt to connect that fails is repeated for ever, instead of ending the run. Default false.</summary>
    public bool Wait { get; init; }

    /// <summary>
    /// Which market data is asked for: live (default), frozen, delayed or delayed-frozen. What is not live is shown, never traded on.
    /// </summary>
    public MarketDataType MarketDataType { get; init; } = MarketDataType.Live;

    /// <summary>Folder that gets every message, both ways, in two files of 32 MiB; empty (default) for none.</summary>
    public string RecordFrames { get; init; } = "";
}
