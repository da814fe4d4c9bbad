namespace MiaIa.Sdk;

/// <summary>The account that a simulated broker keeps: what it begins with, and what a contract binds.</summary>
/// <param name="CapitalDollars">Equity at the start, in dollars.</param>
/// <param name="OvernightMarginDollars">Initial margin of one contract outside regular hours, in dollars; null when not known: then not checked.</param>
/// <param name="IntradayMarginDollars">The same in regular hours.</param>
public sealed record AccountTerms(decimal CapitalDollars, decimal? OvernightMarginDollars, decimal? IntradayMarginDollars);
