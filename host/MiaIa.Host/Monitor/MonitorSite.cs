using MiaIa.Host.Configuration;

namespace MiaIa.Host.Monitor;

/// <summary>What a server of the page is made of.</summary>
internal sealed record MonitorSite
{
    /// <summary>Where it is served.</summary>
    public required MonitorSettings Settings { get; init; }

    /// <summary>Where runs are kept.</summary>
    public required string RunsFolder { get; init; }

    /// <summary>Folder of the run that is shown first; null when there is none yet.</summary>
    public required string? RunFolder { get; init; }

    /// <summary>What a person must know to command.</summary>
    public required MonitorToken Token { get; init; }

    /// <summary>What the engine says of itself; null where it runs in another process or not at all.</summary>
    public EngineTap? Tap { get; init; }

    /// <summary>Whether the page commands the run.</summary>
    public bool CanCommand { get; init; }

    /// <summary>What other parts of the program add.</summary>
    public MonitorSections Sections { get; init; } = new();

    /// <summary>Where refusals are told.</summary>
    public Action<string> Log { get; init; } = _ => { };

    /// <summary>The files of the page; null for those beside the program.</summary>
    public string? PageFolder { get; init; }

    /// <summary>From one snapshot to the next.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a browser may take for a snapshot.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a command may take until its answer is no longer waited for; it is carried out all the same once it is taken.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(30);
}
