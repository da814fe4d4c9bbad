using System.Globalization;
using MiaIa.Host.Configuration;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Which fill model <c>auto</c> takes, and what a simulated account is given and tells.</summary>
internal static class FillChoice
{
    /// <summary>The id of the finest fill model that the data allow.</summary>
    public static string Of(MarketShape shape) =>
        shape is { HasPrints: true, HasDepth: true } ? "book-queue"
        : shape is { HasPrints: true, HasQuotes: true } ? "quote-cross"
        : "bar-pessimistic";

    /// <summary>What the simulated broker begins with.</summary>
    public static AccountTerms AccountOf(Instrument instrument, decimal capital)
    {
        (decimal Overnight, decimal Intraday)? margin = InstrumentTable.MarginOf(instrument.Symbol);
        return new AccountTerms(capital, margin?.Overnight, margin?.Intraday);
    }

    /// <summary>What the fills assume, for the header.</summary>
    public static string Text(RunConfiguration configuration, MarketShape shape, string assumptions) =>
        configuration.Selected?.FillModel is not null ? assumptions
        : $"{assumptions} (auto: the data hold {(!shape.HasPrints ? "bars" : shape.HasDepth ? "prints and depth" : shape.HasQuotes ? "prints and quotes" : "prints without quotes")})";

    /// <summary>Account, margins and hours of a simulated broker, for the header.</summary>
    public static string AccountLine(RunConfiguration configuration, Instrument instrument)
    {
        AccountTerms terms = AccountOf(instrument, configuration.Selected?.Capital ?? 0);
        string margin = terms is { OvernightMarginDollars: { } overnight, IntradayMarginDollars: { } intraday }
            ? Line($"initial margin {intraday:0} USD a contract in regular hours, else {overnight:0} USD, as of {InstrumentTable.MarginsAsOf:yyyy-MM-dd}")
            : "margin not known and not checked";
        return Line($"{terms.CapitalDollars:0.##} USD, {margin}; in closed hours (17:00-18:00 New York, weekends, holidays, after an early close) nothing fills, orders are refused and exits held");
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
