using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>Events on their way through the engine, kept until the journal has written them.</summary>
internal sealed class InputBuffer
{
    /// <summary>Most events of a buffer.</summary>
    public const int Capacity = 1024;

    /// <summary>The events.</summary>
    public MarketEvent[] Events { get; } = new MarketEvent[Capacity];
}
