using System.Buffers.Binary;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>An opened file: how it is written, its metadata, and its records from the first one on.</summary>
internal sealed class DbnFile : IDisposable
{
    private const int MagicLength = 8;
    private const int HeadersToCheck = 16;
    private const uint ZstdMagic = 0xFD2FB528;
    private const uint SkippableMagic = 0x184D2A50;
    private const ulong EarliestNs = 631_152_000_000_000_000; // 1990
    private const ulong LatestNs = 4_102_444_800_000_000_000; // 2100

    private DbnFile(DbnBytes bytes, DbnKind kind, DbnMetadata metadata)
    {
        Bytes = bytes;
        Kind = kind;
        Metadata = metadata;
    }

    /// <summary>The records.</summary>
    public DbnBytes Bytes { get; }

    /// <summary>How it is written.</summary>
    public DbnKind Kind { get; }

    /// <summary>What it says of itself; nearly nothing for a fragment.</summary>
    public DbnMetadata Metadata { get; }

    /// <summary>The rows of a table; null for records.</summary>
    public DbnTableStream? Rows { get; private init; }

    /// <summary>Opens a file at its first record; null when it is none of Databento's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="symbol">Of a table, the symbol or the number whose rows are wanted; null for all.</param>
    /// <exception cref="SourceException">It is one, and broken; or it is packed, and libzstd is missing.</exception>
    public static DbnFile? Open(string path, string? symbol = null)
    {
        FileStream file = OpenFile(path);
        try
        {
            Span<byte> magic = stackalloc byte[MagicLength + 4];
            int read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
            file.Position = 0;
            magic = magic[..read];
            DbnFile? opened = read >= 4 ? Open(path, file, magic, symbol) : null;
            if (opened is null)
            {
                file.Dispose();
            }

            return opened;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a file may be one of Databento's, by its first bytes as they are on disk.</summary>
    public static bool MayBe(ReadOnlySpan<byte> head) =>
        head.Length >= 4 && (IsZstd(head) || IsLegacy(head) || head.StartsWith("DBN"u8) || MayBeTable(head) || LooksLikeRecords(head));

    /// <summary>Whether a file is packed, by its first bytes.</summary>
    public static bool IsZstd(ReadOnlySpan<byte> head) => BinaryPrimitives.ReadUInt32LittleEndian(head) == ZstdMagic;

    /// <summary>Opens the content of a file for reading, unpacked.</summary>
    public static Stream OpenContent(string path)
    {
        FileStream file = OpenFile(path);
        Span<byte> magic = stackalloc byte[4];
        int read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 4 && IsZstd(magic) ? Unpack(path, file) : file;
    }

    /// <inheritdoc />
    public void Dispose() => Bytes.Dispose();

    private static DbnFile? Open(string path, FileStream file, ReadOnlySpan<byte> magic, string? symbol)
    {
        if (MayBeTable(magic))
        {
            return OpenTable(path, TextFile.Head(path), symbol, TextFile.Open);
        }

        DbnBytes raw = new(path, file);
        if (IsLegacy(magic))
        {
            DbnMetadata metadata = DbnMetadataReader.ReadLegacy(raw, path, packed => Unpack(path, packed));
            file.Position = 0;
            return new DbnFile(new DbnBytes(path, Unpack(path, file)), DbnKind.Legacy, metadata);
        }

        DbnBytes bytes = IsZstd(magic) ? new DbnBytes(path, Unpack(path, file)) : raw;
        ReadOnlySpan<byte> head = PeekFirst(bytes, IsZstd(magic));
        if (head.StartsWith("DBN"u8))
        {
            return new DbnFile(bytes, DbnKind.Whole, DbnMetadataReader.Read(bytes));
        }

        if (LooksLikeRecords(head))
        {
            return new DbnFile(bytes, DbnKind.Fragment, DbnMetadata.OfFragment(head));
        }

        DbnFile? table = IsZstd(magic) ? OpenTable(path, head, symbol, p => new TextLines(OpenContent(p))) : null;
        if (table is not null)
        {
            bytes.Dispose();
        }

        return table;
    }

    private static DbnFile? OpenTable(string path, ReadOnlySpan<byte> head, string? symbol, Func<string, TextLines> open)
    {
        if (DbnTable.Find(head) is not { } table)
        {
            return null;
        }

        DbnTableStream rows = new(open(path), table, symbol);
        return new DbnFile(new DbnBytes(path, rows), DbnKind.Table, DbnMetadata.OfTable(table.Schema)) { Rows = rows };
    }

    // The names of the columns begin with a time or a kind of record, perhaps after a mark of the encoding; or the text is packed.
    private static bool MayBeTable(ReadOnlySpan<byte> head)
    {
        head = head.TrimStart("\uFEFF\""u8);
        return CheckedGZip.Begins(head) || head.StartsWith("ts_"u8) || head.StartsWith("rtype,"u8);
    }

    private static ReadOnlySpan<byte> PeekFirst(DbnBytes bytes, bool isPacked)
    {
        try
        {
            return bytes.Peek(4096);
        }
        catch (SourceException e) when (isPacked && e.InnerException is InvalidDataException { Message: not ZstdLibrary.WindowText })
        {
            // Packed, and broken before the first record: what could be unpacked tells whose it was.
            ReadOnlySpan<byte> window = bytes.Window;
            if (window.StartsWith("DBN"u8))
            {
                throw;
            }

            return default;
        }
    }

    private static ZstdStream Unpack(string path, Stream packed) => ZstdLibrary.IsPresent
        ? new ZstdStream(packed)
        : throw new SourceException(
            path,
            "",
            "The file is packed with zstd, and this machine has no libzstd. Install it (Debian: apt install libzstd1; macOS: brew install zstd; Windows: put libzstd.dll beside mia), or unpack the file with: zstd -d FILE.");

    private static bool IsLegacy(ReadOnlySpan<byte> head) =>
        head.Length >= MagicLength + 3
        && (BinaryPrimitives.ReadUInt32LittleEndian(head) & 0xFFFF_FFF0) == SkippableMagic
        && head[MagicLength..].StartsWith("DBZ"u8);

    /// <summary>Whether bytes are a chain of possible records.</summary>
    private static bool LooksLikeRecords(ReadOnlySpan<byte> bytes)
    {
        int checkedHeaders = 0;
        while (bytes.Length >= DbnRecordType.HeaderLength && checkedHeaders < HeadersToCheck)
        {
            int length = bytes[0] * 4;
            byte type = bytes[1];
            ulong time = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
            bool isPossible = DbnRecordType.IsKnown(type)
                && length >= DbnRecordType.LeastLength(type)
                && BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]) is > 0 and < 1000
                && time is (> EarliestNs and < LatestNs) or DbnFlags.NoTime;
            if (!isPossible)
            {
                return false;
            }

            checkedHeaders++;
            bytes = bytes[Math.Min(length, bytes.Length)..];
        }

        return checkedHeaders > 0;
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            // DbnBytes has the buffer.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(path, "", $"The file cannot be read: {e.Message}", e);
        }
    }
}
