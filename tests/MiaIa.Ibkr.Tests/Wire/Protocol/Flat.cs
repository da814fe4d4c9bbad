using System.Collections;
using System.Globalization;
using System.Reflection;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Wire.Protocol;

/// <summary>A message as sorted lines, one for each property and item, so that nothing of it escapes a comparison.</summary>
internal static class Flat
{
    private static readonly Dictionary<Type, PropertyInfo[]> Known = [];

    public static List<string> Of(object? message)
    {
        List<string> lines = [];
        Add(lines, "", message);
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static void Add(List<string> lines, string path, object? value)
    {
        switch (value)
        {
            case null:
                lines.Add($"{path}=null");
                break;
            case TagValue tag:
                lines.Add($"{path[..path.LastIndexOf('[')]}#{tag.Tag}={tag.Value}");
                break;
            case string or Enum or bool:
                lines.Add($"{path}={value}");
                break;
            case decimal amount:
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{path}={amount / 1.0000000000000000000000000000m}"));
                break;
            case IFormattable number:
                lines.Add($"{path}={number.ToString(null, CultureInfo.InvariantCulture)}");
                break;
            case IEnumerable list:
                int i = 0;
                foreach (object? item in list)
                {
                    Add(lines, $"{path}[{i++}]", item);
                }

                break;
            default:
                foreach (PropertyInfo property in PropertiesOf(value.GetType()))
                {
                    Add(lines, path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.GetValue(value));
                }

                break;
        }
    }

    private static PropertyInfo[] PropertiesOf(Type type)
    {
        lock (Known)
        {
            return Known.TryGetValue(type, out PropertyInfo[]? known)
                ? known
                : Known[type] = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0)];
        }
    }
}
