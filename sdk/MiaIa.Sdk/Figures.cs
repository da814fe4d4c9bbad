using System.Runtime.CompilerServices;

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

    private readonly Six _values;

    /// <summary>Makes a part of an answer.</summary>
    /// <param name="feature">Place of the feature in the order of the run.</param>
    /// <param name="all">The whole answer.</param>
    /// <param name="first">Place of the first figure of this part.</param>
    public Figures(short feature, ReadOnlySpan<double> all, int first)
    {
        Feature = feature;
        First = checked((short)first);
        Total = checked((short)all.Length);
        all.Slice(first, Math.Min(Most, all.Length - first)).CopyTo(_values);
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
    public double this[int place] => _values[place];

    /// <summary>What is told when the work of a feature has thrown.</summary>
    public static Figures OfFailure(short feature) => new(feature);

    [InlineArray(Most)]
    private struct Six
    {
        private double _first;

        /// <summary>Inline arrays have no equality of their own: without this one no two events could be compared.</summary>
        public override readonly bool Equals(object? obj) =>
            obj is Six other && ((ReadOnlySpan<double>)this).SequenceEqual(other);

        public override readonly int GetHashCode() => HashCode.Combine(this[0], this[1], this[2], this[3], this[4], this[5]);
    }
}
