namespace MiaIa.Sdk;

/// <summary>
/// The default of an option in the profile <c>seed-literal</c>, where it differs from the initial value of the property.
/// </summary>
/// <param name="value">The default, of the property's type or as text the way it is written in YAML.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SeedLiteralAttribute(object value) : Attribute
{
    /// <summary>The default in that profile.</summary>
    public object Value { get; } = value;
}
