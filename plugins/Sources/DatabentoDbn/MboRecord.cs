using System.Runtime.InteropServices;

namespace MiaIa.Plugins.Sources;

/// <summary>An order-by-order record.</summary>
[StructLayout(LayoutKind.Explicit, Size = 56)]
internal readonly struct MboRecord
{
    [FieldOffset(1)] public readonly byte RecordType;
    [FieldOffset(4)] public readonly uint InstrumentId;
    [FieldOffset(8)] public readonly ulong EventNs;
    [FieldOffset(16)] public readonly ulong OrderId;
    [FieldOffset(24)] public readonly long Price;
    [FieldOffset(32)] public readonly uint Size;
    [FieldOffset(36)] public readonly byte Flags;
    [FieldOffset(37)] public readonly byte Channel;
    [FieldOffset(38)] public readonly byte Action;
    [FieldOffset(39)] public readonly byte Side;
    [FieldOffset(40)] public readonly ulong ReceivedNs;
    [FieldOffset(48)] public readonly int InDelta;
    [FieldOffset(52)] public readonly uint Sequence;
}
