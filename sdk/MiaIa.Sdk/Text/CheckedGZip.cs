using System.Buffers.Binary;
using System.IO.Compression;

namespace MiaIa.Sdk.Text;

/// <summary>
/// The text of a gzip file, held against the length that the file ends with: unpacking checks what it unpacks, but takes a
/// file that was cut off for one that ends there.
/// </summary>
/// <param name="file">The file, disposed with this object.</param>
public sealed class CheckedGZip(FileStream file) : CheckedStream(new GZipStream(file, CompressionMode.Decompress))
{
    private const int TrailerLength = 4;
    private const int WindowLength = 65_536;

    // Begin of a packed part: magic and method.
    private static ReadOnlySpan<byte> PartStart => [0x1F, 0x8B, 0x08];

    /// <summary>Whether a file begins like gzip.</summary>
    /// <param name="head">Its first bytes.</param>
    public static bool Begins(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, ..];

    /// <inheritdoc />
    protected override void OnEnd()
    {
        if (!IsWhole())
        {
            throw new InvalidDataException("The file ends before its content does.");
        }
    }

    /// <summary>Whether the lengths that the packed parts end with add up to what was unpacked (modulo 2^32).</summary>
    private bool IsWhole()
    {
        uint last = LengthBefore(file.Length);
        return last == (uint)Position || last + LengthOfInnerParts() == (uint)Position;
    }

    private uint LengthOfInnerParts()
    {
        uint sum = 0;
        byte[] window = new byte[WindowLength];
        long position = 1;
        while (position < file.Length)
        {
            int read = RandomAccess.Read(file.SafeFileHandle, window, position);
            ReadOnlySpan<byte> bytes = window.AsSpan(0, read);
            int found = bytes.IndexOf(PartStart);
            if (found >= 0)
            {
                sum += LengthBefore(position + found);
                position += found + 1;
            }
            else
            {
                // The magic may lie across two windows.
                position += Math.Max(1, read - PartStart.Length + 1);
            }
        }

        return sum;
    }

    private uint LengthBefore(long position)
    {
        Span<byte> trailer = stackalloc byte[TrailerLength];
        return position >= TrailerLength
            && RandomAccess.Read(file.SafeFileHandle, trailer, position - TrailerLength) == TrailerLength
            ? BinaryPrimitives.ReadUInt32LittleEndian(trailer)
            : 0;
    }
}
