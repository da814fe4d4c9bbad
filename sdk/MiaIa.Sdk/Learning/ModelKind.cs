namespace MiaIa.Sdk.Learning;

/// <summary>The models of the ensemble.</summary>
public enum ModelKind
{
    /// <summary>Random forest; weight .5.</summary>
    Forest,

    /// <summary>Boosted trees; weight .3.</summary>
    Boosted,

    /// <summary>Logistic regression; weight .2.</summary>
    Logistic,
}
