namespace MiaIa.Sdk;

/// <summary>A price level that a vendor publishes. It holds from its event on, until the same kind and number comes again.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Its number within the kind, from 1; 0 for a kind that is not numbered.</param>
/// <param name="Price">Price, in points; need not lie on the tick grid.</param>
public readonly record struct Level(LevelKind Kind, byte Number, double Price);
