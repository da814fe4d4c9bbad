using MiaIa.Sdk;
using MiaIa.Sdk.Learning;

namespace MiaIa.Plugins.Filters;

/// <summary>
/// The last veto on a candidate: the score gives the side, trained models the probability that it pays (meta-labelling, Lopez
/// de Prado 2018). A random forest, boosted trees and a logistic regression are asked, each calibrated; the mean by weight must
/// exceed minimum-probability. Without a model candidates pass or are refused as on-no-model says, and in live they are
/// refused. A model in the shadow is asked and has no vote.
/// </summary>
[Plugin("ml-ensemble")]
public sealed class MlEnsemble : IModelFilter
{
    private const int Kinds = 3;

    private readonly LoadedModel _model;
    private readonly LoadedModel _shadow;
    private readonly CandidateRow _row;
    private readonly float[] _values = new float[CandidateRow.Count];
    private readonly bool _isPassedWithout;

    /// <summary>Loads the model.</summary>
    /// <exception cref="SourceException">A file that must be there is not, or cannot be used.</exception>
    /// <exception cref="ArgumentException">An option is not possible.</exception>
    public MlEnsemble(
        MlEnsembleOptions options,
        Instrument instrument,
        RunMode mode,
        MarketOrigin origin,
        FeatureInput[] scores,
        FeatureInput regime,
        FeatureInput volatilityRatio,
        FeatureInput sessionFactor,
        FeatureInput sessionMinutes,
        FeatureInput spread,
        FeatureInput[] walls)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(instrument);
        _row = new CandidateRow(new CandidateInputs(scores, regime, volatilityRatio, sessionFactor, sessionMinutes, spread, walls), instrument);
        Threshold = options.MinimumProbability;
        _isPassedWithout = options.OnNoModel is OnNoModel.PassThrough && mode is not RunMode.Live;
        bool isDefault = string.Equals(options.Model, MlEnsembleOptions.DefaultModel, StringComparison.Ordinal);
        LearningSchema schema = CandidateRow.SchemaOf(options);
        bool isUntrained = isDefault && !Path.Exists(options.Model);
        _model = isUntrained ? LoadedModel.None : LoadedModel.Read(options.Model, schema, options.Weights, mode, origin);
        _shadow = options.Shadow is { } shadow ? LoadedModel.Read(shadow, schema, options.Weights, mode, origin) : LoadedModel.None;
        Status = Describe();
    }

    /// <inheritdoc />
    public double Threshold { get; }

    /// <inheritdoc />
    public FilterStep Step => FilterStep.Models;

    /// <inheritdoc />
    public int LoadedModels => _model.Count;

    /// <inheritdoc />
    public int Models => Kinds;

    /// <inheritdoc />
    public string Status { get; }

    /// <inheritdoc />
    public ModelVerdict LastVerdict { get; private set; }

    /// <inheritdoc />
    public double Probability(in Candidate candidate, ReadOnlySpan<FeatureValue> features)
    {
        // What follows may throw, which refuses the candidate; no verdict of another one may be left behind.
        LastVerdict = default;
        if (_model.Ensemble is null && _shadow.Ensemble is null)
        {
            return WithoutModel;
        }

        _row.Fill(in candidate, _values);
        EnsemblePrediction said = _model.Ensemble?.Predict(_values) ?? default;
        EnsemblePrediction aside = _shadow.Ensemble?.Predict(_values) ?? default;
        bool hasAnswer = said.Answered > 0;
        LastVerdict = new ModelVerdict(
            hasAnswer ? said.Probability : null,
            hasAnswer ? said.Agreement : null,
            Of(in said, ModelKind.Forest),
            Of(in said, ModelKind.Boosted),
            Of(in said, ModelKind.Logistic),
            aside.Answered > 0 ? aside.Probability : null);
        return _model.Ensemble is null ? WithoutModel : said.Probability;
    }

    private double WithoutModel => _isPassedWithout ? 1 : 0;

    private static double? Of(in EnsemblePrediction prediction, ModelKind kind) =>
        prediction.TryGet(kind, out double probability) ? probability : null;

    private string Describe()
    {
        string status = $"ML {_model.Count}/{Kinds}";
        status += _model.Standing.Length > 0 ? " - " + _model.Standing : "";
        status += _model.Ensemble is null ? _isPassedWithout ? " - pass-through" : " - reject" : "";
        return status + (_shadow.Standing.Length > 0 ? $"; shadow {_shadow.Count}/{Kinds} - {_shadow.Standing}" : "");
    }
}
