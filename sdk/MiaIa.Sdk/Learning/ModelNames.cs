namespace MiaIa.Sdk.Learning;

/// <summary>What the kinds of models are called in files.</summary>
internal static class ModelNames
{
    /// <summary>The name of a kind.</summary>
    public static string Of(ModelKind kind) => kind switch
    {
        ModelKind.Forest => "forest",
        ModelKind.Boosted => "boosted",
        _ => "logistic",
    };

    /// <summary>The kind of a name.</summary>
    public static ModelKind Read(JsonPlace name) => name.Text switch
    {
        "forest" => ModelKind.Forest,
        "boosted" => ModelKind.Boosted,
        "logistic" => ModelKind.Logistic,
        _ => throw name.Wrong("forest, boosted or logistic is expected."),
    };
}
