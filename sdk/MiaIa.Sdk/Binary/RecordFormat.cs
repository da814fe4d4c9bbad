using System.Buffers.Binary;

namespace MiaIa.Sdk.Binary;

/// <summary>
/// A binary format of records of one size behind a header, both little-endian. The header begins with four numbers: magic
/// (32 bits), size of the header (32), size of a record (32) and version (16 or 32).
/// </summary>
/// <param name="Name">What people call it: intraday file.</param>
/// <param name="Magic">The first four bytes as a number.</param>
/// <param name="HeaderBytes">Least size of the header, in bytes; a larger one is taken.</param>
/// <param name="RecordBytes">Least size of a record, in bytes; a larger one is taken, and its rest is skipped.</param>
/// <param name="Version">The one version whose layout is known.</param>
/// <param name="IsWideVersion">Whether the version has 32 bits instead of 16.</param>
public sealed record RecordFormat(
    string Name, uint Magic, int HeaderBytes, int RecordBytes, uint Version, bool IsWideVersion)
{
    /// <summary>Bytes of the four numbers.</summary>
    internal const int LayoutBytes = 16;

    /// <summary>Place of the header's size.</summary>
    internal const int HeaderSizeAt = 4;

    /// <summary>Place of the size of a record.</summary>
    internal const int RecordSizeAt = 8;

    /// <summary>Place of the version.</summary>
    internal const int VersionAt = 12;

    /// <summary>Whether a file that begins so is of this format, whole or broken.</summary>
    /// <param name="head">Its first bytes.</param>
    public bool Begins(ReadOnlySpan<byte> head) =>
        head.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(head) == Magic;

    /// <summary>The version in a header.</summary>
    internal uint VersionOf(ReadOnlySpan<byte> head) => IsWideVersion
        ? BinaryPrimitives.ReadUInt32LittleEndian(head[VersionAt..])
        : BinaryPrimitives.ReadUInt16LittleEndian(head[VersionAt..]);
}
