using System.Globalization;
using System.Security.Cryptography;
using MiaIa.Sdk;
using MiaIa.Sdk.Learning;

namespace MiaIa.Plugins.Filters;

/// <summary>A model as a run may use it.</summary>
/// <param name="Ensemble">The models; null when there are none that may answer.</param>
/// <param name="Standing">How they stand, for people; empty when there is no file.</param>
internal sealed record LoadedModel(EnsembleModel? Ensemble, string Standing)
{
    /// <summary>What stands for no file.</summary>
    public static LoadedModel None { get; } = new(null, "");

    /// <summary>Models that answer.</summary>
    public int Count => Ensemble?.Members.Count ?? 0;

    /// <summary>
    /// Reads a file. A model that learnt from a made-up market is refused in live, and does not answer on real data elsewhere.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">What the rows of this run mean.</param>
    /// <param name="weights">Weights by kind that replace those of the file; null keeps them, and 0 leaves a kind out.</param>
    /// <param name="mode">The run's mode.</param>
    /// <param name="origin">Where its data come from.</param>
    /// <exception cref="SourceException">The file is not there, damaged, for other rows, or may not be used.</exception>
    public static LoadedModel Read(
        string path, LearningSchema schema, IReadOnlyList<double>? weights, RunMode mode, MarketOrigin origin)
    {
        ModelFile file = ModelFile.Load(path, schema.Hash);
        bool isSimulated = file.Header.IsSimulated;
        if (isSimulated && mode is RunMode.Live)
        {
            throw new SourceException(path, "simulated",
                "This model learnt from a made-up market (SIMULATED) and never trades in live. Train one on real data: mia train --data PATH --out models/NAME.");
        }

        if (isSimulated && origin is MarketOrigin.Real)
        {
            return new LoadedModel(null, "SIMULATED model does not vote on real data");
        }

        EnsembleModel ensemble = weights is null ? file.Ensemble : Reweighted(path, file.Ensemble, weights);
        string date = file.Header.TrainedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new LoadedModel(ensemble, $"{(isSimulated ? "SIMULATED, " : "")}trained to {date}, file {ContentHash(path)}");
    }

    // Which model it was belongs into the record of a run: a path alone does not say.
    private static string ContentHash(string path)
    {
        const int Digits = 16;
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file))[..Digits];
    }

    private static EnsembleModel Reweighted(string path, EnsembleModel model, IReadOnlyList<double> weights)
    {
        EnsembleMember[] members = [.. model.Members.Where(m => weights[(int)m.Kind] > 0).Select(m => m with { Weight = weights[(int)m.Kind] })];
        return members.Length > 0
            ? new EnsembleModel(model.Schema, members)
            : throw new SourceException(path, "members", "The option weights leaves none of its models over. Give one of them a weight above 0.");
    }
}
