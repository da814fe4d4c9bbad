using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>The last bars since the last gap, by their number: the first one is 0.</summary>
internal sealed class BarHistory
{
    /// <summary>A base has at most 20 bars, and five before it tell the side of entry.</summary>
    private const int Length = 32;

    private readonly Bar[] _bars = new Bar[Length];

    /// <summary>Bars since the last gap.</summary>
    public int Count { get; private set; }

    /// <summary>Number of the last bar; -1 without any.</summary>
    public int Last => Count - 1;

    /// <summary>One of the last bars.</summary>
    public ref readonly Bar this[int number] => ref _bars[number % Length];

    public void Add(in Bar bar)
    {
        _bars[Count % Length] = bar;
        Count++;
    }

    public void Clear() => Count = 0;
}
