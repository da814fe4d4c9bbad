using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MiaIa.Sdk.Learning;

/// <summary>
/// What the columns of a matrix mean. A model answers only for the schema it was trained on: two schemas are one when
/// their hashes are.
/// </summary>
public sealed class LearningSchema
{
    /// <summary>Most columns.</summary>
    public const int MaxFeatures = 1000;

    /// <summary>A schema.</summary>
    /// <param name="version">Counted up when a column of the same name is computed otherwise; 1 or more.</param>
    /// <param name="names">Names of the columns in their order, 1 to 1000, each once.</param>
    public LearningSchema(int version, IReadOnlyList<string> names)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(names.Count, 1, nameof(names));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(names.Count, MaxFeatures, nameof(names));
        Version = version;
        Names = [.. names];
        if (Names.Distinct(StringComparer.Ordinal).Count() != Names.Count || Names.Any(n => n.Contains('\n', StringComparison.Ordinal)))
        {
            throw new ArgumentException("Each column has a name of its own, in one line.", nameof(names));
        }

        string text = string.Create(CultureInfo.InvariantCulture, $"{version}\n{string.Join('\n', Names)}");
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Version of the meaning of the columns, 1 or more.</summary>
    public int Version { get; }

    /// <summary>Names of the columns, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>SHA-256 over version and names, 64 hexadecimal digits.</summary>
    public string Hash { get; }
}
