namespace MiaIa.Engine.Tests;

/// <summary>What may go wrong at a <see cref="FaultyBroker"/>: probabilities, 0 for never.</summary>
internal sealed record BrokerFaults
{
    /// <summary>An order never reaches it.</summary>
    public double LostCommand { get; init; }

    /// <summary>A message is never delivered; only an answer to everything tells it.</summary>
    public double LostMessage { get; init; }

    /// <summary>A message is delivered again, up to a minute later.</summary>
    public double Repeat { get; init; }

    public double RejectEntry { get; init; }

    public double RejectStop { get; init; }

    public double RejectTarget { get; init; }

    public double RejectExit { get; init; }

    public double RejectChange { get; init; }

    public double RejectCancel { get; init; }

    /// <summary>A working stop is taken away, at each print.</summary>
    public double StopVanishes { get; init; }

    /// <summary>A fill takes only one contract of several.</summary>
    public double Partial { get; init; }

    /// <summary>The position in the answer to everything is three seconds old.</summary>
    public double LatePosition { get; init; }

    /// <summary>Groups do not cancel one another.</summary>
    public bool IgnoresGroups { get; init; }

    /// <summary>The longest delay of a message, in milliseconds.</summary>
    public int DelayMs { get; init; } = 1;
}
