using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace MiaIa.Sdk.Binary;

/// <summary>
/// Reads a file of fixed-size records in large blocks of whole records. The file may be written by another program
/// meanwhile: what is appended before its end is reached is read too, and a partial record at the end is no fault.
/// </summary>
public sealed class RecordFile : IDisposable
{
    private const int BlockBytes = 1 << 18;
    private const int LargestHeader = 1 << 16;
    private const int LargestRecord = 1 << 12;

    private readonly FileStream _file;
    private byte[] _block = [];
    private int _length;
    private long _next;

    /// <summary>Opens a file and checks its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format.</param>
    /// <exception cref="SourceException">It cannot be opened, or its header is not of this format.</exception>
    public RecordFile(string path, RecordFormat format)
    {
        Path = path;
        _file = Open(path);
        try
        {
            ReadHeader(format);
        }
        catch
        {
            _file.Dispose();
            throw;
        }

        _next = HeaderSize;
        BlockOffset = _next;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Size of the header, in bytes: where the first record begins.</summary>
    public int HeaderSize { get; private set; }

    /// <summary>Size of a record, in bytes.</summary>
    public int RecordSize { get; private set; }

    /// <summary>Whole records that were there when the file was opened.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes of a partial record behind the last whole one, found at the end of reading; 0 before.</summary>
    public int PartialBytes { get; private set; }

    /// <summary>The whole records read last; empty before the first and after the last block.</summary>
    public ReadOnlySpan<byte> Block => _block.AsSpan(0, _length);

    /// <summary>Byte offset in the file of the first record of <see cref="Block"/>.</summary>
    public long BlockOffset { get; private set; }

    /// <summary>The place of a byte offset, for people.</summary>
    public static string Place(long offset) => string.Create(CultureInfo.InvariantCulture, $"byte {offset}");

    /// <summary>SHA-256 of a file, as hexadecimal text, and its length in bytes.</summary>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public static (string Hash, long Length) HashOf(string path)
    {
        using FileStream file = Open(path);
        try
        {
            string hash = Convert.ToHexStringLower(SHA256.HashData(file));
            return (hash, file.Position);
        }
        catch (IOException e)
        {
            throw Unreadable(path, 0, e);
        }
    }

    /// <summary>Goes to a record; the next block begins there.</summary>
    /// <param name="record">Its number, from 0.</param>
    public void MoveTo(long record)
    {
        _next = HeaderSize + (record * RecordSize);
        _length = 0;
        BlockOffset = _next;
    }

    /// <summary>Reads the next block; false when there are no more whole records now.</summary>
    /// <param name="mostRecords">Most records to read; default: as many as a large block holds.</param>
    /// <exception cref="SourceException">The file cannot be read on.</exception>
    public bool ReadBlock(int mostRecords = int.MaxValue)
    {
        int wanted = Math.Min(mostRecords, BlockBytes / RecordSize) * RecordSize;
        if (_block.Length < wanted)
        {
            _block = GC.AllocateUninitializedArray<byte>(wanted);
        }

        int read = Fill(_block.AsSpan(0, wanted));
        BlockOffset = _next;
        _length = read - (read % RecordSize);
        PartialBytes = _length == 0 ? read : 0;
        _next += _length;
        return _length > 0;
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(path, "", $"The file cannot be read: {e.Message}", e);
        }
    }

    private static SourceException Unreadable(string path, long offset, Exception e) => new(
        path, Place(offset), $"The file cannot be read on ({e.Message.TrimEnd('.')}). Is the disk in order?", e);

    private void ReadHeader(RecordFormat format)
    {
        Span<byte> head = stackalloc byte[RecordFormat.LayoutBytes];
        long length = Fill(head) < head.Length ? 0 : RandomAccess.GetLength(_file.SafeFileHandle);
        if (length < format.HeaderBytes)
        {
            throw Broken(length, $"The file ends inside the header of the {format.Name} ({format.HeaderBytes} bytes).");
        }

        if (!format.Begins(head))
        {
            throw Broken(0, $"This is not the header of a {format.Name}. Was the file replaced meanwhile?");
        }

        uint header = BinaryPrimitives.ReadUInt32LittleEndian(head[RecordFormat.HeaderSizeAt..]);
        if (header < format.HeaderBytes || header > LargestHeader)
        {
            throw Broken(
                RecordFormat.HeaderSizeAt,
                $"The header says that it has {header} bytes; possible are {format.HeaderBytes} to {LargestHeader}.");
        }

        uint record = BinaryPrimitives.ReadUInt32LittleEndian(head[RecordFormat.RecordSizeAt..]);
        if (record < format.RecordBytes || record > LargestRecord)
        {
            throw Broken(
                RecordFormat.RecordSizeAt,
                $"The header says that a record has {record} bytes; possible are {format.RecordBytes} to {LargestRecord}.");
        }

        uint version = format.VersionOf(head);
        if (version != format.Version)
        {
            throw Broken(
                RecordFormat.VersionAt, $"The {format.Name} has version {version}; only version {format.Version} is known.");
        }

        HeaderSize = (int)header;
        RecordSize = (int)record;
        Count = Math.Max(0, (length - header) / record);
    }

    private int Fill(Span<byte> buffer)
    {
        int filled = 0;
        try
        {
            int read;
            while (filled < buffer.Length
                && (read = RandomAccess.Read(_file.SafeFileHandle, buffer[filled..], _next + filled)) > 0)
            {
                filled += read;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(Path, _next + filled, e);
        }

        return filled;
    }

    private SourceException Broken(long offset, FormattableString what) => new(
        Path, Place(offset), what.ToString(CultureInfo.InvariantCulture) + " Download it again, or leave it out.");
}
