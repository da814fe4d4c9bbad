using System.Runtime.InteropServices;

namespace MiaIa.Plugins.Sources;

/// <summary>A print, or the change before the levels of an mbp record.</summary>
[StructLayout(LayoutKind.Explicit, Size = 48)]
internal readonly struct TradeRecord
{
    [FieldOffset(1)] public readonly byte RecordType;
    [FieldOffset(4)] public readonly uint InstrumentId;
    [FieldOffset(8)] public readonly ulong EventNs;
    [FieldOffset(16)] public readonly long Price;
    [FieldOffset(24)] public readonly uint Size;
    [FieldOffset(28)] public readonly byte Action;
    [FieldOffset(29)] public readonly byte Side;
    [FieldOffset(30)] public readonly byte Flags;
    [FieldOffset(31)] public readonly byte Depth;
    [FieldOffset(32)] public readonly ulong ReceivedNs;
    [FieldOffset(40)] public readonly int InDelta;
    [FieldOffset(44)] public readonly uint Sequence;
}
