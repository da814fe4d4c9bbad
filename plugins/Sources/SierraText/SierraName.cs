using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>What the name of an export tells: <c>ESM17-CME.scid_BarData__5m.txt.gz</c> is the June 2017 contract of ES.</summary>
internal static class SierraName
{
    /// <summary>Reads a name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="first">Date of the first record.</param>
    public static ContractName Parse(string path, DateOnly first)
    {
        string name = Path.GetFileName(path).ToUpperInvariant();
        int end = name.IndexOfAny(['-', '_', '.', ' ']);
        return ContractName.Of(end < 0 ? name : name[..end], first);
    }
}
