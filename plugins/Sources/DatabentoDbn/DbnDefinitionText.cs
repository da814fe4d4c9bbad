using System.Buffers.Binary;

namespace MiaIa.Plugins.Sources;

/// <summary>The fields of a definition. There are three layouts, told apart by the length of the record.</summary>
internal static class DbnDefinitionText
{
    private const int SecondLength = 400;
    private const int ThirdLength = 520;
    private const int NoMultiplier = int.MaxValue;

    private static readonly Layout First = new(
        104 + 224, 120, 116, 160, 180, 186, 200, 22, 222, 243, 248, 7, 255, 262, 300, 325, 350, 96, IsWideId: false);

    private static readonly Layout Second = new(
        112, 128, 124, 164, 180, 186, 200, 71, 271, 292, 297, 7, 304, 311, 349, 374, 383, 96, IsWideId: false);

    private static readonly Layout Third = new(
        104, 112, 140, 176, 214, 224, 238, 71, 309, 330, 335, 11, 346, 353, 391, 487, 494, 88, IsWideId: true);

    /// <summary>Adds the fields.</summary>
    public static void AddTo(OrderedDictionary<string, object?> map, ReadOnlySpan<byte> r)
    {
        Layout at = LayoutOf(r);
        int multiplier = BinaryPrimitives.ReadInt32LittleEndian(r[at.Multiplier..]);
        map["length"] = r.Length;
        map["ts_recv"] = (decimal)DbnRecordText.U64(r, 16);
        map["min_price_increment"] = DbnRecordText.Price(r, 24);
        map["display_factor"] = DbnRecordText.Price(r, 32);
        map["expiration"] = DbnFacts.Time(DbnRecordText.U64(r, 40));
        map["activation"] = DbnFacts.Time(DbnRecordText.U64(r, 48));
        map["raw_symbol"] = Text(r, at.Symbol, at.SymbolLength);
        map["instrument_class"] = DbnRecordFacts.Letter(r[at.Class]);
        map["strike_price"] = DbnRecordText.Price(r, at.Strike);
        map["underlying"] = Text(r, at.Underlying, 21);
        map["underlying_id"] = DbnRecordText.U32(r, at.UnderlyingId);
        map["asset"] = Text(r, at.Asset, at.AssetLength);
        map["exchange"] = Text(r, at.Exchange, 5);
        map["group"] = Text(r, at.Group, 21);
        map["security_type"] = Text(r, at.SecurityType, 7);
        map["cfi"] = Text(r, at.Cfi, 7);
        map["currency"] = Text(r, at.Currency, 4);
        map["maturity_year"] = (int)BinaryPrimitives.ReadUInt16LittleEndian(r[at.MaturityYear..]);
        map["maturity_month"] = (int)r[at.Maturity];
        map["maturity_day"] = (int)r[at.Maturity + 1];
        map["contract_multiplier"] = multiplier == NoMultiplier ? null : multiplier;
        map["raw_instrument_id"] = at.IsWideId ? (decimal)DbnRecordText.U64(r, at.RawId) : DbnRecordText.U32(r, at.RawId);
        map["min_price_increment_amount"] = DbnRecordText.Price(r, at.IncrementAmount);
    }

    /// <summary>The letter of the kind of instrument: F a future, S a spread, C a call, P a put.</summary>
    public static byte ClassOf(ReadOnlySpan<byte> r) => r[LayoutOf(r).Class];

    private static Layout LayoutOf(ReadOnlySpan<byte> r) => r.Length switch
    {
        >= ThirdLength => Third,
        >= SecondLength => Second,
        _ => First,
    };

    private static string Text(ReadOnlySpan<byte> r, int offset, int length) => DbnMetadataReader.Text(r.Slice(offset, length));

    private readonly record struct Layout(
        int Strike,
        int RawId,
        int UnderlyingId,
        int Multiplier,
        int MaturityYear,
        int Currency,
        int Symbol,
        int SymbolLength,
        int Group,
        int Exchange,
        int Asset,
        int AssetLength,
        int Cfi,
        int SecurityType,
        int Underlying,
        int Class,
        int Maturity,
        int IncrementAmount,
        bool IsWideId);
}
