using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MiaIa.TwsSimulator;

/// <summary>One message to a client: fields in wire order, each ended by NUL, behind a length of four bytes.</summary>
public sealed class Message
{
    /// <summary>A number that is not known, as a real server writes it.</summary>
    public const string Unset = "1.7976931348623157E308";

    private readonly List<string> _fields = [];

    /// <summary>A message that begins with this id.</summary>
    public Message(int id)
    {
        Id = id;
        Add(id);
    }

    private Message()
    {
        Id = -1;
    }

    /// <summary>The id, -1 for the answer to the hello, which has none.</summary>
    public int Id { get; }

    /// <summary>The fields so far, the id first.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>A message without an id: the answer to the hello.</summary>
    public static Message WithoutId() => new();

    /// <summary>A copy with further fields at the end.</summary>
    public Message With(params string[] more)
    {
        var copy = Id < 0 ? new Message() : new Message(Id);
        copy._fields.Clear();
        copy._fields.AddRange(_fields);
        copy._fields.AddRange(more);
        return copy;
    }

    /// <summary>A copy without the last field.</summary>
    public Message WithoutLast()
    {
        Message copy = With();
        copy._fields.RemoveAt(copy._fields.Count - 1);
        return copy;
    }

    /// <summary>Adds one text.</summary>
    public Message Add(string text)
    {
        _fields.Add(text);
        return this;
    }

    /// <summary>Adds several texts.</summary>
    public Message Add(params string[] texts)
    {
        _fields.AddRange(texts);
        return this;
    }

    /// <summary>Adds an integer.</summary>
    public Message Add(long value) => Add(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a number; null becomes the mark of an unknown number.</summary>
    public Message Add(decimal? value) => Add(value is { } v ? Number(v) : Unset);

    /// <summary>Adds 1 or 0.</summary>
    public Message Add(bool value) => Add(value ? "1" : "0");

    /// <summary>A number without trailing zeros.</summary>
    public static string Number(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    /// <summary>The frame: length and payload.</summary>
    public byte[] ToFrame()
    {
        byte[] payload = Encoding.Latin1.GetBytes(string.Concat(_fields.Select(f => f + "\0")));
        byte[] frame = new byte[payload.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length);
        payload.CopyTo(frame, 4);
        return frame;
    }

    /// <summary>The fields with a bar for every NUL.</summary>
    public override string ToString() => string.Concat(_fields.Select(f => f + "|"));
}
