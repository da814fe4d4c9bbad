namespace MiaIa.Sdk;

/// <summary>What the models say of a candidate. What is not there is null, never a neutral value.</summary>
/// <param name="Probability">Calibrated probability of success by all loaded models, [0, 1]; null without a model.</param>
/// <param name="Agreement">1 minus twice the standard deviation of the models' probabilities; null without a model.</param>
/// <param name="Forest">Probability by the random forest; null when it is not loaded.</param>
/// <param name="Boosted">Probability by the boosted trees; null when they are not loaded.</param>
/// <param name="Logistic">Probability by the logistic regression; null when it is not loaded.</param>
/// <param name="Shadow">Probability by the models in the shadow, which have no vote; null without.</param>
public readonly record struct ModelVerdict(
    double? Probability, double? Agreement, double? Forest, double? Boosted, double? Logistic, double? Shadow);
