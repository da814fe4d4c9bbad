namespace MiaIa.Sdk;

/// <summary>
/// Some of the figures that the background work of a feature has computed. An answer of many figures comes in several events, one
/// behind the other.
/// </summary>
public readonly struct Figures
{
    /// <summary>Most figures in one event.</summary>
    public const int Most = 6;

    /// <summary>What <see cref="Total"/> is when the work has thrown.</summary>
    public const short Failed = -1;

    // Single fields: an inline array cannot be compared.
    private readonly double _first;
    private readonly double _second;
    private readonly double _third;
    private readonly double _fourth;
    private readonly double _fifth;
    private readonly double _sixth;

    /// <summary>Makes a part of an answer.</summary>
    /// <param name="feature">Place of the feature in the order of the run.</param>
    /// <param name="all">The whole answer.</param>
    /// <param name="first">Place of the first figure of this part.</param>
    public Figures(short feature, ReadOnlySpan<double> all, int first)
    {
        Feature = feature;
        First = checked((short)first);
        Total = checked((short)all.Length);
        ReadOnlySpan<double> part = all[first..];
        _first = At(part, 0);
        _second = At(part, 1);
        _third = At(part, 2);
        _fourth = At(part, 3);
        _fifth = At(part, 4);
        _sixth = At(part, 5);
    }

    private Figures(short feature) => (Feature, Total) = (feature, Failed);

    /// <summary>Place of the feature in the order of the run.</summary>
    public short Feature { get; }

    /// <summary>Place of the first figure in the answer.</summary>
    public short First { get; }

    /// <summary>Number of figures of the whole answer; <see cref="Failed"/> when the work has thrown.</summary>
    public short Total { get; }

    /// <summary>How many are in this part.</summary>
    public int Count => Math.Max(0, Math.Min(Most, Total - First));

    /// <summary>Whether the answer is complete with this part.</summary>
    public bool IsLast => First + Count >= Total;

    /// <summary>A figure of this part; NaN for one that is absent.</summary>
    /// <param name="place">Place in this part, below <see cref="Count"/>.</param>
    public double this[int place] => place switch
    {
        0 => _first,
        1 => _second,
        2 => _third,
        3 => _fourth,
        4 => _fifth,
        5 => _sixth,
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };

    /// <summary>What is told when the work of a feature has thrown.</summary>
    public static Figures OfFailure(short feature) => new(feature);

    private static double At(ReadOnlySpan<double> part, int place) => place < part.Length ? part[place] : 0;
}
