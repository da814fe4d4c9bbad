namespace MiaIa.Sdk.Learning;

/// <summary>A model in the ensemble.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Weight">Its weight, greater than 0; the weights need not sum to 1.</param>
/// <param name="Model">Gives the score.</param>
/// <param name="Calibration">Makes it a probability.</param>
public sealed record EnsembleMember(ModelKind Kind, double Weight, ProbabilityModel Model, Calibration Calibration)
{
    /// <summary>The calibrated probability, [0, 1].</summary>
    /// <inheritdoc cref="ProbabilityModel.Predict"/>
    public double Predict(ReadOnlySpan<float> row) => Calibration.Apply(Model.Predict(row));
}
