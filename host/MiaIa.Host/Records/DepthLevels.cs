using System.Runtime.CompilerServices;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Host.Records;

/// <summary>The best levels of one side of the book, best first.</summary>
[InlineArray(Count)]
internal struct DepthLevels
{
    /// <summary>How many levels are kept of a side.</summary>
    public const int Count = 5;

    private BookLevel _first;
}
