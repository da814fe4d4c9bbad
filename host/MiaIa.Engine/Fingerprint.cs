using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>
/// SHA-256 over decisions, orders and fills, in order: equal for equal runs, whatever the machine, its zone or culture, and
/// the order in which plugins were loaded. It begins with the effective settings, since they are what a run is a run of.
/// </summary>
public sealed class Fingerprint : IDisposable
{
    private const int BlockBytes = 32 * 1024;
    private const byte DecisionTag = 1;
    private const byte OrderTag = 2;
    private const byte AnswerTag = 3;
    private const byte GradeTag = 4;
    private const byte ModifyTag = 5;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _block = new byte[BlockBytes];
    private int _length;

    /// <summary>Adds the effective settings of the run.</summary>
    public void AddSettings(string canonicalText)
    {
        Flush();
        _hash.AppendData(Encoding.UTF8.GetBytes(canonicalText));
    }

    /// <summary>Adds what was decided at one moment.</summary>
    public void Add(long timeNs, double score, double threshold, ReasonCode reason, Side candidate)
    {
        Span<byte> to = Take(1 + 8 + 8 + 8 + 1 + 1);
        to[0] = DecisionTag;
        BinaryPrimitives.WriteInt64LittleEndian(to[1..], timeNs);
        BinaryPrimitives.WriteDoubleLittleEndian(to[9..], score);
        BinaryPrimitives.WriteDoubleLittleEndian(to[17..], threshold);
        to[25] = (byte)reason;
        to[26] = (byte)candidate;
    }

    /// <summary>Adds what the models and the grade of a setup came to.</summary>
    public void Add(double? probability, double confidence)
    {
        Span<byte> to = Take(1 + 8 + 8);
        to[0] = GradeTag;
        BinaryPrimitives.WriteDoubleLittleEndian(to[1..], probability ?? -1);
        BinaryPrimitives.WriteDoubleLittleEndian(to[9..], confidence);
    }

    /// <summary>Adds a change of an order that is about to be asked for.</summary>
    public void AddModify(long orderId, int priceTicks, long timeNs)
    {
        Span<byte> to = Take(1 + 8 + 8 + 4);
        to[0] = ModifyTag;
        BinaryPrimitives.WriteInt64LittleEndian(to[1..], timeNs);
        BinaryPrimitives.WriteInt64LittleEndian(to[9..], orderId);
        BinaryPrimitives.WriteInt32LittleEndian(to[17..], priceTicks);
    }

    /// <summary>Adds an order that is about to be sent.</summary>
    public void Add(in Order order, long timeNs)
    {
        Span<byte> to = Take(1 + 8 + 8 + 3 + 4 + 4 + 4 + 8 + 8 + 8);
        to[0] = OrderTag;
        BinaryPrimitives.WriteInt64LittleEndian(to[1..], timeNs);
        BinaryPrimitives.WriteInt64LittleEndian(to[9..], order.Id);
        to[17] = (byte)order.Role;
        to[18] = (byte)order.Type;
        to[19] = (byte)order.Side;
        BinaryPrimitives.WriteInt32LittleEndian(to[20..], order.Quantity);
        BinaryPrimitives.WriteInt32LittleEndian(to[24..], order.PriceTicks);
        BinaryPrimitives.WriteInt32LittleEndian(to[28..], order.OffsetTicks);
        BinaryPrimitives.WriteInt64LittleEndian(to[32..], order.ParentId);
        BinaryPrimitives.WriteInt64LittleEndian(to[40..], order.GroupId);
        BinaryPrimitives.WriteInt64LittleEndian(to[48..], order.ExpiresNs);
    }

    /// <summary>Adds a fill.</summary>
    public void Add(in Fill fill, long timeNs)
    {
        Span<byte> to = Take(1 + 8 + 8 + 1 + 4 + 4 + 8 + 4);
        to[0] = AnswerTag;
        BinaryPrimitives.WriteInt64LittleEndian(to[1..], timeNs);
        BinaryPrimitives.WriteInt64LittleEndian(to[9..], fill.OrderId);
        to[17] = (byte)fill.Side;
        BinaryPrimitives.WriteInt32LittleEndian(to[18..], fill.Quantity);
        BinaryPrimitives.WriteInt32LittleEndian(to[22..], fill.PriceTicks);
        BinaryPrimitives.WriteInt64LittleEndian(to[26..], fill.FeeMicros);
        BinaryPrimitives.WriteInt32LittleEndian(to[34..], fill.SlippageTicks);
    }

    /// <summary>The fingerprint so far, as 64 hexadecimal digits.</summary>
    public string ToText()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();

    private Span<byte> Take(int bytes)
    {
        if (_length + bytes > BlockBytes)
        {
            Flush();
        }

        Span<byte> part = _block.AsSpan(_length, bytes);
        _length += bytes;
        return part;
    }

    private void Flush()
    {
        _hash.AppendData(_block.AsSpan(0, _length));
        _length = 0;
    }
}
