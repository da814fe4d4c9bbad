namespace MiaIa.Host.Reports;

/// <summary>What a line of the formula did.</summary>
/// <param name="Output">The output that votes.</param>
/// <param name="Usable">Share of the scored bars it could vote at, [0, 1]; null without any.</param>
/// <param name="MeanContribution">Mean of its contribution to S0 without sign; null without scored bars.</param>
internal sealed record TermShare(string Output, double? Usable, double? MeanContribution);
