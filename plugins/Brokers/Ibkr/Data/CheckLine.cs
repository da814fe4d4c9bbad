using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>Bars of five seconds of the traded contract. They are told to nobody: prints are held against them.</summary>
/// <param name="lines">All streams of the feed.</param>
/// <param name="future">The contract's market.</param>
internal sealed class CheckLine(FeedLines lines, FutureMarket future) : FeedLine(lines, $"{future.Instrument.Symbol} five-second bars")
{
    /// <summary>Called under the gate when prints have missed contracts for three bars in a row.</summary>
    public Action Missed { get; init; } = () => { };

    /// <inheritdoc/>
    public override void OnBar(in RealTimeBar bar, long timeNs)
    {
        // What level 1 sums up has no seconds of its own.
        if (bar.Volume is { } volume && future.AreTradesTickByTick && future.Check.OnBar(bar.Time, volume))
        {
            Lines.Problems.Add(ProblemKind.BookMismatch, Name);
            Missed();
        }
    }
}
