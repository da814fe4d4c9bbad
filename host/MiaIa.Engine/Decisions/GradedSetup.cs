using MiaIa.Sdk;

namespace MiaIa.Engine.Decisions;

/// <summary>A setup with its grade.</summary>
/// <param name="Strategy">Place of the strategy; -1 when there is none.</param>
/// <param name="Proposal">The proposal as graded.</param>
/// <param name="Confidence">Confidence, [0, 1].</param>
internal readonly record struct GradedSetup(int Strategy, Proposal Proposal, double Confidence)
{
    /// <summary>No setup.</summary>
    public static GradedSetup None => new(-1, default, 0);
}
