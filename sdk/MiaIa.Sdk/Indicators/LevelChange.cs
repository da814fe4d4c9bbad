namespace MiaIa.Sdk.Indicators;

/// <summary>The levels of a book that one order changed: none, one, or two when the order moved.</summary>
/// <param name="Count">How many levels changed, 0 to 2.</param>
/// <param name="Side">Side of the last level: the one where the order is now, or was.</param>
/// <param name="Level">That level, after the change; size 0 when it is gone.</param>
/// <param name="LeftSide">Side of the level that the order left, when there are two.</param>
/// <param name="Left">The level that the order left, after the change; size 0 when it is gone.</param>
public readonly record struct LevelChange(int Count, Side Side, BookLevel Level, Side LeftSide = Side.None, BookLevel Left = default);
