using System.Collections;

namespace MiaIa.Host.Configuration;

/// <summary>Notes the outputs that options name by default, so that a feature left out is told and not met later.</summary>
internal static class DefaultInputs
{
    /// <summary>Whether a property, or a record in its list or map, can name outputs.</summary>
    public static bool MayBeIn(OptionProperty property) => property.InputOutput is not null
        || (property.Shape.Element is { } element && ValueShape.Of(element).Kind is ValueKind.Record);

    /// <summary>Notes those of a property that nobody wrote.</summary>
    public static void Note(OptionShapes shapes, OptionProperty property, object? value, string path, Binding binding)
    {
        if (value is null)
        {
            return;
        }

        if (property.InputOutput is { } output)
        {
            foreach (string name in Names(value))
            {
                binding.Inputs.Add(
                    new InputName(name, output, path, binding.Mark, IsDefault: true, property.IsOptionalInput));
            }
        }
        else if (property.Shape is { Element: { } element } && MayBeIn(property))
        {
            foreach (object? item in value is IDictionary map ? map.Values : (IEnumerable)value)
            {
                NoteRecord(shapes, element, item, path, binding);
            }
        }
    }

    private static void NoteRecord(OptionShapes shapes, Type record, object? value, string path, Binding binding)
    {
        if (value is null)
        {
            return;
        }

        foreach (OptionProperty property in shapes.Of(record))
        {
            Note(shapes, property, property.Property.GetValue(value), path + "." + property.Key, binding);
        }
    }

    private static IEnumerable<string> Names(object value) => value switch
    {
        string name => [name],
        IDictionary map => map.Keys.Cast<string>(),
        IEnumerable<string> names => names,
        _ => [],
    };
}
