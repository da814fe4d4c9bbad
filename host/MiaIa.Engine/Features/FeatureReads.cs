using MiaIa.Sdk;

namespace MiaIa.Engine.Features;

/// <summary>Kinds of events of one instrument.</summary>
/// <param name="Instrument">Number of the instrument; 0 for the traded one.</param>
/// <param name="Kinds">The kinds.</param>
public readonly record struct FeatureReads(short Instrument, EventKinds Kinds);
