using MiaIa.Engine;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Host.Health;

/// <summary>Where the engine stands, as the run's own thread published it about a second ago at most. It never changes, and any thread may read it.</summary>
internal sealed record EngineReading
{
    /// <summary>Event time, nanoseconds UTC.</summary>
    public required long TimeNs { get; init; }

    /// <summary>Events taken.</summary>
    public required long Events { get; init; }

    /// <summary>Events left out because their time lay before the one taken last.</summary>
    public required long Backwards { get; init; }

    /// <summary>Base bars of the traded instrument.</summary>
    public required long Bars { get; init; }

    /// <summary>Evaluations: bar closes and cycles.</summary>
    public required long Decisions { get; init; }

    /// <summary>Number of the last decision that was told; 0 before the first.</summary>
    public required long LastDecision { get; init; }

    /// <summary>Candidates, one per base bar and direction.</summary>
    public required long Candidates { get; init; }

    /// <summary>Candidates that became an order.</summary>
    public required long Emitted { get; init; }

    /// <summary>Candidates that the gamma cycle favoured.</summary>
    public required long GammaOptimised { get; init; }

    /// <summary>Candidates that the models were asked about.</summary>
    public required long ModelsAsked { get; init; }

    /// <summary>Candidates that the models approved.</summary>
    public required long ModelsApproved { get; init; }

    /// <summary>Round trips that ended.</summary>
    public required int RoundTrips { get; init; }

    /// <summary>Account and position.</summary>
    public required EngineState State { get; init; }

    /// <summary>The halts that hold.</summary>
    public required IReadOnlyList<HaltRecord> Halts { get; init; }

    /// <summary>The session window in force; the default before the first.</summary>
    public required Session Session { get; init; }

    /// <summary>When the feed was lost, event time in nanoseconds UTC; null while it is there.</summary>
    public required long? FeedLostNs { get; init; }

    /// <summary>When the broker was lost, event time in nanoseconds UTC; null while it is there.</summary>
    public required long? BrokerLostNs { get; init; }

    /// <summary>When position and orders were last reconciled with the broker, event time in nanoseconds UTC; null for never.</summary>
    public required long? ReconciledNs { get; init; }

    /// <summary>How the models of each filter stand.</summary>
    public required IReadOnlyList<ModelReading> Models { get; init; }

    /// <summary>How long the engine took for the events of a decision, median of the last minutes, seconds; null without one.</summary>
    public required double? DecisionP50 { get; init; }

    /// <summary>The same, what 99 of 100 did not exceed, seconds; null without one.</summary>
    public required double? DecisionP99 { get; init; }

    /// <summary>The smallest delay of the traded instrument's events behind the venue's own clock in the last minutes, seconds; null where no venue time is told.</summary>
    public required double? VenueDelay { get; init; }
}
