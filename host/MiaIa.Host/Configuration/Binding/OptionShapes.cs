using System.Reflection;

namespace MiaIa.Host.Configuration;

/// <summary>
/// The properties of options records, looked up once for each type. It belongs to one reading and not to the program: a
/// static table of plugin types would keep their load contexts alive.
/// </summary>
internal sealed class OptionShapes
{
    private readonly Dictionary<Type, IReadOnlyList<OptionProperty>> _known = [];

    /// <summary>The properties that can be written, in the order of the record.</summary>
    /// <exception cref="NotSupportedException">A property is of a type that cannot be written in the file.</exception>
    public IReadOnlyList<OptionProperty> Of(Type record)
    {
        if (!_known.TryGetValue(record, out IReadOnlyList<OptionProperty>? properties))
        {
            properties =
            [
                .. record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0)
                    .Select(p => new OptionProperty(p)),
            ];
            _known.Add(record, properties);
        }

        return properties;
    }
}
