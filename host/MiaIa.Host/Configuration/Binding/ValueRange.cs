using System.ComponentModel.DataAnnotations;

namespace MiaIa.Host.Configuration;

/// <summary>The bounds of a <see cref="RangeAttribute"/>, compared without converters, which would pin plugin types.</summary>
/// <param name="Least">Least value; null when it cannot be compared with the type.</param>
/// <param name="Most">Largest value.</param>
/// <param name="IsAboveLeast">Whether the least value itself is not allowed.</param>
/// <param name="IsBelowMost">Whether the largest value itself is not allowed.</param>
internal sealed record ValueRange(IComparable Least, IComparable Most, bool IsAboveLeast, bool IsBelowMost)
{
    /// <summary>The range of an attribute for values of a type.</summary>
    /// <exception cref="NotSupportedException">The attribute's bounds are not of that type.</exception>
    public static ValueRange Of(RangeAttribute range, Type type) => new(
        Bound(range.Minimum, type), Bound(range.Maximum, type), range.MinimumIsExclusive, range.MaximumIsExclusive);

    /// <summary>Whether a value lies in it.</summary>
    public bool Contains(object value)
    {
        int least = Least.CompareTo(value);
        int most = Most.CompareTo(value);
        return (IsAboveLeast ? least < 0 : least <= 0) && (IsBelowMost ? most > 0 : most >= 0);
    }

    /// <inheritdoc />
    public override string ToString() =>
        $"{(IsAboveLeast ? "above" : "from")} {ScalarText.Write(Least)} {(IsBelowMost ? "to below" : "to")} {ScalarText.Write(Most)}";

    private static IComparable Bound(object bound, Type type)
    {
        if (bound is double and (double.PositiveInfinity or double.MaxValue) && type == typeof(decimal))
        {
            return decimal.MaxValue;
        }

        string text = bound as string ?? ScalarText.Write(bound);
        return ScalarText.TryRead(type, text, isQuoted: false, Unit.None, out object? value)
            && value is IComparable comparable
            ? comparable
            : type == typeof(double) && bound is double number
                ? number
                : throw new NotSupportedException($"the range's bound {text} is no value of type {type.Name}");
    }
}
