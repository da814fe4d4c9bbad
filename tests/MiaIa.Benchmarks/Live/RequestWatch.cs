using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MiaIa.Benchmarks.Live;

/// <summary>Reads the client's requests as they come off the socket: which streams it asks for, and when an order is whole.</summary>
/// <param name="market">Gets the request ids.</param>
/// <param name="times">Gets the times of orders.</param>
internal sealed class RequestWatch(LoadMarket market, OrderTimes times)
{
    private const int PrefixBytes = 4;
    private const int BracketOrders = 3;
    private const int HelloBytes = 4;

    // What only asks for a margin carries none.
    private const string OwnTag = "mia-";

    private readonly List<byte> _bytes = [];
    private bool _isGreeted;
    private int _highestOrder;
    private int _newOrders;

    /// <summary>A bracket came whole; gets the number of its entry.</summary>
    public Action<int> OnBracket { get; init; } = _ => { };

    /// <summary>Brackets so far.</summary>
    public int Brackets => _newOrders / BracketOrders;

    /// <summary>Bytes that came.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        long at = Stopwatch.GetTimestamp();
        _bytes.AddRange(bytes);
        if (!_isGreeted && _bytes.Count >= HelloBytes)
        {
            _isGreeted = true;
            _bytes.RemoveRange(0, HelloBytes);
        }

        ReadOnlySpan<byte> left = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes);
        int used = 0;
        while (left.Length - used >= PrefixBytes)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(left[used..]);
            if (left.Length - used - PrefixBytes < length)
            {
                break;
            }

            Take(Encoding.Latin1.GetString(left.Slice(used + PrefixBytes, length)).Split('\0'), at);
            used += PrefixBytes + length;
        }

        _bytes.RemoveRange(0, used);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private void Take(string[] fields, long at)
    {
        switch (fields[0])
        {
            case "97":
                market.Ids = fields.Contains("AllLast", StringComparer.Ordinal)
                    ? market.Ids with { Trades = Number(fields[1]) }
                    : market.Ids with { Quotes = Number(fields[1]) };
                break;
            case "10":
                market.Ids = market.Ids with { Book = Number(fields[2]) };
                break;
            case "3" when Number(fields[1]) > _highestOrder && Array.Exists(fields, f => f.StartsWith(OwnTag, StringComparison.Ordinal)):
                _highestOrder = Number(fields[1]);
                if (++_newOrders % BracketOrders == 0)
                {
                    times.Order(at);
                    OnBracket(_highestOrder - BracketOrders + 1);
                }

                break;
        }
    }
}
