using System.Buffers.Binary;
using System.Text;
using MiaIa.TwsSimulator;

namespace MiaIa.Ibkr.Tests.Simulator;

/// <summary>A naive client: texts with a bar for every NUL, out and in. It shares no code with the plugin or the server.</summary>
internal sealed class TextClient(TwsConnection connection)
{
    private int _read;

    /// <summary>Whether the server closed the connection.</summary>
    public bool IsClosed => connection.IsClosed;

    /// <summary>Every byte received.</summary>
    public byte[] Bytes => [.. connection.Received];

    /// <summary>Sends the hello.</summary>
    public TextClient Hello(string range = "v176..200")
    {
        connection.Send(Encoding.ASCII.GetBytes("API\0"));
        connection.Send(Frame(Encoding.ASCII.GetBytes(range)));
        return this;
    }

    /// <summary>Sends the hello and the start, and forgets the answers.</summary>
    public TextClient Start(int clientId = 7, string range = "v176..200")
    {
        Hello(range).Send($"71|2|{clientId}||");
        Take();
        return this;
    }

    /// <summary>Sends one request.</summary>
    public void Send(string text) => connection.Send(Frame(Encoding.Latin1.GetBytes(text.Replace('|', '\0'))));

    /// <summary>Sends bytes as they are.</summary>
    public void SendBytes(params byte[] bytes) => connection.Send(bytes);

    /// <summary>Sends one request and gives the answers.</summary>
    public string[] Ask(string text)
    {
        Take();
        Send(text);
        return Take();
    }

    /// <summary>The messages since the last call.</summary>
    public string[] Take()
    {
        byte[] bytes = Bytes;
        List<string> messages = [];
        while (_read + 4 <= bytes.Length)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(_read));
            messages.Add(Encoding.Latin1.GetString(bytes, _read + 4, length).Replace('\0', '|'));
            _read += 4 + length;
        }

        return [.. messages];
    }

    /// <summary>Closes the client's end.</summary>
    public void Close() => connection.Close();

    /// <summary>A frame around a payload.</summary>
    public static byte[] Frame(byte[] payload)
    {
        byte[] frame = new byte[payload.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length);
        payload.CopyTo(frame, 4);
        return frame;
    }
}
