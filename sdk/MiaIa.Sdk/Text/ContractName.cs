using System.Globalization;

namespace MiaIa.Sdk.Text;

/// <summary>
/// What the name of a file or an exchange's symbol tells: ESM17, ESH4, <c>ES 12-23.Last.txt</c>, <c>ES_1m.csv</c>, ES.c.0.
/// </summary>
/// <param name="Symbol">The contract as it is named, upper case: ESM17, ES 12-23, ES.</param>
/// <param name="Root">Its root: ES.</param>
/// <param name="Contract">Contract month as yyyyMM; 0 when the name has none.</param>
public sealed record ContractName(string Symbol, string Root, int Contract)
{
    // The exchanges' letters for January to December.
    private const string MonthCodes = "FGHJKMNQUVXZ";

    /// <summary>Reads a name; it ends at the first of <c>- _ . space</c>, but for a month such as 12-23 behind a space.</summary>
    /// <param name="name">Name of the file, or symbol, without a folder.</param>
    /// <param name="first">Date of the first record: a contract year of one digit is the first such year from then on.</param>
    public static ContractName Parse(string name, DateOnly first)
    {
        string upper = name.ToUpperInvariant().TrimStart('$', '^', '@', '#', '%');
        int end = upper.IndexOfAny(['-', '_', '.', ' ']);
        string symbol = end < 0 ? upper : upper[..end];
        if (end > 0 && TryMonth(upper[end..], out int written, out int length))
        {
            return new ContractName(upper[..(end + length)], symbol, written);
        }

        int digits = 0;
        while (digits < symbol.Length && char.IsAsciiDigit(symbol[^(digits + 1)]))
        {
            digits++;
        }

        int code = symbol.Length - digits - 1;
        int month = code >= 1 ? MonthCodes.IndexOf(symbol[code], StringComparison.Ordinal) + 1 : 0;
        if (digits is < 1 or > 2 || month == 0)
        {
            return new ContractName(symbol, symbol, 0);
        }

        int number = int.Parse(symbol.AsSpan(code + 1), CultureInfo.InvariantCulture);
        int year = digits == 2 ? 2000 + number : YearFrom(first, number, month);
        return new ContractName(symbol, symbol[..code], (year * 100) + month);
    }

    // " 12-23" or " 12-2023", and nothing that goes on with a digit.
    private static bool TryMonth(string text, out int contract, out int length)
    {
        contract = 0;
        length = 0;
        if (text.Length < 6 || text[0] != ' ' || text[3] != '-')
        {
            return false;
        }

        int digits = 0;
        while (4 + digits < text.Length && char.IsAsciiDigit(text[4 + digits]))
        {
            digits++;
        }

        length = 4 + digits;
        if (digits is not (2 or 4)
            || !int.TryParse(text.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int month)
            || !int.TryParse(text.AsSpan(4, digits), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            || month is < 1 or > 12)
        {
            return false;
        }

        contract = ((digits == 2 ? 2000 + year : year) * 100) + month;
        return true;
    }

    private static int YearFrom(DateOnly first, int lastDigit, int month)
    {
        int year = first.Year + ((lastDigit - (first.Year % 10) + 10) % 10);
        return year == first.Year && month < first.Month ? year + 10 : year;
    }
}
