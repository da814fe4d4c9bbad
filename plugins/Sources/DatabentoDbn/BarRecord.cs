using System.Runtime.InteropServices;

namespace MiaIa.Plugins.Sources;

/// <summary>A bar.</summary>
[StructLayout(LayoutKind.Explicit, Size = 56)]
internal readonly struct BarRecord
{
    [FieldOffset(1)] public readonly byte RecordType;
    [FieldOffset(4)] public readonly uint InstrumentId;
    [FieldOffset(8)] public readonly ulong StartNs;
    [FieldOffset(16)] public readonly long Open;
    [FieldOffset(24)] public readonly long High;
    [FieldOffset(32)] public readonly long Low;
    [FieldOffset(40)] public readonly long Close;
    [FieldOffset(48)] public readonly ulong Volume;
}
