using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>An entry of a zip, held against its length and its checksum at its end.</summary>
/// <param name="inner">The unpacked entry.</param>
/// <param name="length">Its length in bytes, by the zip's directory.</param>
/// <param name="checksum">Its checksum, by the zip's directory.</param>
internal sealed class CheckedEntry(Stream inner, long length, uint checksum) : CheckedStream(inner)
{
    private uint _checksum;

    /// <inheritdoc />
    protected override void OnRead(ReadOnlySpan<byte> bytes) => _checksum = Crc32.Append(_checksum, bytes);

    /// <inheritdoc />
    protected override void OnEnd()
    {
        if (Position != length || _checksum != checksum)
        {
            throw new InvalidDataException("The content is not what was packed.");
        }
    }
}
