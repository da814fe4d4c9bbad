using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace MiaIa.Host.Configuration;

/// <summary>The summaries of options, from the XML file that the compiler writes beside an assembly.</summary>
internal sealed class XmlDescriptions
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _byFile = new(StringComparer.Ordinal);

    /// <summary>The summary of a property as plain text; null when there is none.</summary>
    public string? Of(PropertyInfo property) =>
        property.DeclaringType is { } type ? Find(type, $"P:{NameOf(type)}.{property.Name}") : null;

    /// <summary>The summary of a type as plain text; null when there is none.</summary>
    public string? Of(Type type) => Find(type, "T:" + NameOf(type));

    private static string NameOf(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private string? Find(Type type, string member)
    {
        string assembly = type.Assembly.Location;
        if (assembly.Length == 0)
        {
            return null;
        }

        string file = Path.ChangeExtension(assembly, ".xml");
        if (!_byFile.TryGetValue(file, out IReadOnlyDictionary<string, string>? members))
        {
            members = Read(file);
            _byFile.Add(file, members);
        }

        return members.GetValueOrDefault(member);
    }

    private static IReadOnlyDictionary<string, string> Read(string file)
    {
        Dictionary<string, string> members = new(StringComparer.Ordinal);
        if (!File.Exists(file))
        {
            return members;
        }

        try
        {
            foreach (XElement member in XDocument.Load(file).Descendants("member"))
            {
                if ((string?)member.Attribute("name") is { } name && member.Element("summary") is { } summary)
                {
                    members[name] = Plain(summary);
                }
            }
        }
        catch (XmlException)
        {
            // Descriptions are a courtesy: a broken file of them gives none.
            members.Clear();
        }

        return members;
    }

    private static string Plain(XElement summary)
    {
        StringBuilder text = new();
        foreach (XNode node in summary.DescendantNodes())
        {
            if (node is XText words)
            {
                text.Append(words.Value);
            }
            else if (node is XElement { IsEmpty: true } reference)
            {
                text.Append(Reference(reference));
            }
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Reference(XElement reference)
    {
        XAttribute? attribute =
            reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword");
        string name = attribute?.Value ?? "";
        return Kebab.Of(name[(name.LastIndexOf('.') + 1)..]);
    }
}
