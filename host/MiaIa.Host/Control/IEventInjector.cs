using MiaIa.Sdk;

namespace MiaIa.Host.Control;

/// <summary>Events that come from outside the market: a person, the kill file, the clock.</summary>
internal interface IEventInjector
{
    /// <summary>The next event that is to be put into the stream now.</summary>
    /// <param name="timeNs">Event time of the engine, nanoseconds UTC: the event bears it, so that time never runs backwards.</param>
    /// <param name="e">The event.</param>
    /// <returns>Whether there is one.</returns>
    bool TryRead(long timeNs, out MarketEvent e);
}
