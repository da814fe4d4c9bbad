using System.Text;

namespace MiaIa.Host.Tests.Metrics;

/// <summary>A message in the wire format of protocol buffers: its fields with their bytes, decoded by hand.</summary>
internal sealed class ProtobufText
{
    private readonly List<(int Number, byte[] Bytes, ulong Value)> _fields = [];

    public ProtobufText(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (at < bytes.Length)
        {
            ulong key = Varint(bytes, ref at);
            int number = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    _fields.Add((number, [], Varint(bytes, ref at)));
                    break;
                case 1:
                    _fields.Add((number, [], BitConverter.ToUInt64(bytes.Slice(at, 8))));
                    at += 8;
                    break;
                case 2:
                    int length = (int)Varint(bytes, ref at);
                    _fields.Add((number, bytes.Slice(at, length).ToArray(), 0));
                    at += length;
                    break;
                case 5:
                    _fields.Add((number, [], BitConverter.ToUInt32(bytes.Slice(at, 4))));
                    at += 4;
                    break;
                default:
                    throw new FormatException($"wire type {key & 7}");
            }
        }
    }

    /// <summary>The messages of a field.</summary>
    public IEnumerable<ProtobufText> All(int number) => _fields.Where(f => f.Number == number).Select(f => new ProtobufText(f.Bytes));

    /// <summary>The text of a field.</summary>
    public string Text(int number) => Encoding.UTF8.GetString(_fields.Single(f => f.Number == number).Bytes);

    /// <summary>The number of a field of fixed or variable length; 0 when it is not there.</summary>
    public ulong Value(int number) => _fields.FirstOrDefault(f => f.Number == number).Value;

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = bytes[at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
    }
}
