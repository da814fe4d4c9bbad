namespace MiaIa.TwsSimulator;

/// <summary>One row of a book.</summary>
/// <param name="Price">Price.</param>
/// <param name="Size">Contracts.</param>
public readonly record struct DepthRow(decimal Price, decimal Size);
