using System.Globalization;

namespace MiaIa.Sdk.Text;

/// <summary>A text file on disk, plain or packed with gzip, and how what is wrong with it is told.</summary>
public static class TextFile
{
    private const int HeadLength = 4096;

    /// <summary>Opens the lines of a file.</summary>
    /// <exception cref="SourceException">The file cannot be opened.</exception>
    public static TextLines Open(string path)
    {
        try
        {
            // The lines have a buffer of their own.
            return new TextLines(
                Content(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(path, "", $"The file cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The first bytes of a file as text, up to 4096: unpacked where it is packed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="head">Its first bytes, as they are on disk.</param>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static ReadOnlySpan<byte> Unpacked(string path, ReadOnlySpan<byte> head) => CheckedGZip.Begins(head) ? Head(path) : head;

    /// <summary>The first bytes of a file, up to 4096, unpacked where it is packed: what a source tells a format by.</summary>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static ReadOnlySpan<byte> Head(string path)
    {
        byte[] head = new byte[HeadLength];
        try
        {
            using Stream file = Content(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0));
            return head.AsSpan(0, file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            // It only begins like a packed text.
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(path, "", $"The file cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The lines that begin a file, as far as they are whole; none when it is no text.</summary>
    /// <param name="head">The first bytes of the file.</param>
    /// <param name="most">Most lines wanted.</param>
    public static IReadOnlyList<byte[]> FirstLines(ReadOnlySpan<byte> head, int most)
    {
        // Whatever has a zero byte is no text.
        if (head.Contains((byte)0))
        {
            return [];
        }

        // A head of full length ends somewhere in a line.
        bool isCut = head.Length >= HeadLength;
        List<byte[]> lines = [];
        head = head.TrimStart("\uFEFF"u8);
        while (!head.IsEmpty && lines.Count < most)
        {
            int length = head.IndexOf((byte)'\n');
            if (length < 0 && isCut)
            {
                break;
            }

            ReadOnlySpan<byte> line = length < 0 ? head : head[..length];
            lines.Add((line is [.., (byte)'\r'] ? line[..^1] : line).ToArray());
            head = length < 0 ? default : head[(length + 1)..];
        }

        return lines;
    }

    private static Stream Content(FileStream file)
    {
        try
        {
            Span<byte> magic = stackalloc byte[2];
            int read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
            file.Position = 0;
            return CheckedGZip.Begins(magic[..read]) ? new CheckedGZip(file) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The place of a line, for people.</summary>
    public static string Place(long line) => string.Create(CultureInfo.InvariantCulture, $"line {line}");

    /// <summary>The error for a file that cannot be read on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">Number of the last line that was read.</param>
    /// <param name="inner">What happened.</param>
    public static SourceException Broken(string path, long line, Exception inner) => new(
        path,
        Place(line + 1),
        $"The file cannot be read on ({inner.Message.TrimEnd('.')}). Export or download it again, or leave it out.",
        inner);
}
