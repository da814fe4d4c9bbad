using System.Text.Json;
using MiaIa.Engine;
using MiaIa.Host.Performance;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Reports;

/// <summary>
/// What a run counted and its journal holds nowhere else, as the report needs it. It is kept in the journal's header, so that a report
/// made again says the same. Nothing of it depends on how long the run took.
/// </summary>
internal sealed record RunFigures
{
    /// <summary>Header line: these figures.</summary>
    public const string Key = "report-figures";

    /// <summary>Session dates, yyyyMMdd, in order.</summary>
    public required IReadOnlyList<int> Dates { get; init; }

    /// <summary>Equity at the beginning, in dollars.</summary>
    public required decimal Capital { get; init; }

    /// <summary>Market regime at the entry of each round trip, in order; null when it was not known.</summary>
    public required IReadOnlyList<string?> Regimes { get; init; }

    /// <summary>Equity at the end, in dollars.</summary>
    public required decimal Equity { get; init; }

    /// <summary>Largest fall of the equity, open results included, in dollars.</summary>
    public required decimal MaxDrawdown { get; init; }

    /// <summary>Contracts open at the end, signed.</summary>
    public required int OpenPosition { get; init; }

    /// <summary>Their open result, in dollars.</summary>
    public required decimal OpenProfit { get; init; }

    /// <summary>Events taken.</summary>
    public required long Events { get; init; }

    /// <summary>Base bars.</summary>
    public required long Bars { get; init; }

    /// <summary>First event; null without any.</summary>
    public required string? First { get; init; }

    /// <summary>Last event; null without any.</summary>
    public required string? Last { get; init; }

    /// <summary>Mean coverage; null when nothing was scored.</summary>
    public required double? Coverage { get; init; }

    /// <summary>All evaluations.</summary>
    public required long Evaluations { get; init; }

    /// <summary>Bars and directions with an evaluation.</summary>
    public required long Counted { get; init; }

    /// <summary>Those that were candidates.</summary>
    public required long Candidates { get; init; }

    /// <summary>Those that became an order.</summary>
    public required long Orders { get; init; }

    /// <summary>What each step removed, in the order of the decision; steps that removed nothing are left out.</summary>
    public required IReadOnlyList<NamedCount> Removed { get; init; }

    /// <summary>The filters.</summary>
    public required IReadOnlyList<FilterCount> Filters { get; init; }

    /// <summary>The lines of the formula.</summary>
    public required IReadOnlyList<TermShare> Terms { get; init; }

    /// <summary>What was missing, in words.</summary>
    public required IReadOnlyList<string> Degraded { get; init; }

    /// <summary>Problems of the data, in words.</summary>
    public required IReadOnlyList<string> DataProblems { get; init; }

    /// <summary>Checks of the data: instrument, check, outcome and figure.</summary>
    public required IReadOnlyList<HealthLine> Health { get; init; }

    /// <summary>Halts that held at the end, in words.</summary>
    public required IReadOnlyList<string> Halts { get; init; }

    /// <summary>Why the program gave up; null when it did not.</summary>
    public required string? Failure { get; init; }

    /// <summary>What the count of trials came to.</summary>
    public required Deflation Deflation { get; init; }

    /// <summary>The line of the header.</summary>
    public static KeyValuePair<string, string> Line(RunResult result) => new(Key, JsonSerializer.Serialize(Of(result), FiguresJson.Default.RunFigures));

    /// <summary>Reads the line; null when the run did not come to its end.</summary>
    /// <param name="header">The header of a run.</param>
    public static RunFigures? Read(IReadOnlyDictionary<string, string> header) =>
        header.TryGetValue(Key, out string? text) ? JsonSerializer.Deserialize(text, ReportJson.Default.RunFigures) : null;

    /// <summary>Takes them from a result.</summary>
    public static RunFigures Of(RunResult result) => new()
    {
        Dates = result.Dates,
        Capital = result.Capital,
        Regimes = result.Regimes,
        Equity = result.State.Equity,
        MaxDrawdown = result.State.MaxDrawdown,
        OpenPosition = result.State.PositionQuantity,
        OpenProfit = result.State.OpenProfit,
        Events = result.Events,
        Bars = result.Bars,
        First = result.FirstNs is { } first ? Moment.Text(first) : null,
        Last = result.FirstNs is null ? null : Moment.Text(result.LastNs),
        Coverage = Known(result.State.MeanCoverage),
        Evaluations = result.Funnel.Evaluations,
        Counted = result.Funnel.Counted,
        Candidates = result.Funnel.Candidates,
        Orders = result.Funnel.Emitted,
        Removed =
        [
            .. Enum.GetValues<ReasonCode>().Where(s => s is not ReasonCode.None && result.Funnel.Removed(s) > 0)
                .Select(s => new NamedCount(ReasonCodes.Text(s), result.Funnel.Removed(s))),
        ],
        Filters = [.. result.Filters.Select(f => new FilterCount(f.Name, f.Asked, f.Approved, f.Models?.Status, f.Fault))],
        Terms = [.. result.Terms.Select(t => new TermShare(t.Output, Known(t.Usable), Known(t.MeanContribution)))],
        Degraded = result.Degraded,
        DataProblems = result.DataProblems,
        Health = [.. result.Health.SelectMany(HealthLine.Of)],
        Halts = [.. result.Halts.Select(h => $"{Words.Kebab(h.Cause.ToString())} since {Moment.Text(h.SinceNs)}: {h.Text}")],
        Failure = result.Failure,
        Deflation = result.Performance.Deflation,
    };

    // JSON has no other numbers, and a figure that is none is missing.
    private static double? Known(double? value) => value is { } v && double.IsFinite(v) ? value : null;
}
