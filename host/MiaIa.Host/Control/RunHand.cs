using MiaIa.Host.Configuration;

namespace MiaIa.Host.Control;

/// <summary>What lays hand on a run that trades: a person, the clock, an interrupt, a fault of the program.</summary>
/// <param name="Injector">Events from outside the market.</param>
/// <param name="View">The run.</param>
/// <param name="OnInterrupt">What becomes of a position at an interrupt.</param>
internal sealed record RunHand(IEventInjector Injector, IRunView View, InterruptAction OnInterrupt);
