using System.Globalization;

namespace MiaIa.Sdk.Text;

/// <summary>
/// What the name of a file tells of its contract: <c>ESM17-CME.scid_BarData__5m.txt.gz</c> and <c>ESM17_FUT_CME.scid</c> are
/// the June 2017 contract of ES. The symbol is what stands before the first hyphen, underscore, dot or space; when it does not
/// end in the letter of a month and one or two digits, it is the root too, and there is no contract.
/// </summary>
/// <param name="Symbol">The contract as the file names it, upper case: ESM17, ES.</param>
/// <param name="Root">Its root: ES.</param>
/// <param name="Contract">Contract month as yyyyMM; 0 when the name has none.</param>
public sealed record ContractName(string Symbol, string Root, int Contract)
{
    // The exchanges' letters for January to December.
    private const string MonthCodes = "FGHJKMNQUVXZ";

    /// <summary>Reads a name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="first">Date of the first record: a contract year of one digit is the first such year from then on.</param>
    public static ContractName Parse(string path, DateOnly first)
    {
        string name = Path.GetFileName(path).ToUpperInvariant();
        int end = name.IndexOfAny(['-', '_', '.', ' ']);
        string symbol = end < 0 ? name : name[..end];
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

    private static int YearFrom(DateOnly first, int lastDigit, int month)
    {
        int year = first.Year + ((lastDigit - (first.Year % 10) + 10) % 10);
        return year == first.Year && month < first.Month ? year + 10 : year;
    }
}
