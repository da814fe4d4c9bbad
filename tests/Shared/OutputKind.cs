namespace MiaIa.Tests;

/// <summary>What an output is.</summary>
internal enum OutputKind
{
    /// <summary>Changes its sign in the mirror.</summary>
    Directional,

    /// <summary>Changes its sign nearly, as it is made of logarithms of prices.</summary>
    NearlyDirectional,

    /// <summary>The same in the mirror.</summary>
    Neutral,

    /// <summary>A price in points, reflected in the mirror.</summary>
    Price,

    /// <summary>A share of one side: the rest is that of the other.</summary>
    Share,

    /// <summary>A state, whose name is that of the other side in the mirror.</summary>
    State,

    /// <summary>Without symmetry: the documented exceptions, ties and round numbers.</summary>
    Exempt,
}
