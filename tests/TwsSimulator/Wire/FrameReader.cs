using System.Buffers.Binary;
using System.Text;

namespace MiaIa.TwsSimulator;

/// <summary>Cuts the bytes of one client into the prefix of the hello and frames, however they were split on the way.</summary>
internal sealed class FrameReader
{
    private const int Longest = 0xFFFFFF;
    private readonly List<byte> _bytes = [];
    private bool _isPrefixRead;

    /// <summary>Whether the stream can no longer be read: a wrong prefix or an illegal length.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Takes bytes as they came.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    /// <summary>The next complete frame as text, or null.</summary>
    public string? Next()
    {
        if (IsLost || (!_isPrefixRead && !ReadPrefix()) || _bytes.Count < 4)
        {
            return null;
        }

        int length = BinaryPrimitives.ReadInt32BigEndian(_bytes.GetRange(0, 4).ToArray());
        if (length is < 1 or > Longest)
        {
            IsLost = true;
            return null;
        }

        if (_bytes.Count < 4 + length)
        {
            return null;
        }

        string text = Encoding.Latin1.GetString(_bytes.GetRange(4, length).ToArray());
        _bytes.RemoveRange(0, 4 + length);
        return text;
    }

    private bool ReadPrefix()
    {
        ReadOnlySpan<byte> expected = "API\0"u8;
        for (int i = 0; i < Math.Min(4, _bytes.Count); i++)
        {
            if (_bytes[i] != expected[i])
            {
                IsLost = true;
                return false;
            }
        }

        if (_bytes.Count < 4)
        {
            return false;
        }

        _bytes.RemoveRange(0, 4);
        _isPrefixRead = true;
        return true;
    }
}
