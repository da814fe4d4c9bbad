namespace MiaIa.Host.Configuration;

/// <summary>A line of a map.</summary>
/// <param name="Key">The key as written.</param>
/// <param name="Mark">Where the key begins.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(string Key, Mark Mark, YamlNode Value)
{
    /// <summary>Whether nothing stands behind the colon.</summary>
    public bool IsEmpty => Value is YamlScalar { IsNull: true };
}
