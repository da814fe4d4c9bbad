namespace MiaIa.Host.Explanation;

/// <summary>What a filter said.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Step">Which step of the decision it is.</param>
/// <param name="Passes">Whether it let the candidate pass.</param>
/// <param name="Measured">What it measured; null when it could not.</param>
/// <param name="Threshold">What it measured against.</param>
/// <param name="SizeFactor">Its factor of the size, [0, 1].</param>
internal sealed record FilterLine(string Name, string Step, bool Passes, double? Measured, double Threshold, double SizeFactor)
{
    /// <summary>The step of the trained models.</summary>
    public const string ModelStep = "models";

    /// <summary>Whether it judges candidates, by a probability that must exceed its threshold; a filter of setups measures as it likes.</summary>
    public bool IsOfCandidates => Step is "golden-rule" or ModelStep or "candidate";
}
