using System.Globalization;

namespace MiaIa.Sdk;

/// <summary>A message to an alert sink.</summary>
public sealed record AlertMessage
{
    /// <summary>Its id, the same when it is sent again; no other message of any run has it.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is: the id of the run.</summary>
    public required string Run { get; init; }

    /// <summary>SIMULATED, PAPER or LIVE.</summary>
    public required string Badge { get; init; }

    /// <summary>What it tells.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>How much it is a person's concern.</summary>
    public required NoticeSeverity Severity { get; init; }

    /// <summary>The rule behind it, such as <c>drawdown</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What happened, in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>When, nanoseconds UTC.</summary>
    public required long TimeNs { get; init; }

    /// <summary>Numbers of the alerts it tells of, as <c>mia alerts</c> lists them; none for a heartbeat.</summary>
    public IReadOnlyList<int> Alerts { get; init; } = [];

    /// <summary>How many messages it stands for. Default 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The message in one line: time, badge, severity, rule, text, id.</summary>
    public string ToLine()
    {
        string time = DateTime.UnixEpoch.AddTicks(TimeNs / 100).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"{time} {Title}: {Text.ReplaceLineEndings(" ")} [{Id}]";
    }

    /// <summary>What it is, in short: <c>LIVE critical feed-disconnected</c>, with <c>resolved</c> or <c>escalated</c> where it is.</summary>
    public string Title
    {
        get
        {
            string severity = Severity switch
            {
                NoticeSeverity.Critical => "critical",
                NoticeSeverity.Warning => "warning",
                _ => "information",
            };
            string kind = Kind switch
            {
                AlertKind.Resolved => " resolved",
                AlertKind.Escalated => " escalated",
                _ => "",
            };
            return $"{Badge} {severity} {Rule}{kind}";
        }
    }
}
