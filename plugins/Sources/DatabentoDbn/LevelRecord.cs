using System.Runtime.InteropServices;

namespace MiaIa.Plugins.Sources;

/// <summary>One level of both sides.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1, Size = 32)]
internal readonly struct LevelRecord
{
    public readonly long BidPrice;
    public readonly long AskPrice;
    public readonly uint BidSize;
    public readonly uint AskSize;
    public readonly uint BidOrders;
    public readonly uint AskOrders;
}
