using MiaIa.Host.Runs;

namespace MiaIa.Host.Training;

/// <summary>What a person asked for: a model.</summary>
/// <param name="Run">The data and the configuration.</param>
/// <param name="OutPath">The model file to be written.</param>
/// <param name="Label">What a success is.</param>
/// <param name="AreWeightsLearned">Whether the weights of the models are learnt.</param>
/// <param name="Folds">Folds on which it is judged.</param>
/// <param name="Seed">Seed of the models and of a made-up market; null for the usual ones.</param>
/// <param name="Days">Days of a made-up market; null as configured.</param>
internal sealed record TrainRequest(
    RunRequest Run, string OutPath, LabelKind Label, bool AreWeightsLearned, int Folds, int? Seed, int? Days);
