using System.Reflection;
using System.Runtime.InteropServices;

namespace MiaIa.Plugins.Sources;

/// <summary>The functions of the system's libzstd that a streaming reader needs.</summary>
internal static class ZstdLibrary
{
    private const string Name = "zstd";
    private const int WindowLogMaxParameter = 100;

    /// <summary>Largest window of a small file, as a power of two: 32 MB. Databento's files use 2 to 8 MB.</summary>
    private const int SmallWindow = 25;

    /// <summary>Largest window of any file: 128 MB, which is the most that the program zstd takes without being told.</summary>
    private const int LargeWindow = 27;

    /// <summary>Bytes of a packed file from which on a large window is worth its memory.</summary>
    private const long LargeFile = 1 << 20;

    private const int WindowTooLarge = 16;

    /// <summary>What is said of a window that is refused.</summary>
    public const string WindowText = "zstd: packed with a larger window than is unpacked here; pack it again without --long and --ultra, or unpack it with: zstd -d --long=31 FILE";

    private static readonly string[] FileNames = ["libzstd.so.1", "libzstd.so", "libzstd.1.dylib", "libzstd.dll", "zstd.dll"];

    private static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>Whether this machine has the library.</summary>
    public static bool IsPresent => Loaded.Value != 0;

    /// <summary>Makes the state of one unpacking.</summary>
    /// <param name="packedLength">Bytes of the packed input: what a small one claims to need is not set aside.</param>
    /// <exception cref="InvalidDataException">There is no memory for it.</exception>
    public static nint Create(long packedLength)
    {
        nint context = ZSTD_createDCtx();
        if (context == 0)
        {
            throw new InvalidDataException("zstd: no memory for unpacking");
        }

        ZSTD_DCtx_setParameter(context, WindowLogMaxParameter, packedLength >= LargeFile ? LargeWindow : SmallWindow);
        return context;
    }

    /// <summary>Gives the state back.</summary>
    public static void Free(nint context) => ZSTD_freeDCtx(context);

    /// <summary>Unpacks as much as fits.</summary>
    /// <param name="context">The state.</param>
    /// <param name="input">Packed bytes, in memory that does not move.</param>
    /// <param name="output">Where the content goes, in memory that does not move.</param>
    /// <returns>Whether the input stands inside a frame.</returns>
    /// <exception cref="InvalidDataException">The input is no zstd, or damaged.</exception>
    public static bool Decompress(nint context, ref ZstdBuffer input, ref ZstdBuffer output)
    {
        nuint result = ZSTD_decompressStream(context, ref output, ref input);
        return ZSTD_isError(result) == 0
            ? result != 0
            : throw new InvalidDataException(ZSTD_getErrorCode(result) == WindowTooLarge ? WindowText : "zstd: " + (Marshal.PtrToStringUTF8(ZSTD_getErrorName(result)) ?? "unknown error"));
    }

    private static nint Load()
    {
        foreach (string name in FileNames)
        {
            if (NativeLibrary.TryLoad(name, typeof(ZstdLibrary).Assembly, null, out nint library))
            {
                NativeLibrary.SetDllImportResolver(typeof(ZstdLibrary).Assembly, Resolve);
                return library;
            }
        }

        return 0;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        string.Equals(name, Name, StringComparison.Ordinal) ? Loaded.Value : 0;

    [DllImport(Name)]
    private static extern nint ZSTD_createDCtx();

    [DllImport(Name)]
    private static extern nuint ZSTD_freeDCtx(nint context);

    [DllImport(Name)]
    private static extern nuint ZSTD_DCtx_setParameter(nint context, int parameter, int value);

    [DllImport(Name)]
    private static extern nuint ZSTD_decompressStream(nint context, ref ZstdBuffer output, ref ZstdBuffer input);

    [DllImport(Name)]
    private static extern uint ZSTD_isError(nuint code);

    [DllImport(Name)]
    private static extern int ZSTD_getErrorCode(nuint code);

    [DllImport(Name)]
    private static extern nint ZSTD_getErrorName(nuint code);
}
