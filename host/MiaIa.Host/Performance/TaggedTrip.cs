using MiaIa.Engine;

namespace MiaIa.Host.Performance;

/// <summary>A round trip with what it is grouped by.</summary>
/// <param name="Trip">The round trip.</param>
/// <param name="Setup">Strategy and setup.</param>
/// <param name="Regime">Market regime at the decision to enter; null when it was not known.</param>
/// <param name="Session">Session window at the entry.</param>
/// <param name="Hour">Hour of the entry, New York.</param>
internal readonly record struct TaggedTrip(RoundTrip Trip, string Setup, string? Regime, string Session, int Hour);
