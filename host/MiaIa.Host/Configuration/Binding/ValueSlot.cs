namespace MiaIa.Host.Configuration;

/// <summary>A place for a value: a property, or an element of its list or map.</summary>
/// <param name="Property">The property, for what its attributes say.</param>
/// <param name="Shape">How this value is written: the property's, or that of an element.</param>
/// <param name="Path">Where under its plugin, for messages: <c>groups.base.share</c>.</param>
internal sealed record ValueSlot(OptionProperty Property, ValueShape Shape, string Path)
{
    /// <summary>The place of an element.</summary>
    public ValueSlot Element(string name) => new(Property, ValueShape.Of(Shape.Element!), $"{Path}.{name}");

    /// <summary>Whether it is the property itself.</summary>
    public bool IsWhole => ReferenceEquals(Shape, Property.Shape);
}
