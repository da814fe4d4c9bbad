using System.ComponentModel.DataAnnotations;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Where TWS is and who we are to it.</summary>
public sealed record TwsConnectionOptions
{
    /// <summary>Address of the computer of TWS. Default 127.0.0.1: TWS does not listen on ::1, to which localhost may lead.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>API port of TWS: 7497 paper (default), 7496 live; IB Gateway 4002 and 4001.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 7497;

    /// <summary>Our number among the programs connected to this TWS; orders belong to it. Default 17.</summary>
    [Range(1, 31_999)]
    public int ClientId { get; init; } = 17;

    /// <summary>Whether a first attempt that fails is repeated for ever, instead of ending with its reason. Default false; set before connecting.</summary>
    public bool Wait { get; set; }

    /// <summary>Seed of the unevenness of the waits between attempts. Default 0.</summary>
    public int JitterSeed { get; init; }

    /// <summary>File for all frames, without ending; empty (default) for none.</summary>
    public string FrameLogPath { get; init; } = string.Empty;
}
