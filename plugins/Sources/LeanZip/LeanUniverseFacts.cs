using System.Globalization;
using System.Text;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>What is in a universe, for people and for checks.</summary>
internal static class LeanUniverseFacts
{
    /// <summary>The facts of a file.</summary>
    /// <exception cref="Sdk.SourceException">It is no universe, or cannot be read.</exception>
    public static IReadOnlyDictionary<string, object?> Of(string path)
    {
        using LeanUniverse universe = LeanUniverse.Open(path);
        OrderedDictionary<string, object?> facts = new(StringComparer.Ordinal)
        {
            ["columns"] = universe.Columns.Select(c => (object?)c).ToList(),
        };
        if (universe.IsOfOptions)
        {
            AddOptions(universe, facts);
        }
        else
        {
            AddFutures(universe, facts);
        }

        return facts;
    }

    private static void AddFutures(LeanUniverse universe, OrderedDictionary<string, object?> facts)
    {
        LeanUniverseRow columns = new(universe);
        OrderedDictionary<string, object?> interest = new(StringComparer.Ordinal);
        long rows = 0;
        while (universe.TryRead(out NumberRow row, out ReadOnlySpan<byte> line))
        {
            rows++;
            interest[Encoding.UTF8.GetString(row.Text(line, 0))] = columns.InterestText(row, line);
        }

        facts["rows"] = rows;
        facts["open_interest"] = interest;
    }

    private static void AddOptions(LeanUniverse universe, OrderedDictionary<string, object?> facts)
    {
        LeanUniverseRow columns = new(universe);
        HashSet<string> expiries = new(StringComparer.Ordinal);
        string? underlying = null;
        long rows = 0;
        long options = 0;
        long withoutInterest = 0;
        long calls = 0;
        long puts = 0;
        long volume = 0;
        double gamma = 0;
        while (universe.TryRead(out NumberRow row, out ReadOnlySpan<byte> line))
        {
            rows++;
            if (row.IsEmpty(0))
            {
                underlying ??= columns.CloseText(row, line);
                continue;
            }

            options++;
            expiries.Add(Encoding.UTF8.GetString(row.Text(line, 0)));
            int interest = columns.Interest(row) ?? 0;
            withoutInterest += columns.Interest(row) is null ? 1 : 0;
            bool isCall = columns.TryOption(row, line, out bool call, out _) && call;
            calls += isCall ? interest : 0;
            puts += isCall ? 0 : interest;
            volume += columns.Volume(row) ?? 0;
            double gammaOf = columns.Gamma(row, line);
            gamma += double.IsNaN(gammaOf) ? 0 : gammaOf * interest;
        }

        facts["rows"] = rows;
        facts["options"] = options;
        facts["call_oi"] = calls;
        facts["put_oi"] = puts;
        facts["volume"] = volume;
        facts["rows_without_oi"] = withoutInterest;
        facts["expiries"] = expiries.Count;
        if (columns.HasGamma)
        {
            // To six decimals of the exact value of the sum: Math.Round would scale it first.
            facts["sum_gamma_x_oi"] = double.Parse(gamma.ToString("F6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }

        if (underlying is not null)
        {
            facts["underlying_close"] = underlying;
        }
    }
}
