using System.Runtime.CompilerServices;

namespace MiaIa.Host.Records;

/// <summary>The best levels of one side of the book, best first: price in ticks, and contracts.</summary>
[InlineArray(Count)]
internal struct DepthLevels
{
    /// <summary>How many levels are kept of a side.</summary>
    public const int Count = 5;

    private (int PriceTicks, int Size) _first;
}
