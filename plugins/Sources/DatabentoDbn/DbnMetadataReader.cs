using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>Reads metadata as a stream: what a hostile length promises is never set aside before it is there.</summary>
internal static class DbnMetadataReader
{
    private const int FixedLength = 112;
    private const int Version1SymbolLength = 22;
    private const int MaxSymbolLength = 1024;
    private const long MaxLength = 256L * 1024 * 1024;
    private const int LegacyFixedLength = 65;

    private static ReadOnlySpan<byte> ZstdMagic => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>Reads the metadata at the beginning of a file; afterwards the first record is next.</summary>
    /// <exception cref="SourceException">They are broken, or of an unknown version.</exception>
    public static DbnMetadata Read(DbnBytes bytes)
    {
        ReadOnlySpan<byte> head = bytes.Peek(FixedLength);
        if (head.Length < FixedLength)
        {
            throw bytes.Broken("The file ends inside its metadata.");
        }

        int version = head[3];
        if (version is < 1 or > 3)
        {
            throw bytes.Broken(string.Create(
                CultureInfo.InvariantCulture, $"The file is of version {version} of DBN, and 1 to 3 are known."));
        }

        long length = 8 + (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        if (length is < FixedLength or > MaxLength)
        {
            throw bytes.Broken(string.Create(
                CultureInfo.InvariantCulture, $"The metadata claim a length of {length} bytes, which is not possible."));
        }

        DbnMetadata metadata = Fixed(head, version, length);
        if (metadata.SymbolLength is 0 or > MaxSymbolLength)
        {
            throw bytes.Broken("The metadata claim an impossible length of symbols.");
        }

        uint schemaDefinition = BinaryPrimitives.ReadUInt32LittleEndian(head[108..]);
        bytes.Take(FixedLength);
        bytes.Skip(Math.Min(schemaDefinition, length - bytes.Place));
        metadata = Variable(bytes, metadata, length);

        // The length is what counts: later versions may write more than is known here.
        bytes.Skip(length - bytes.Place);
        return bytes.Place == length ? metadata : throw bytes.Broken("The file ends inside its metadata.");
    }

    /// <summary>Reads the metadata of the older form, which stand in a frame that is skipped when unpacking.</summary>
    /// <param name="bytes">The file as it is on disk.</param>
    /// <param name="path">The file, for errors.</param>
    /// <param name="unpack">Unpacks bytes.</param>
    public static DbnMetadata ReadLegacy(DbnBytes bytes, string path, Func<Stream, Stream> unpack)
    {
        ReadOnlySpan<byte> head = bytes.Peek(LegacyFixedLength);
        if (head.Length < LegacyFixedLength)
        {
            throw bytes.Broken("The file ends inside its metadata.");
        }

        long length = 8 + (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        ReadOnlySpan<byte> f = head[12..];
        DbnMetadata metadata = new(
            1, Text(f[..16]), Schema(BinaryPrimitives.ReadUInt16LittleEndian(f[16..])),
            BinaryPrimitives.ReadUInt64LittleEndian(f[18..]), BinaryPrimitives.ReadUInt64LittleEndian(f[26..]),
            BinaryPrimitives.ReadUInt64LittleEndian(f[34..]), f[51], f[52], false, Version1SymbolLength, length, [], 0, 0, []);
        bytes.Take(LegacyFixedLength);

        // The lists of symbols are packed on their own, after a reserved part.
        using MemoryStream packed = new();
        while (bytes.Place < length && packed.Length < MaxLength)
        {
            ReadOnlySpan<byte> part = bytes.Peek((int)Math.Min(65_536, length - bytes.Place));
            if (part.IsEmpty)
            {
                throw bytes.Broken("The file ends inside its metadata.");
            }

            packed.Write(part);
            bytes.Take(part.Length);
        }

        int start = packed.GetBuffer().AsSpan(0, (int)packed.Length).IndexOf(ZstdMagic);
        if (start < 0)
        {
            return metadata;
        }

        packed.Position = start;
        using DbnBytes lists = new(path, unpack(packed));
        lists.Skip(4);
        return Variable(lists, metadata, MaxLength) with { Length = length };
    }

    private static DbnMetadata Fixed(ReadOnlySpan<byte> head, int version, long length)
    {
        // Version 1 has a count of records before the kinds of symbols, and no length of symbols after them.
        int place = version == 1 ? 58 : 50;
        int symbolLength = version == 1 ? Version1SymbolLength : BinaryPrimitives.ReadUInt16LittleEndian(head[(place + 3)..]);
        return new DbnMetadata(
            version,
            Text(head.Slice(8, 16)),
            Schema(BinaryPrimitives.ReadUInt16LittleEndian(head[24..])),
            BinaryPrimitives.ReadUInt64LittleEndian(head[26..]),
            BinaryPrimitives.ReadUInt64LittleEndian(head[34..]),
            BinaryPrimitives.ReadUInt64LittleEndian(head[42..]),
            head[place],
            head[place + 1],
            head[place + 2] != 0,
            symbolLength,
            length,
            [],
            0,
            0,
            []);
    }

    private static DbnMetadata Variable(DbnBytes bytes, DbnMetadata metadata, long length)
    {
        List<string> symbols = [];
        ReadStrings(bytes, metadata, length, symbols);
        long partial = ReadStrings(bytes, metadata, length, keep: null);
        long notFound = ReadStrings(bytes, metadata, length, keep: null);
        List<DbnMapping> mappings = [];
        uint count = ReadCount(bytes, length, metadata.SymbolLength + 4);
        for (uint i = 0; i < count; i++)
        {
            string symbol = ReadText(bytes, metadata.SymbolLength, length);
            uint intervals = ReadCount(bytes, length, 8 + metadata.SymbolLength);
            for (uint k = 0; k < intervals; k++)
            {
                ReadOnlySpan<byte> dates = Need(bytes, 8, length);
                uint from = BinaryPrimitives.ReadUInt32LittleEndian(dates);
                uint to = BinaryPrimitives.ReadUInt32LittleEndian(dates[4..]);
                bytes.Take(8);
                mappings.Add(new DbnMapping(symbol, from, to, ReadText(bytes, metadata.SymbolLength, length)));
            }
        }

        return metadata with
        {
            Symbols = symbols,
            PartialCount = partial,
            NotFoundCount = notFound,
            Mappings = mappings,
        };
    }

    private static uint ReadStrings(DbnBytes bytes, DbnMetadata metadata, long length, List<string>? keep)
    {
        uint count = ReadCount(bytes, length, metadata.SymbolLength);
        if (keep is null)
        {
            bytes.Skip((long)count * metadata.SymbolLength);
            return count;
        }

        for (uint i = 0; i < count; i++)
        {
            keep.Add(ReadText(bytes, metadata.SymbolLength, length));
        }

        return count;
    }

    private static uint ReadCount(DbnBytes bytes, long length, int itemLength)
    {
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(Need(bytes, 4, length));
        bytes.Take(4);
        return count * (long)itemLength <= length - bytes.Place
            ? count
            : throw bytes.Broken("The metadata claim more symbols than fit into their length.");
    }

    private static string ReadText(DbnBytes bytes, int count, long length)
    {
        string text = Text(Need(bytes, count, length));
        bytes.Take(count);
        return text;
    }

    private static ReadOnlySpan<byte> Need(DbnBytes bytes, int count, long length)
    {
        ReadOnlySpan<byte> found = bytes.Peek(count);
        return found.Length == count && bytes.Place + count <= length
            ? found
            : throw bytes.Broken("The metadata are cut off.");
    }

    /// <summary>A text that ends at its first zero.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
    }

    private static DbnSchema Schema(ushort number) => number <= (ushort)DbnSchema.Bbo1M ? (DbnSchema)number : DbnSchema.Mixed;
}
