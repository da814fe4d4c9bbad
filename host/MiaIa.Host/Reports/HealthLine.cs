using System.Globalization;
using MiaIa.Host.Data;

namespace MiaIa.Host.Reports;

/// <summary>One thing that was looked at in the data of an instrument.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Check">What was looked at.</param>
/// <param name="Outcome">pass, fail, not applicable; or counted.</param>
/// <param name="Figure">What was measured, in words.</param>
internal sealed record HealthLine(string Instrument, string Check, string Outcome, string Figure)
{
    /// <summary>The lines of an instrument: verdict, counts, checks.</summary>
    public static IEnumerable<HealthLine> Of(HealthReport health) =>
    [
        new(health.Name, "verdict", health.IsSuspect ? "fail" : health.Checks.Count == 0 ? "not applicable" : "pass", health.Verdict),
        .. health.Counts.Select(c => new HealthLine(health.Name, c.Name, "counted", c.Count.ToString(CultureInfo.InvariantCulture))),
        .. health.Checks.Select(c => new HealthLine(health.Name, c.Name, c.OutcomeText, c.Figure)),
    ];
}
