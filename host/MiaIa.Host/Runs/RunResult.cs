using MiaIa.Engine;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Risk;
using MiaIa.Host.Data;
using MiaIa.Host.Live;
using MiaIa.Host.Performance;
using MiaIa.Host.Records;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>What a run came to.</summary>
internal sealed record RunResult
{
    /// <summary>Name of the run; its folder below the runs.</summary>
    public required string Id { get; init; }

    /// <summary>backtest, sim or live.</summary>
    public required string Mode { get; init; }

    /// <summary>SIM, PAPER or LIVE with what restricts it; empty for a back-test.</summary>
    public string Badge { get; init; } = "";

    /// <summary>What the end of a live run needs to know; null in the other modes.</summary>
    public LiveEnd? Live { get; init; }

    /// <summary>REAL, REPLAY or SIMULATED: where the market data come from.</summary>
    public required string Provenance { get; init; }

    /// <summary>The header: what the run was made of.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Header { get; init; }

    /// <summary>Everything that was missing, in words.</summary>
    public required IReadOnlyList<string> Degraded { get; init; }

    /// <summary>Round trips in order.</summary>
    public required IReadOnlyList<RoundTrip> Trips { get; init; }

    /// <summary>What they amount to.</summary>
    public required TradeStatistics Statistics { get; init; }

    /// <summary>Market regime at the entry of each, in order; null when it was not known.</summary>
    public IReadOnlyList<string?> Regimes { get; init; } = [];

    /// <summary>Session dates, yyyyMMdd, in order.</summary>
    public IReadOnlyList<int> Dates { get; init; } = [];

    /// <summary>Equity at the beginning, in dollars.</summary>
    public decimal Capital { get; init; }

    /// <summary>What they and the days amount to.</summary>
    public required PerformanceReport Performance { get; init; }

    /// <summary>The figures of the statistics lines at the end; null without an event.</summary>
    public StatisticsFigures? LastStatistics { get; init; }

    /// <summary>The engine's last state.</summary>
    public required EngineState State { get; init; }

    /// <summary>What each step removed.</summary>
    public required Funnel Funnel { get; init; }

    /// <summary>The strategies, with the setups the funnel counts.</summary>
    public required IReadOnlyList<StrategySlot> Strategies { get; init; }

    /// <summary>The filters, with what they were asked and allowed.</summary>
    public required IReadOnlyList<FilterSlot> Filters { get; init; }

    /// <summary>Share of bar closes each term could vote at, in the order of the formula; null without scored bars.</summary>
    public required IReadOnlyList<(string Output, double? Usable, double? MeanContribution)> Terms { get; init; }

    /// <summary>Notes of the engine.</summary>
    public required IReadOnlyList<(long TimeNs, NoteKind Kind, string Text)> Notes { get; init; }

    /// <summary>Notes that are only in the journal.</summary>
    public required long NotesLeftOut { get; init; }

    /// <summary>Problems of the data, in words.</summary>
    public required IReadOnlyList<string> DataProblems { get; init; }

    /// <summary>Whether the data are sound, for each instrument that has any.</summary>
    public IReadOnlyList<HealthReport> Health { get; init; } = [];

    /// <summary>Whether the data of an instrument fail a check: every figure made of them is to be doubted.</summary>
    public bool IsSuspect => Health.Any(h => h.IsSuspect);

    /// <summary>Events taken.</summary>
    public required long Events { get; init; }

    /// <summary>Base bars.</summary>
    public required long Bars { get; init; }

    /// <summary>Event time of the first event; null without any.</summary>
    public required long? FirstNs { get; init; }

    /// <summary>Event time of the last event.</summary>
    public required long LastNs { get; init; }

    /// <summary>Seconds in the engine alone.</summary>
    public required double EngineSeconds { get; init; }

    /// <summary>Seconds in all.</summary>
    public required double TotalSeconds { get; init; }

    /// <summary>The fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Why the engine or the journal stopped; null when neither did.</summary>
    public required string? Stopped { get; init; }

    /// <summary>Why the program gave up: a defect of its own; null when it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>The halts that held at its end.</summary>
    public IReadOnlyList<HaltRecord> Halts { get; init; } = [];

    /// <summary>Bar closes with a candidate that a halt refused since the last time that there was none.</summary>
    public long RefusedByHalt { get; init; }

    /// <summary>Whether a halt that waits for a person held at its end.</summary>
    public bool IsHalted => Halts.Any(h => h.Release is HaltRelease.Manual);

    /// <summary>Whether a person interrupted it.</summary>
    public required bool IsInterrupted { get; init; }

    /// <summary>Points per tick, to show prices.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>Path of the journal; null when none was kept.</summary>
    public required string? JournalPath { get; init; }
}
