namespace MiaIa.Plugins.Sources;

/// <summary>What a file says of itself.</summary>
/// <param name="Version">Version of the format, 1 to 3; of a fragment as far as its records tell, else 0.</param>
/// <param name="Dataset">Databento's name of the feed; empty for a fragment.</param>
/// <param name="Schema">What the records are.</param>
/// <param name="StartNs">First moment asked for, nanoseconds UTC.</param>
/// <param name="EndNs">First moment no longer asked for, nanoseconds UTC; <see cref="DbnFlags.NoTime"/> for none.</param>
/// <param name="Limit">Most records asked for; 0 for no limit.</param>
/// <param name="SymbolTypeIn">Kind of the symbols asked for.</param>
/// <param name="SymbolTypeOut">Kind of the symbols that records carry.</param>
/// <param name="HasSendTime">Whether every record ends with the time of sending.</param>
/// <param name="SymbolLength">Bytes of a symbol.</param>
/// <param name="Length">Bytes before the first record.</param>
/// <param name="Symbols">The symbols asked for.</param>
/// <param name="PartialCount">Symbols found for a part of the time.</param>
/// <param name="NotFoundCount">Symbols not found.</param>
/// <param name="Mappings">The numbers of symbols.</param>
internal sealed record DbnMetadata(
    int Version,
    string Dataset,
    DbnSchema Schema,
    ulong StartNs,
    ulong EndNs,
    ulong Limit,
    byte SymbolTypeIn,
    byte SymbolTypeOut,
    bool HasSendTime,
    int SymbolLength,
    long Length,
    IReadOnlyList<string> Symbols,
    long PartialCount,
    long NotFoundCount,
    IReadOnlyList<DbnMapping> Mappings)
{
    private const int SymbolLengthBefore2 = 22;
    private const int SymbolLengthFrom2 = 71;

    /// <summary>What is known of a table: what its rows are.</summary>
    public static DbnMetadata OfTable(DbnSchema schema) => new(
        3, "", schema, DbnFlags.NoTime, DbnFlags.NoTime, 0, byte.MaxValue, byte.MaxValue, false, SymbolLengthFrom2, 0, [], 0, 0, []);

    /// <summary>What is known of a fragment.</summary>
    /// <param name="records">Its first bytes.</param>
    public static DbnMetadata OfFragment(ReadOnlySpan<byte> records)
    {
        int version = (records[1], records[0] * 4) switch
        {
            (DbnRecordType.Definition, < 400) or (DbnRecordType.SymbolMapping, < 176) => 1,
            (DbnRecordType.Definition, < 520) => 2,
            (DbnRecordType.Definition, _) or (DbnRecordType.Statistics, >= 80) => 3,
            _ => 0,
        };
        return new DbnMetadata(
            version, "", DbnSchema.Mixed, 0, DbnFlags.NoTime, 0, byte.MaxValue, byte.MaxValue, false,
            version == 1 ? SymbolLengthBefore2 : SymbolLengthFrom2, 0, [], 0, 0, []);
    }
}
