namespace MiaIa.Host.Configuration;

/// <summary>The members of an enumeration as they are written in the file: kebab-case.</summary>
internal static class EnumNames
{
    /// <summary>All names of an enumeration, in the order of its values.</summary>
    public static IReadOnlyList<string> Of(Type type) => [.. Enum.GetNames(type).Select(Kebab.Of)];

    /// <summary>The member with a name, or null.</summary>
    public static object? Read(Type type, string text)
    {
        foreach (string name in Enum.GetNames(type))
        {
            if (string.Equals(Kebab.Of(name), text, StringComparison.Ordinal))
            {
                return Enum.Parse(type, name);
            }
        }

        return null;
    }

    /// <summary>The name of a member.</summary>
    public static string Write(Enum member) => Kebab.Of(member.ToString());
}
