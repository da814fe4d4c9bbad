using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Sdk;

namespace MiaIa.Host.Journal;

/// <summary>A decision as the journal's writer sees it, in the ring where the engine wrote it.</summary>
/// <param name="record">What was decided.</param>
internal readonly ref struct KeptDecision(ref readonly DecisionRecord record)
{
    private readonly ref readonly DecisionRecord _record = ref record;

    /// <summary>What was decided.</summary>
    public ref readonly DecisionRecord Record => ref _record;

    /// <summary>The row; empty where no column is made of it.</summary>
    public ReadOnlySpan<FeatureValue> Row { get; init; }

    /// <summary>What each term contributed; empty without the row.</summary>
    public ReadOnlySpan<double> Contributions { get; init; }

    /// <summary>The factors; empty without the row.</summary>
    public ReadOnlySpan<double> Factors { get; init; }

    /// <summary>What each filter said; empty without the row.</summary>
    public ReadOnlySpan<FilterAnswer> Answers { get; init; }

    /// <summary>What changed since the row before, the answers included; empty at a bar's close or an order.</summary>
    public ReadOnlySpan<RowChange> Changes { get; init; }

    /// <summary>Whether there was no row before since the last one kept in full.</summary>
    public bool IsFirstChange { get; init; }
}
