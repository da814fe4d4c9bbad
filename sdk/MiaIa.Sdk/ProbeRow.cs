namespace MiaIa.Sdk;

/// <summary>One check of a test of the connection.</summary>
/// <param name="Check">What was checked, in a few words: account, clock difference.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Found">What was found.</param>
/// <param name="Remedy">What to do about it; empty when nothing is to be done.</param>
public sealed record ProbeRow(string Check, ProbeOutcome Outcome, string Found, string Remedy = "");
