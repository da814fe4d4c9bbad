using System.Globalization;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Reads a vendor's label. Case, spaces, hyphens, underscores and points do not count; 0DTE may stand before or behind.
/// </summary>
internal static class LevelLabel
{
    private const int LongestLabel = 48;
    private const int MostNumber = 10;
    private const int MostSecondary = 60;

    /// <summary>The labels that are known, for people.</summary>
    public const string Known =
        "call resistance, put support, HVL, 1D min, 1D max, each of the first three with 0DTE, gamma wall 0DTE, GEX 1 to 10, BL 1 to 10, SG 1 to 60";

    /// <summary>Kind and number of a label; false for one that is not known.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out LevelKind kind, out byte number)
    {
        kind = default;
        number = 0;
        Span<char> word = stackalloc char[LongestLabel];
        int length = 0;
        foreach (byte c in text)
        {
            if (c is (byte)' ' or (byte)'-' or (byte)'_' or (byte)'.' or (byte)'"')
            {
                continue;
            }

            if (length == LongestLabel || c > 127)
            {
                return false;
            }

            word[length++] = (char)(c is >= (byte)'a' and <= (byte)'z' ? c - 32 : c);
        }

        ReadOnlySpan<char> label = word[..length];
        return TryWhole(label, out kind) || TryNumbered(label, out kind, out number);
    }

    private static bool TryWhole(ReadOnlySpan<char> label, out LevelKind kind)
    {
        bool isZeroDte = label.StartsWith("0DTE") || label.EndsWith("0DTE");
        ReadOnlySpan<char> name = !isZeroDte ? label : label.StartsWith("0DTE") ? label[4..] : label[..^4];
        LevelKind? found = name switch
        {
            "CALLRESISTANCE" or "CR" => isZeroDte ? LevelKind.CallResistanceZeroDte : LevelKind.CallResistance,
            "PUTSUPPORT" or "PS" => isZeroDte ? LevelKind.PutSupportZeroDte : LevelKind.PutSupport,
            "HVL" or "HIGHVOLATILITYLEVEL" or "HIGHVOLLEVEL" =>
                isZeroDte ? LevelKind.HighVolatilityLevelZeroDte : LevelKind.HighVolatilityLevel,
            "GAMMAWALL" when isZeroDte => LevelKind.GammaWallZeroDte,
            "1DMIN" or "1DAYMIN" or "ONEDAYMIN" when !isZeroDte => LevelKind.OneDayMin,
            "1DMAX" or "1DAYMAX" or "ONEDAYMAX" when !isZeroDte => LevelKind.OneDayMax,
            _ => null,
        };
        kind = found ?? default;
        return found is not null;
    }

    private static bool TryNumbered(ReadOnlySpan<char> label, out LevelKind kind, out byte number)
    {
        int digits = 0;
        while (digits < label.Length && char.IsAsciiDigit(label[^(digits + 1)]))
        {
            digits++;
        }

        (LevelKind Kind, int Most)? found = label[..^digits] switch
        {
            "GEX" => (LevelKind.GammaExposure, MostNumber),
            "BL" or "BLINDSPOT" => (LevelKind.BlindSpot, MostNumber),
            "SG" => (LevelKind.SecondaryGamma, MostSecondary),
            _ => null,
        };
        kind = found?.Kind ?? default;
        return byte.TryParse(label[^digits..], NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && found is { } numbered && number >= 1 && number <= numbered.Most;
    }
}
