using MiaIa.Sdk.Learning;

namespace MiaIa.Plugins.Filters;

/// <summary>Settings of <see cref="MlEnsemble"/>.</summary>
public sealed record MlEnsembleOptions : CandidateModelOptions
{
    internal const string DefaultModel = "models/current";

    /// <summary>
    /// The model file, from the working folder on. Default models/current: when that one is not there, there is no model; another
    /// one must be there.
    /// </summary>
    public string Model { get; init; } = DefaultModel;

    /// <summary>A model file that is asked beside and has no vote; it must be there. Absent (off): none.</summary>
    public string? Shadow { get; init; }

    /// <summary>What becomes of candidates without a model: pass-through or reject; in live always reject. Default pass-through.</summary>
    public OnNoModel OnNoModel { get; init; } = OnNoModel.PassThrough;
}
