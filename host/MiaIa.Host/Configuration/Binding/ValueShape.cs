using System.Reflection;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>How values of a type are written.</summary>
/// <param name="Kind">Single value, list, map or record.</param>
/// <param name="Type">The type, without <see cref="Nullable{T}"/>.</param>
/// <param name="Element">The type of the elements of a list or map; else null.</param>
/// <param name="IsNullable">Whether it is a <see cref="Nullable{T}"/>.</param>
internal sealed record ValueShape(ValueKind Kind, Type Type, Type? Element, bool IsNullable)
{
    private static readonly HashSet<Type> Scalars =
    [
        typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(bool), typeof(string),
        typeof(TimeOnly), typeof(TimeSpan), typeof(BarPeriod),
    ];

    private static readonly HashSet<Type> Lists =
    [
        typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>), typeof(IList<>), typeof(ICollection<>),
    ];

    /// <summary>The shape of a type.</summary>
    /// <exception cref="NotSupportedException">An options record may not have a property of this type.</exception>
    public static ValueShape Of(Type type)
    {
        Type inner = Nullable.GetUnderlyingType(type) ?? type;
        bool isNullable = inner != type;
        if (inner.IsEnum || Scalars.Contains(inner))
        {
            return new(ValueKind.Scalar, inner, null, isNullable);
        }

        if (inner.IsArray)
        {
            return new(ValueKind.List, inner, inner.GetElementType(), isNullable);
        }

        if (inner.IsGenericType)
        {
            return OfGeneric(inner, isNullable);
        }

        return inner.IsValueType || inner.GetConstructor(Type.EmptyTypes) is not null
            ? new(ValueKind.Record, inner, null, isNullable)
            : throw NotSupported(inner, "a nested record needs a constructor without parameters");
    }

    /// <summary>An empty value to fill: for a record.</summary>
    public object Create() => Activator.CreateInstance(Type)!;

    /// <summary>A list of this shape.</summary>
    public Array ListOf(IReadOnlyList<object?> items)
    {
        Array list = Array.CreateInstance(Element!, items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            list.SetValue(items[i], i);
        }

        return list;
    }

    /// <summary>A map of this shape that keeps the order of its lines.</summary>
    public System.Collections.IDictionary NewMap() =>
        (System.Collections.IDictionary)Activator.CreateInstance(
            typeof(OrderedDictionary<,>).MakeGenericType(typeof(string), Element!))!;

    private static ValueShape OfGeneric(Type type, bool isNullable)
    {
        Type definition = type.GetGenericTypeDefinition();
        Type[] arguments = type.GetGenericArguments();
        if (Lists.Contains(definition))
        {
            return new(ValueKind.List, type, arguments[0], isNullable);
        }

        return definition == typeof(IReadOnlyDictionary<,>) && arguments[0] == typeof(string)
            ? new(ValueKind.Map, type, arguments[1], isNullable)
            : throw NotSupported(type, "lists are IReadOnlyList<T> or T[], maps are IReadOnlyDictionary<string, T>");
    }

    private static NotSupportedException NotSupported(MemberInfo type, string remedy) =>
        new($"an option cannot be of type {type.Name}: {remedy}");
}
