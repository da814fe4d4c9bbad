using System.Globalization;

namespace MiaIa.Sdk.Options;

/// <summary>How the lines of market data that a broker gives are shared among the contracts of a chain.</summary>
public sealed record RotationSettings
{
    /// <summary>Contracts that may be quoted at once, 1 to 10000; default 80: of the usual hundred some are for other instruments.</summary>
    public int Lines { get; init; } = 80;

    /// <summary>Share of the lines that stays on the contracts of largest weight, 0 to 0.9; default 0.4.</summary>
    public double CoreShare { get; init; } = 0.4;

    /// <summary>How long a contract keeps its line when no quote comes, 0.1 to 600. In seconds; default 5.</summary>
    public double DwellSeconds { get; init; } = 5;

    /// <summary>How far strikes may lie from the spot to be quoted, 0.1 to 50. In percent; default 10, the reach of the profile.</summary>
    public double ReachPercent { get; init; } = 10;

    /// <summary>
    /// After how long a contract that matters is due again before all that are not, up to a day and not below the dwell; four times as
    /// long for the others. In minutes; default 15.
    /// </summary>
    public double RefreshMinutes { get; init; } = 15;

    /// <summary>
    /// Volatility at which gammas are expected, 0.01 to 5. Per year, as a fraction; default 0.2: rather too high, since too low a one
    /// forgets the wings.
    /// </summary>
    public double AssumedVolatility { get; init; } = 0.2;

    /// <summary>What is wrong with them; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        Check(problems, nameof(Lines), Lines, 1, 10_000);
        Check(problems, nameof(CoreShare), CoreShare, 0, 0.9);
        Check(problems, nameof(DwellSeconds), DwellSeconds, 0.1, 600);
        Check(problems, nameof(ReachPercent), ReachPercent, 0.1, 50);
        Check(problems, nameof(RefreshMinutes), RefreshMinutes, 0, 1440);
        Check(problems, nameof(AssumedVolatility), AssumedVolatility, 0.01, 5);
        if (problems.Count == 0 && RefreshMinutes * 60 < DwellSeconds)
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(RefreshMinutes)} is {RefreshMinutes}, less than the {nameof(DwellSeconds)} of {DwellSeconds}: contracts would be due before they give their line back."));
        }

        return problems;
    }

    private static void Check(List<string> problems, string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must lie between {least} and {most}."));
        }
    }
}
