using System.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Which rows of a table belong to a stream: those of its symbol, or all.</summary>
/// <param name="key">The symbol as it is written; empty for all rows.</param>
internal sealed class CsvKey(string key)
{
    private readonly byte[] _symbol = Encoding.UTF8.GetBytes(key);

    /// <summary>Whether a row of this symbol belongs to the stream.</summary>
    public bool IsOf(ReadOnlySpan<byte> symbol) => _symbol.Length == 0 || symbol.SequenceEqual(_symbol);
}
