using System.Globalization;

namespace MiaIa.Sdk.Learning;

/// <summary>Reads a model from JSON. Whatever could lead a prediction astray is refused.</summary>
internal static class ModelReader
{
    private const int MaxTrees = 5000;

    /// <summary>Reads the root of a file.</summary>
    public static ModelFile Read(JsonPlace root, string schemaHash)
    {
        JsonPlace format = root["format"];
        JsonPlace version = root["version"];
        if (!IsSame(format.Text, ModelFile.Format) || version.Whole(0, int.MaxValue) != ModelFile.Version)
        {
            throw new SourceException(root.Path, version.Place,
                $"This is {format.Text} of version {version.Whole(0, int.MaxValue)}; this program reads {ModelFile.Format} of version {ModelFile.Version}. " +
                "Train the model again with this version of the program.");
        }

        LearningSchema schema = ReadSchema(root["schema"], schemaHash);
        EnsembleMember[] members = [.. root["members"].Items().Select(m => ReadMember(m, schema.Names.Count))];
        if (members.DistinctBy(m => m.Kind).Count() != members.Length)
        {
            throw root["members"].Wrong("each kind of model comes once.");
        }

        JsonPlace date = root["trained-on"];
        ModelHeader header = new(
            DateOnly.TryParseExact(date.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly trainedOn)
                ? trainedOn
                : throw date.Wrong("a date as 2026-11-30 is expected."),
            root["data-fingerprint"].Text,
            root["simulated"].IsTrue,
            FiguresJson.Read(root["figures"], members.Select(m => m.Kind)));
        return new ModelFile(header, new EnsembleModel(schema, members));
    }

    private static bool IsSame(string text, string other) => string.Equals(text, other, StringComparison.Ordinal);

    private static LearningSchema ReadSchema(JsonPlace place, string schemaHash)
    {
        JsonPlace hash = place["hash"];
        if (!IsSame(hash.Text, schemaHash))
        {
            throw new SourceException(place.Path, hash.Place,
                $"The model was trained on features of schema {hash.Text}, asked are those of {schemaHash}. Train it again on the features of this program.");
        }

        string[] names = [.. place["features"].Items().Select(n => n.Text)];
        int version = place["version"].Whole(1, int.MaxValue);
        if (names.Length is < 1 or > LearningSchema.MaxFeatures || names.Distinct(StringComparer.Ordinal).Count() != names.Length)
        {
            throw place["features"].Wrong($"1 to {LearningSchema.MaxFeatures} names are expected, each once.");
        }

        LearningSchema schema = new(version, names);
        return IsSame(schema.Hash, schemaHash) ? schema : throw hash.Wrong("version and names have another hash.");
    }

    private static EnsembleMember ReadMember(JsonPlace member, int features)
    {
        JsonPlace weight = member["weight"];
        ModelKind kind = ModelNames.Read(member["kind"]);
        ProbabilityModel model = kind switch
        {
            ModelKind.Forest => new ForestModel(ReadTrees(member["trees"], features), features),
            ModelKind.Boosted => new BoostedModel(member["base-log-odds"].Number, ReadTrees(member["trees"], features), features),
            _ => ReadLogistic(member, features),
        };
        return weight.Number > 0
            ? new EnsembleMember(kind, weight.Number, model, ReadCalibration(member))
            : throw weight.Wrong("a weight above 0 is expected.");
    }

    private static Calibration ReadCalibration(JsonPlace member)
    {
        if (member.Element.TryGetProperty("platt", out _))
        {
            return new PlattCalibration(member["platt"]["a"].Number, member["platt"]["b"].Number);
        }

        JsonPlace place = member["isotonic"];
        double[] scores = place["scores"].Numbers();
        double[] probabilities = place["probabilities"].Numbers();
        bool isRising = scores.Length == probabilities.Length && scores.Length > 0 && probabilities.All(p => p is >= 0 and <= 1);
        for (int i = 1; isRising && i < scores.Length; i++)
        {
            isRising = scores[i] > scores[i - 1] && probabilities[i] >= probabilities[i - 1];
        }

        return isRising ? new IsotonicCalibration(scores, probabilities) : throw place.Wrong("as many rising scores as probabilities are expected.");
    }

    private static LogisticModel ReadLogistic(JsonPlace member, int features)
    {
        double[] weights = member["weights"].Numbers();
        double[] means = member["means"].Numbers();
        double[] scales = member["scales"].Numbers();
        return weights.Length == features && means.Length == features && scales.Length == features && scales.All(s => s > 0)
            ? new LogisticModel(member["intercept"].Number, weights, means, scales)
            : throw member["weights"].Wrong($"{features} weights, means and scales above 0 are expected.");
    }

    private static TreeSet ReadTrees(JsonPlace place, int features)
    {
        IReadOnlyList<JsonPlace> trees = place.Items();
        return trees.Count is >= 1 and <= MaxTrees
            ? new TreeSet([.. trees.Select(t => ReadTree(t, features))])
            : throw place.Wrong($"1 to {MaxTrees} trees are expected.");
    }

    private static Tree ReadTree(JsonPlace place, int features)
    {
        IReadOnlyList<JsonPlace> items = place.Items();
        List<TreeNode> nodes = [];
        List<double> values = [];
        int at = 0;
        while (at < items.Count && nodes.Count < Tree.MaxNodes)
        {
            int feature = items[at].Whole(-1, features - 1);
            int length = feature < 0 ? 2 : 3;
            if (at + length > items.Count)
            {
                throw place.Wrong("a node is cut short.");
            }

            // Children come behind their parent: no walk goes round in circles.
            nodes.Add(feature < 0
                ? TreeNode.Leaf(nodes.Count)
                : new TreeNode(items[at + 2].Single, (ushort)feature, (ushort)items[at + 1].Whole(nodes.Count + 1, Tree.MaxNodes - 2)));
            values.Add(feature < 0 ? items[at + 1].Number : 0);
            at += length;
        }

        return at == items.Count && nodes.Count > 0 && nodes.All(n => n.IsLeaf || n.Next + 1 < nodes.Count)
            ? new Tree(nodes, values)
            : throw place.Wrong("its nodes do not hang together.");
    }
}
