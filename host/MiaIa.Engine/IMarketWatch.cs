using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>
/// Sees the market as the engine does, on its thread and in its order: prints with their aggressor, quotes, depth, closed base bars,
/// finer bars of the source, and everything that is none of the many. A print, a quote and a change of depth are shown before anyone reacts to them, a closed bar
/// once fills and account are marked, and before the decision. It changes nothing, must not throw and must not block.
/// </summary>
public interface IMarketWatch
{
    /// <summary>Takes an event.</summary>
    void OnEvent(in MarketEvent e);
}
