namespace MiaIa.Host.Monitor;

/// <summary>What other parts of the program add to the page. What nobody adds is shown as not checked.</summary>
internal sealed record MonitorSections
{
    /// <summary>How each component fares; null when nobody checks. Called about once a second on the page's thread.</summary>
    public Func<IReadOnlyList<HealthLine>>? Health { get; init; }

    /// <summary>The last alerts, the newest first; null when there are no rules. Called about once a second on the page's thread.</summary>
    public Func<IReadOnlyList<AlertLine>>? Alerts { get; init; }

    /// <summary>Where requests that were refused are written besides the terminal; null for nowhere. From any thread.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>Further addresses.</summary>
    public IReadOnlyList<MonitorEndpoint> Endpoints { get; init; } = [];
}
