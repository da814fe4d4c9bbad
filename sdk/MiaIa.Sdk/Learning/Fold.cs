namespace MiaIa.Sdk.Learning;

/// <summary>A way to part rows: some to learn from, some to be judged on.</summary>
/// <param name="Train">Rows to learn from, rising.</param>
/// <param name="Test">Rows to be judged on, rising; one stretch of time.</param>
public readonly record struct Fold(int[] Train, int[] Test);
