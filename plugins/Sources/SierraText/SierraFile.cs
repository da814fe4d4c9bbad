using System.Globalization;
using System.Security.Cryptography;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>A text export on disk, plain or compressed with gzip: told by its first bytes, never by its name.</summary>
internal static class SierraFile
{
    private const int BufferSize = 65_536;

    /// <summary>Whether a file begins like gzip.</summary>
    public static bool IsCompressed(ReadOnlySpan<byte> head) => CheckedGZip.Begins(head);

    /// <summary>Opens the lines of a file.</summary>
    /// <exception cref="SourceException">The file cannot be opened.</exception>
    public static TextLines OpenLines(string path) => new(OpenContent(path));

    /// <summary>SHA-256 of a file, as it is on disk.</summary>
    public static string Hash(string path)
    {
        using FileStream file = OpenFile(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>SHA-256 and length of the text, unpacked.</summary>
    public static (string Hash, long Length) HashContent(string path)
    {
        using Stream content = OpenContent(path);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[BufferSize];
        long length = 0;
        try
        {
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                length += read;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Broken(path, 0, e);
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
    }

    /// <summary>The error for a file that cannot be read on.</summary>
    public static SourceException Broken(string path, long line, Exception inner) => new(
        path,
        Place(line + 1),
        $"The file is damaged or cut off ({inner.Message.TrimEnd('.')}). Export or download it again, or leave it out.",
        inner);

    /// <summary>The place of a line, for people.</summary>
    public static string Place(long line) => string.Create(CultureInfo.InvariantCulture, $"line {line}");

    private static Stream OpenContent(string path)
    {
        FileStream file = OpenFile(path);
        Span<byte> magic = stackalloc byte[2];
        int read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return IsCompressed(magic[..read]) ? new CheckedGZip(file) : file;
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(path, "", $"The file cannot be read: {e.Message}", e);
        }
    }
}
