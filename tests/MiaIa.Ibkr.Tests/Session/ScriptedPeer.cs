using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MiaIa.Ibkr.Tests.Session;

/// <summary>A TWS of a few lines: it speaks frames, answers hello, start and the time, and else what a test tells it to.</summary>
internal sealed class ScriptedPeer
{
    private readonly List<byte> _bytes = [];
    private readonly ManualTime _time;
    private bool _hadHello;

    public ScriptedPeer(ManualTime time)
    {
        _time = time;
        Transport = new MemoryTransport(this);
    }

    public MemoryTransport Transport { get; }

    public int Version { get; init; } = 200;

    public bool AnswersHello { get; init; } = true;

    /// <summary>What follows on the start; null for nothing.</summary>
    public string[] OnStart { get; init; } = ["15|1|DU1234567|", "9|1|100|"];

    public bool AnswersTime { get; set; } = true;

    public bool IsWriteStuck { get; set; }

    /// <summary>Called on the hello, before any answer.</summary>
    public Action<ScriptedPeer>? OnHello { get; init; }

    /// <summary>Called for each message after the start.</summary>
    public Action<ScriptedPeer, string[]>? OnMessage { get; set; }

    /// <summary>All messages after the hello with their times.</summary>
    public List<(long TimeNs, string[] Fields)> Received { get; } = [];

    public bool IsClosed => Transport.IsClosed;

    /// <summary>All messages with an id.</summary>
    public string[][] Of(string id) => [.. Received.Select(r => r.Fields).Where(f => f[0] == id)];

    /// <summary>Sends a frame; fields end with |.</summary>
    public void Send(string fields) => Transport.Deliver(Frame(fields));

    public void SendRaw(ReadOnlySpan<byte> bytes) => Transport.Deliver(bytes);

    public void Notice(int id, int code, string text) => Send($"4|{id}|{code}|{text}||1763800000000|");

    public void Close() => Transport.End();

    public static byte[] Frame(string fields)
    {
        byte[] payload = Encoding.Latin1.GetBytes(fields.Replace('|', '\0'));
        byte[] frame = new byte[4 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length);
        payload.CopyTo(frame, 4);
        return frame;
    }

    public void OnBytes(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        if (!_hadHello)
        {
            TakeHello();
        }

        while (_hadHello && TakeFrame() is { } fields)
        {
            Received.Add((_time.UtcNs, fields));
            Answer(fields);
        }
    }

    private void TakeHello()
    {
        byte[] hello = "API\0\0\0\0\u0009v176..200"u8.ToArray();
        _bytes.Take(hello.Length).Should().Equal(hello);
        _bytes.RemoveRange(0, hello.Length);
        _hadHello = true;
        OnHello?.Invoke(this);
        if (AnswersHello)
        {
            Send(string.Create(CultureInfo.InvariantCulture, $"{Version}|20260610 09:00:00 Central Standard Time|"));
        }
    }

    private string[]? TakeFrame()
    {
        if (_bytes.Count < 4)
        {
            return null;
        }

        int length = BinaryPrimitives.ReadInt32BigEndian([.. _bytes.Take(4)]);
        if (_bytes.Count < 4 + length)
        {
            return null;
        }

        string text = Encoding.Latin1.GetString([.. _bytes.Skip(4).Take(length)]);
        _bytes.RemoveRange(0, 4 + length);
        return text.Split('\0')[..^1];
    }

    private void Answer(string[] fields)
    {
        switch (fields[0])
        {
            case "71":
                foreach (string message in OnStart)
                {
                    Send(message);
                }

                break;
            case "49" when AnswersTime:
                Send(string.Create(CultureInfo.InvariantCulture, $"49|1|{_time.UtcNs / 1_000_000_000}|"));
                break;
            default:
                OnMessage?.Invoke(this, fields);
                break;
        }
    }
}
