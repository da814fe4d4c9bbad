using System.ComponentModel.DataAnnotations;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Alerts;

/// <summary>Settings of a webhook.</summary>
public sealed record WebhookOptions
{
    /// <summary>Where it is: an https address, written ${NAME} and taken from the environment. A secret: who has it can write there.</summary>
    [Required]
    [Secret]
    public string Address { get; init; } = "";

    /// <summary>What the receiver understands: json, discord or slack. Default json.</summary>
    public WebhookFormat Format { get; init; }

    /// <summary>Least severity that is sent: information, warning or critical. Default warning.</summary>
    public NoticeSeverity MinimumSeverity { get; init; } = NoticeSeverity.Warning;

    /// <summary>Most messages in any 60 s; what is beyond waits. Default 20.</summary>
    [Range(1, 10_000)]
    public int MostPerMinute { get; init; } = 20;

    /// <summary>When more messages wait than so many, they become one. Default 5.</summary>
    [Range(1, 10_000)]
    public int FoldAbove { get; init; } = 5;

    /// <summary>Every how many seconds a sign of life is sent while the run is well, for a watcher outside. Absent (off): never.</summary>
    [Range(5, 86_400)]
    public int? HeartbeatSeconds { get; init; }

    /// <summary>How long an answer may take. Seconds; default 10.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>Whether alerts of a simulated run are sent too. Default off.</summary>
    public bool Simulated { get; init; }

    /// <summary>Its name only: the address is a secret.</summary>
    public override string ToString() => nameof(WebhookOptions);
}
