namespace MiaIa.Sdk.Testing;

/// <summary>How a <see cref="FeatureRun"/> starts.</summary>
public sealed record FeatureRunSettings
{
    /// <summary>Length of the base bar; default one minute.</summary>
    public BarPeriod BasePeriod { get; init; } = new(60);

    /// <summary>The instruments; default <see cref="TestInstruments.All"/>.</summary>
    public Instruments Instruments { get; init; } = TestInstruments.All;

    /// <summary>First moment; default Tuesday 10 June 2025, 09:30 New York.</summary>
    public long StartNs { get; init; } = EventTimes.Utc(2025, 6, 10, 13, 30);

    /// <summary>
    /// The session event that comes first, as in the engine; default the opening of 10 June 2025. Null: none, the test
    /// sends its own.
    /// </summary>
    public Session? FirstSession { get; init; } =
        TestSessions.Of(20250610, EventTimes.Utc(2025, 6, 9, 22), SessionWindow.Opening);

    /// <summary>
    /// Whether the feature also gets the kinds of events it did not ask for. The engine never does that, and it must
    /// change nothing: a feature that reads a kind must ask for it. Default false.
    /// </summary>
    public bool DeliversEveryKind { get; init; }
}
