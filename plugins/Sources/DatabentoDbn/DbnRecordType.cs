namespace MiaIa.Plugins.Sources;

/// <summary>The kinds of records, by the second byte of each.</summary>
internal static class DbnRecordType
{
    public const byte Trades = 0x00;
    public const byte Mbp1 = 0x01;
    public const byte Mbp10 = 0x0A;
    public const byte OldOhlcv = 0x11;
    public const byte Status = 0x12;
    public const byte Definition = 0x13;
    public const byte Imbalance = 0x14;
    public const byte Error = 0x15;
    public const byte SymbolMapping = 0x16;
    public const byte System = 0x17;
    public const byte Statistics = 0x18;
    public const byte Ohlcv1S = 0x20;
    public const byte Ohlcv1M = 0x21;
    public const byte Ohlcv1H = 0x22;
    public const byte Ohlcv1D = 0x23;
    public const byte OhlcvEod = 0x24;
    public const byte Mbo = 0xA0;
    public const byte Cmbp1 = 0xB1;
    public const byte Cbbo1S = 0xC0;
    public const byte Cbbo1M = 0xC1;
    public const byte Tcbbo = 0xC2;
    public const byte Bbo1S = 0xC3;
    public const byte Bbo1M = 0xC4;

    /// <summary>The length of the header that all records share.</summary>
    public const int HeaderLength = 16;

    /// <summary>The longest record that can be written: its length is one byte, in units of four bytes.</summary>
    public const int MaxLength = 4 * byte.MaxValue;

    /// <summary>The least length of a record of a kind, in bytes; the header's for kinds that are not known.</summary>
    public static int LeastLength(byte type) => type switch
    {
        Mbo or OldOhlcv or (>= Ohlcv1S and <= OhlcvEod) => 56,
        Trades => 48,
        Mbp1 or Cmbp1 or (>= Cbbo1S and <= Bbo1M) or Error or System or SymbolMapping => 80,
        Mbp10 => 368,
        Status => 40,
        Definition => 360,
        Imbalance => 112,
        Statistics => 64,
        _ => HeaderLength,
    };

    /// <summary>Whether records of a kind are known.</summary>
    public static bool IsKnown(byte type) => LeastLength(type) > HeaderLength;

    /// <summary>Length of the bars of a kind, in seconds; 0 when it holds no bars, or of a length that it does not tell.</summary>
    public static int BarSeconds(byte type) => type switch
    {
        Ohlcv1S => 1,
        Ohlcv1M => 60,
        Ohlcv1H => 3600,
        Ohlcv1D or OhlcvEod => 86_400,
        _ => 0,
    };
}
