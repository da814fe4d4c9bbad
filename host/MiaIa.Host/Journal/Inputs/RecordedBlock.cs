using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>Inputs of a run as they were recorded.</summary>
/// <param name="Number">Counts the blocks, from 1.</param>
/// <param name="Events">The events.</param>
/// <param name="IsInjected">Whether the run itself put them in, so that the source knows nothing of them.</param>
/// <param name="Answers">The broker's answers that were taken meanwhile, each with the call of the broker at which it was.</param>
internal sealed record RecordedBlock(
    long Number, MarketEvent[] Events, bool IsInjected, IReadOnlyList<(long Calls, MarketEvent Answer)> Answers);
