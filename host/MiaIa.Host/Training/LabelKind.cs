namespace MiaIa.Host.Training;

/// <summary>What a candidate must reach to be a success.</summary>
internal enum LabelKind
{
    /// <summary>As far as the stop: about half of the candidates of a random walk succeed.</summary>
    Symmetric,

    /// <summary>The target of a bracket, twice the stop: about a third succeed, and .65 is then almost never exceeded.</summary>
    Bracket,
}
