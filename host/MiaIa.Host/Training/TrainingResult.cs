using MiaIa.Host.Data;
using MiaIa.Sdk.Learning;

namespace MiaIa.Host.Training;

/// <summary>What came of a training.</summary>
internal sealed record TrainingResult
{
    /// <summary>Whether a model was accepted and written, and why.</summary>
    public required TrainingReport Report { get; init; }

    /// <summary>The rows that were learnt from.</summary>
    public required LearningRows Rows { get; init; }

    /// <summary>Candidates that are settled by nothing in the data.</summary>
    public required int WithoutLabel { get; init; }

    /// <summary>Failures of which one bar reached both barriers: with finer data some of them would be successes.</summary>
    public required int Assumed { get; init; }

    /// <summary>What a success is.</summary>
    public required LabelKind Label { get; init; }

    /// <summary>The same in figures.</summary>
    public required LabelRules Rules { get; init; }

    /// <summary>REAL or SIMULATED.</summary>
    public required string Provenance { get; init; }

    /// <summary>What the data were.</summary>
    public required string Data { get; init; }

    /// <summary>The files with their hashes; none for a made-up market.</summary>
    public required IReadOnlyList<InputHash> Inputs { get; init; }

    /// <summary>Session date of the last event.</summary>
    public required DateOnly LastDate { get; init; }

    /// <summary>The configuration, with its hash.</summary>
    public required string Configuration { get; init; }

    /// <summary>Outputs of the row that nothing computes: they are 0 in every row.</summary>
    public required IReadOnlyList<string> Absent { get; init; }

    /// <summary>The model file; null when none was written.</summary>
    public required string? ModelPath { get; init; }
}
