using System.Runtime.InteropServices;

namespace MiaIa.Plugins.Sources;

/// <summary>The functions of the system's libzstd that a streaming reader needs.</summary>
internal sealed unsafe class ZstdLibrary
{
    private const int WindowLogMaxParameter = 100;

    /// <summary>Largest window that is unpacked, as a power of two: 32 MB. Databento's files use 2 to 8 MB.</summary>
    private const int WindowLogMax = 25;

    private static readonly string[] Names = ["libzstd.so.1", "libzstd.so", "libzstd.1.dylib", "libzstd.dll", "zstd.dll"];

    private static readonly Lazy<ZstdLibrary?> Loaded = new(Load);

    private readonly delegate* unmanaged[Cdecl]<nint> _create;
    private readonly delegate* unmanaged[Cdecl]<nint, nuint> _free;
    private readonly delegate* unmanaged[Cdecl]<nint, int, int, nuint> _setParameter;
    private readonly delegate* unmanaged[Cdecl]<nint, ZstdBuffer*, ZstdBuffer*, nuint> _decompress;
    private readonly delegate* unmanaged[Cdecl]<nuint, uint> _isError;
    private readonly delegate* unmanaged[Cdecl]<nuint, nint> _errorName;

    private ZstdLibrary(nint library)
    {
        _create = (delegate* unmanaged[Cdecl]<nint>)NativeLibrary.GetExport(library, "ZSTD_createDCtx");
        _free = (delegate* unmanaged[Cdecl]<nint, nuint>)NativeLibrary.GetExport(library, "ZSTD_freeDCtx");
        _setParameter = (delegate* unmanaged[Cdecl]<nint, int, int, nuint>)NativeLibrary.GetExport(library, "ZSTD_DCtx_setParameter");
        _decompress = (delegate* unmanaged[Cdecl]<nint, ZstdBuffer*, ZstdBuffer*, nuint>)NativeLibrary.GetExport(
            library, "ZSTD_decompressStream");
        _isError = (delegate* unmanaged[Cdecl]<nuint, uint>)NativeLibrary.GetExport(library, "ZSTD_isError");
        _errorName = (delegate* unmanaged[Cdecl]<nuint, nint>)NativeLibrary.GetExport(library, "ZSTD_getErrorName");
    }

    /// <summary>The library; null when the machine has none.</summary>
    public static ZstdLibrary? Instance => Loaded.Value;

    /// <summary>Makes the state of one unpacking; 0 when there is no memory.</summary>
    public nint Create()
    {
        nint context = _create();
        if (context != 0)
        {
            _setParameter(context, WindowLogMaxParameter, WindowLogMax);
        }

        return context;
    }

    /// <summary>Gives the state back.</summary>
    public void Free(nint context) => _free(context);

    /// <summary>Unpacks as much as fits.</summary>
    /// <returns>0 at the end of a frame, else a hint how much more input is wanted.</returns>
    /// <exception cref="InvalidDataException">The input is no zstd, or damaged.</exception>
    public nuint Decompress(nint context, ReadOnlySpan<byte> input, ref int inputPlace, Span<byte> output, out int written)
    {
        fixed (byte* source = input, target = output)
        {
            ZstdBuffer from = new(source, (nuint)input.Length, (nuint)inputPlace);
            ZstdBuffer to = new(target, (nuint)output.Length, 0);
            nuint result = _decompress(context, &to, &from);
            inputPlace = (int)from.Place;
            written = (int)to.Place;
            return _isError(result) == 0
                ? result
                : throw new InvalidDataException("zstd: " + (Marshal.PtrToStringUTF8(_errorName(result)) ?? "unknown error"));
        }
    }

    private static ZstdLibrary? Load()
    {
        foreach (string name in Names)
        {
            if (NativeLibrary.TryLoad(name, typeof(ZstdLibrary).Assembly, null, out nint library))
            {
                return new ZstdLibrary(library);
            }
        }

        return null;
    }

    /// <summary>ZSTD_inBuffer and ZSTD_outBuffer, which have the same layout.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct ZstdBuffer(byte* start, nuint size, nuint place)
    {
        public byte* Start = start;
        public nuint Size = size;
        public nuint Place = place;
    }
}
