using MiaIa.Sdk.Strategies;

namespace MiaIa.Plugins.Strategies;

/// <summary>Settings of <see cref="CvdDivergenceTrap"/>: those of all strategies of one trigger.</summary>
public sealed record CvdDivergenceTrapOptions : SetupRuleOptions;
