using System.ComponentModel.DataAnnotations;

namespace MiaIa.Host.Configuration;

/// <summary>The page that shows a running session. It decides nothing: it takes no part in what makes two configurations alike.</summary>
internal sealed record MonitorSettings
{
    /// <summary>Whether a session on wall time serves its page. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The port; 0 takes one that is free. Default 5080.</summary>
    [Range(0, 65_535)]
    public int Port { get; init; } = 5080;

    /// <summary>The address it is served at, an IP address. Default 127.0.0.1: this machine alone.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Whether other machines may be served; then every request needs the token. Default false.</summary>
    public bool AllowRemote { get; init; }
}
