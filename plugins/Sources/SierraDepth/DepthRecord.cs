using System.Runtime.InteropServices;
using MiaIa.Sdk;
using MiaIa.Sdk.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>A record as it is stored: one change of the book.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct DepthRecord
{
    private const byte Clear = 1;
    private const byte AddBid = 2;
    private const byte ModifyBid = 4;
    private const byte DeleteBid = 6;
    private const byte DeleteAsk = 7;
    private const byte EndOfBatch = 1;

    /// <summary>Time since 1899-12-30, see <see cref="SerialDate"/>.</summary>
    public readonly long Time;

    /// <summary>What happened: 1 clear, 2 and 3 add a bid and an ask level, 4 and 5 modify, 6 and 7 delete.</summary>
    public readonly byte Command;

    /// <summary>Bit 0: the last record of its batch.</summary>
    public readonly byte Flags;

    /// <summary>Orders at the level.</summary>
    public readonly ushort Orders;

    /// <summary>Price of the level.</summary>
    public readonly float Price;

    /// <summary>New total of contracts at the level.</summary>
    public readonly uint Quantity;

    private readonly uint _reserved;

    /// <summary>The file format.</summary>
    public static RecordFormat Format { get; } =
        new("Sierra Chart market depth file", 0x4444_4353, HeaderBytes: 64, RecordBytes: 24, Version: 1, IsWideVersion: true);

    /// <summary>Whether the command is a known one.</summary>
    public bool IsKnown => Command is >= Clear and <= DeleteAsk;

    /// <summary>Whether the book is to be emptied.</summary>
    public bool IsClear => Command == Clear;

    /// <summary>Side of the level; of a known command other than clear.</summary>
    public Side Side => Command % AddBid == 0 ? Side.Buy : Side.Sell;

    /// <summary>What happens to the level; of a known command.</summary>
    public DepthAction Action =>
        IsClear ? DepthAction.Clear : Command >= DeleteBid ? DepthAction.Delete : DepthAction.Set;

    /// <summary>Whether a level that should be there is changed.</summary>
    public bool IsModify => Command is >= ModifyBid and < DeleteBid;

    /// <summary>Whether the book is consistent after this record.</summary>
    public bool IsLast => (Flags & EndOfBatch) != 0;
}
