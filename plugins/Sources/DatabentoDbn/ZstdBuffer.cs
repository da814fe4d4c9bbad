using System.Runtime.InteropServices;

namespace MiaIa.Plugins.Sources;

/// <summary>ZSTD_inBuffer and ZSTD_outBuffer, which have the same layout.</summary>
/// <param name="Start">Address of the first byte.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Place">Bytes read or written so far.</param>
[StructLayout(LayoutKind.Sequential)]
internal record struct ZstdBuffer(nint Start, nuint Length, nuint Place);
