using System.Runtime.InteropServices;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Unpacks zstd while it is read: all frames of the input, one after the other; skippable frames are skipped. Input that ends
/// inside a frame is an <see cref="InvalidDataException"/>, told after everything before it was read.
/// </summary>
/// <param name="input">The packed bytes; closed with this stream.</param>
internal sealed class ZstdStream(Stream input) : MadeStream
{
    private const int InputLength = 128 * 1024;

    private readonly byte[] _input = new byte[InputLength];
    private nint _context = ZstdLibrary.Create(input.CanSeek ? input.Length : 0);
    private ZstdBuffer _packed;
    private bool _isInFrame;
    private bool _isFull;

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count)
    {
        GCHandle source = GCHandle.Alloc(_input, GCHandleType.Pinned);
        GCHandle target = GCHandle.Alloc(buffer, GCHandleType.Pinned);
        try
        {
            _packed.Start = source.AddrOfPinnedObject();
            return count == 0 ? 0 : Read(new ZstdBuffer(target.AddrOfPinnedObject() + offset, (nuint)count, 0));
        }
        finally
        {
            source.Free();
            target.Free();
        }
    }

    private int Read(ZstdBuffer output)
    {
        while (output.Place == 0)
        {
            // A full output may mean that the library holds more of it, without any input.
            if (_packed.Place == _packed.Length && !_isFull)
            {
                _packed.Place = 0;
                _packed.Length = (nuint)input.Read(_input);
                if (_packed.Length == 0)
                {
                    return !_isInFrame ? 0 : throw new InvalidDataException("zstd: the file ends in the middle of a frame");
                }
            }

            _isInFrame = ZstdLibrary.Decompress(_context, ref _packed, ref output);
            _isFull = output.Place == output.Length && _isInFrame;
        }

        return (int)output.Place;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (_context != 0)
        {
            ZstdLibrary.Free(_context);
            _context = 0;
            input.Dispose();
        }

        base.Dispose(disposing);
    }
}
