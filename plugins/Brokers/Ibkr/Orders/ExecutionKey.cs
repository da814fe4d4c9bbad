using System.Globalization;
using System.Text;

namespace MiaIa.Plugins.Brokers.Ibkr.Orders;

/// <summary>
/// The identity of an execution: TWS's id up to its last dot, and the revision behind it. A correction has the same base and a higher
/// revision, and is the same execution.
/// </summary>
/// <param name="Base">Id without revision.</param>
/// <param name="Revision">1 for the first report.</param>
internal readonly record struct ExecutionKey(string Base, int Revision)
{
    private const ulong Offset = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    /// <summary>The base as a number that is the same in every run: FNV-1a over its UTF-8 bytes without the sign, never 0.</summary>
    public long Number
    {
        get
        {
            long number = (long)(Hash(Encoding.UTF8.GetBytes(Base)) & long.MaxValue);
            return number == 0 ? 1 : number;
        }
    }

    /// <summary>Reads an id. One without a revision is its own base.</summary>
    public static ExecutionKey Of(string execId)
    {
        int dot = execId.LastIndexOf('.');
        return dot > 0 && int.TryParse(execId.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int revision)
            ? new ExecutionKey(execId[..dot], revision)
            : new ExecutionKey(execId, 1);
    }

    /// <summary>FNV-1a of 64 bits.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = Offset;
        foreach (byte b in bytes)
        {
            hash = unchecked((hash ^ b) * Prime);
        }

        return hash;
    }
}
