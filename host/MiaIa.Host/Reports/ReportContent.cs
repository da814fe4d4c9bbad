using MiaIa.Host.Performance;
using MiaIa.Host.Recovery;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Reports;

/// <summary>Everything a report shows.</summary>
internal sealed record ReportContent
{
    /// <summary>Name of the run.</summary>
    public required string Id { get; init; }

    /// <summary>backtest, sim or live.</summary>
    public required string Mode { get; init; }

    /// <summary>SIM, PAPER or LIVE with what restricts it; empty for a back-test.</summary>
    public required string Desk { get; init; }

    /// <summary>REAL, REPLAY or SIMULATED; UNKNOWN when the journal does not say.</summary>
    public required string Provenance { get; init; }

    /// <summary>Whether the data failed a check.</summary>
    public required bool IsSuspect { get; init; }

    /// <summary>The header of the journal.</summary>
    public required IReadOnlyDictionary<string, string> Header { get; init; }

    /// <summary>What the run counted; null when it did not come to its end.</summary>
    public required RunFigures? Figures { get; init; }

    /// <summary>Round trips in order.</summary>
    public required IReadOnlyList<TaggedTrip> Trips { get; init; }

    /// <summary>What they amount to.</summary>
    public required PerformanceReport Performance { get; init; }

    /// <summary>Equity at the beginning, in dollars; null when it is not known.</summary>
    public required decimal? Capital { get; init; }

    /// <summary>Close of each base bar with a score, nanoseconds UTC.</summary>
    public required long[] BarTimes { get; init; }

    /// <summary>The price then, in points.</summary>
    public required double[] BarPrices { get; init; }

    /// <summary>What the models said of the candidates that were traded and whose label is known.</summary>
    public required IReadOnlyList<ModelAnswer> Answers { get; init; }

    /// <summary>Points per tick.</summary>
    public required decimal TickSize { get; init; }

    /// <summary>Value of a tick of one contract, in dollars.</summary>
    public required decimal TickValue { get; init; }

    /// <summary>SIM, PAPER, LIVE or BACK-TEST.</summary>
    public string DeskBadge => Desk.Length > 0 ? Desk : Words.Kebab(Mode) is "backtest" ? "BACK-TEST" : Mode.ToUpperInvariant();

    /// <summary>Whether the market was made up.</summary>
    public bool IsMadeUp => string.Equals(Provenance, "SIMULATED", StringComparison.Ordinal);

    /// <summary>Why the figures of the end are missing; empty when they are there.</summary>
    public string WhyNoFigures => Figures is not null ? ""
        : Header.ContainsKey(UnfinishedRun.FinishedKey) ? "The program that made this run kept no figures of its end for a report"
        : "The run has not come to its end";

    /// <summary>Result over what the first stop risked; null for a round trip without a stop.</summary>
    public double? ResultInR(in TaggedTrip trip) => trip.Trip.InitialRiskTicks > 0
        ? (double)(trip.Trip.Net / (trip.Trip.InitialRiskTicks * trip.Trip.Quantity * TickValue))
        : null;
}
