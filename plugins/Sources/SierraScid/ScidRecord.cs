using System.Runtime.InteropServices;
using MiaIa.Sdk.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>A record as it is stored: a print when its open price is 0 or a marker, else a bar.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct ScidRecord
{
    /// <summary>Open of the first piece of a larger trade: -1.99900095e+37.</summary>
    public const uint FirstPiece = 0xFD70_9EF9;

    /// <summary>Open of its last piece: -1.99900197e+37.</summary>
    public const uint LastPiece = 0xFD70_9F01;

    private const float LargestMarker = -1e37f;

    /// <summary>Begin of the record: since 1899-12-30, see <see cref="SerialDate"/>.</summary>
    public readonly long Time;

    /// <summary>First price; 0 or a marker for a print.</summary>
    public readonly float Open;

    /// <summary>Highest price; the ask at a print.</summary>
    public readonly float High;

    /// <summary>Lowest price; the bid at a print.</summary>
    public readonly float Low;

    /// <summary>Last price; the price of a print.</summary>
    public readonly float Close;

    /// <summary>Number of prints.</summary>
    public readonly uint Trades;

    /// <summary>Contracts.</summary>
    public readonly uint Volume;

    /// <summary>Contracts sold by aggressors.</summary>
    public readonly uint BidVolume;

    /// <summary>Contracts bought by aggressors.</summary>
    public readonly uint AskVolume;

    /// <summary>The file format.</summary>
    public static RecordFormat Format { get; } =
        new("Sierra Chart intraday file", 0x4449_4353, HeaderBytes: 56, RecordBytes: 40, Version: 1, IsWideVersion: false);

    /// <summary>Whether this is a print.</summary>
    public bool IsPrint => Open == 0 || Open < LargestMarker;

    /// <summary>The bits of the open price, to tell markers exactly.</summary>
    public uint Marker => BitConverter.SingleToUInt32Bits(Open);
}
