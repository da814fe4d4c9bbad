using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>A property of an options record, with what its attributes say.</summary>
internal sealed class OptionProperty
{
    /// <summary>Reads the attributes of a property once.</summary>
    public OptionProperty(PropertyInfo property)
    {
        Property = property;
        Key = Kebab.Of(property.Name);
        Shape = ValueShape.Of(property.PropertyType);
        Unit = Units.Of(Key);
        foreach (Attribute attribute in property.GetCustomAttributes())
        {
            Take(attribute);
        }
    }

    /// <summary>The property.</summary>
    public PropertyInfo Property { get; }

    /// <summary>Its name in the file.</summary>
    public string Key { get; }

    /// <summary>How its value is written.</summary>
    public ValueShape Shape { get; }

    /// <summary>The unit that the name tells.</summary>
    public Unit Unit { get; }

    /// <summary>The range of the value, or of each element of a list or map; null for none.</summary>
    public RangeAttribute? Range { get; private set; }

    /// <summary>The output meant by a name without a dot, when the value names outputs; else null.</summary>
    public string? InputOutput { get; private set; }

    /// <summary>Whether it may come from the environment only.</summary>
    public bool IsSecret { get; private set; }

    /// <summary>Whether the outputs named by default may be absent.</summary>
    public bool IsOptionalInput { get; private set; }

    /// <summary>The default in the profile seed-literal, or null for the same as in the other.</summary>
    public object? SeedLiteral { get; private set; }

    /// <summary>Whether the value must be written.</summary>
    public bool IsRequired { get; private set; }

    /// <summary>The only texts allowed, of the value or of each element; empty for any.</summary>
    public IReadOnlyList<string> Allowed { get; private set; } = [];

    /// <summary>A regular expression that the whole of a text must match; null for any.</summary>
    public string? Pattern { get; private set; }

    /// <summary>Fewest elements of a list or letters of a text.</summary>
    public int LeastLength { get; private set; }

    /// <summary>Most elements of a list or letters of a text.</summary>
    public int MostLength { get; private set; } = int.MaxValue;

    /// <summary>Whether <c>off</c> means that there is none.</summary>
    public bool IsNullable => Shape.IsNullable
        || (!Property.PropertyType.IsValueType
            && new NullabilityInfoContext().Create(Property).WriteState is NullabilityState.Nullable);

    private void Take(Attribute attribute)
    {
        switch (attribute)
        {
            case RangeAttribute range: Range = range; break;
            case InputAttribute input: InputOutput = input.Output; break;
            case OptionalAttribute: IsOptionalInput = true; break;
            case SecretAttribute: IsSecret = true; break;
            case SeedLiteralAttribute seed: SeedLiteral = seed.Value; break;
            case RequiredAttribute or RequiredMemberAttribute: IsRequired = true; break;
            case AllowedValuesAttribute allowed: Allowed = [.. allowed.Values.OfType<string>()]; break;
            case RegularExpressionAttribute expression: Pattern = expression.Pattern; break;
            case MinLengthAttribute least: LeastLength = least.Length; break;
            case MaxLengthAttribute most: MostLength = most.Length; break;
            case LengthAttribute both: (LeastLength, MostLength) = (both.MinimumLength, both.MaximumLength); break;
            case StringLengthAttribute text: (LeastLength, MostLength) = (text.MinimumLength, text.MaximumLength); break;
            default: break;
        }
    }
}
