using System.Globalization;
using System.Security.Cryptography;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>What is in a table, with its gamma exposure, for people and for checks.</summary>
internal static class ChainFacts
{
    /// <summary>The facts of a file.</summary>
    /// <exception cref="SourceException">It is broken, or no option chain.</exception>
    public static IReadOnlyDictionary<string, object?> Of(string path, ITimeZones zones)
    {
        using ChainFile file = ChainFile.Open(path)
            ?? throw new SourceException(path, "", "The file is no option chain: no line names the columns Calls and Puts.");
        ChainMoment moment = file.Moment(zones);
        OrderedDictionary<string, object?> facts = new(StringComparer.Ordinal);
        using (FileStream bytes = File.OpenRead(path))
        {
            facts["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
            facts["bytes"] = bytes.Length;
        }

        facts["header_text"] = string.Join(" | ", file.Header.Lines.Select(l => l.Trim()));
        facts["column_header_line"] = file.Header.Line;
        facts["columns"] = file.Header.Columns.Count;
        facts["spot_last"] = file.Header.Spot;
        ChainTotals totals = Read(file, moment.Date);
        totals.AddTo(facts);
        if (file.Header.Spot is { } spot && file.Header.Columns.Call.Gamma >= 0)
        {
            AddExposure(facts, totals, (double)spot, moment.Date);
        }

        return facts;
    }

    /// <summary>A number as others round it: to so many decimals of its exact value.</summary>
    public static double Round(double value, int decimals) => double.IsFinite(value)
        ? double.Parse(
            value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture)
        : value;

    private static ChainTotals Read(ChainFile file, DateOnly date)
    {
        ChainTotals totals = new(date);
        ChainColumns columns = file.Header.Columns;
        while (file.TryRead(out NumberRow row, out ReadOnlySpan<byte> line))
        {
            if (row.Count < columns.Count)
            {
                totals.AddShort();
            }
            else if (ChainLeg.TryRead(row, line, columns.Call, isCall: true, out ChainLeg call)
                && ChainLeg.TryRead(row, line, columns.Put, isCall: false, out ChainLeg put))
            {
                totals.Add(in call, in put);
            }
            else
            {
                totals.AddUnreadable();
            }
        }

        return totals;
    }

    private static void AddExposure(OrderedDictionary<string, object?> facts, ChainTotals totals, double spot, DateOnly date)
    {
        double factor = 100 * spot * spot * 0.01;
        totals.AddWalls(facts, factor);
        GammaProfile profile = new(totals.Open, date);
        facts["bs_profile_reference"] = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["convention"] = GammaProfile.Convention,
            ["as_of"] = Text(date),
            ["gex_at_spot"] = Round(profile.At(spot), 2),
            ["zero_crossings"] = profile.Crossings(spot).Select(s => (object?)Round(s, 3)).ToList(),
        };
    }

    /// <summary>A date as others write it.</summary>
    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
