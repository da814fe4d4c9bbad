using System.Buffers.Binary;
using System.Globalization;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>Reading a log back, and its export as text.</content>
public sealed partial class FrameLog
{
    private const long NsPerTick = 100;

    /// <summary>The frames of a log in order of time. A last entry that was not written to its end is left out.</summary>
    /// <param name="path">Path without ending, as it was given to the log.</param>
    public static IEnumerable<LoggedFrame> Read(string path)
    {
        List<LoggedFrame>[] files = [.. PathsOf(path).Select(ReadFile)];
        bool isFirstOlder = files[1].Count == 0 || files[0].Count == 0 || files[0][0].TimeNs <= files[1][0].TimeNs;
        return isFirstOlder ? files[0].Concat(files[1]) : files[1].Concat(files[0]);
    }

    /// <summary>Writes a log as text, one frame a line, fields ended by |. Account ids and login names are masked.</summary>
    /// <param name="path">Path without ending, as it was given to the log.</param>
    /// <param name="writer">Where the lines go.</param>
    public static void ToText(string path, TextWriter writer)
    {
        LoggedFrame[] frames = [.. Read(path)];
        FrameMask mask = new(frames);
        foreach (LoggedFrame frame in frames)
        {
            DateTime time = DateTime.UnixEpoch.AddTicks(frame.TimeNs / NsPerTick);
            writer.Write(time.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture));
            writer.Write(frame.Direction is FrameDirection.In ? " < " : " > ");
            writer.WriteLine(mask.TextOf(frame.Payload.Span));
        }
    }

    private static List<LoggedFrame> ReadFile(string path)
    {
        List<LoggedFrame> frames = [];
        if (!File.Exists(path))
        {
            return frames;
        }

        byte[] all = ReadShared(path);
        int at = 0;
        while (at + HeadBytes <= all.Length)
        {
            ReadOnlySpan<byte> head = all.AsSpan(at, HeadBytes);
            int bytes = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (bytes < 0 || bytes > all.Length - at - HeadBytes)
            {
                break;
            }

            frames.Add(new LoggedFrame(
                BinaryPrimitives.ReadInt64LittleEndian(head[4..]),
                (FrameDirection)head[12],
                BinaryPrimitives.ReadUInt16LittleEndian(head[14..]),
                all.AsMemory(at + HeadBytes, bytes)));
            at += HeadBytes + bytes;
        }

        return frames;
    }

    // The log may still be open for writing.
    private static byte[] ReadShared(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] all = new byte[file.Length];
        int count = file.ReadAtLeast(all, all.Length, throwOnEndOfStream: false);
        return all[..count];
    }
}
