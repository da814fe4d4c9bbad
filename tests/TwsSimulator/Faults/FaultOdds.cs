namespace MiaIa.TwsSimulator;

/// <summary>How likely each fault hits a message, 0 to 1; all default 0.</summary>
public sealed record FaultOdds
{
    /// <summary>The connection breaks.</summary>
    public double Disconnect { get; init; }

    /// <summary>A data or status message is lost; orders' executions are never dropped at random.</summary>
    public double Drop { get; init; }

    /// <summary>A message comes up to <see cref="LongestDelay"/> late.</summary>
    public double Delay { get; init; }

    /// <summary>A message comes twice.</summary>
    public double Duplicate { get; init; }

    /// <summary>A message changes places with the next.</summary>
    public double Reorder { get; init; }

    /// <summary>A frame comes byte by byte.</summary>
    public double Split { get; init; }

    /// <summary>An unknown message comes first.</summary>
    public double Unknown { get; init; }

    /// <summary>Surplus fields.</summary>
    public double Surplus { get; init; }

    /// <summary>Longest delay; default half a second.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMilliseconds(500);
}
