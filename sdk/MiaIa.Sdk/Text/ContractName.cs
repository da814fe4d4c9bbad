using System.Globalization;

namespace MiaIa.Sdk.Text;

/// <summary>A futures contract by its exchange symbol: ESH4 and ESH24 are the March 2024 contract of ES.</summary>
/// <param name="Symbol">The symbol, as it was written.</param>
/// <param name="Root">Its root: ES. The symbol itself when it names no contract.</param>
/// <param name="Contract">Contract month as yyyyMM; 0 when the symbol names none.</param>
public sealed record ContractName(string Symbol, string Root, int Contract)
{
    // The exchanges' letters for January to December.
    private const string MonthCodes = "FGHJKMNQUVXZ";

    /// <summary>Reads a symbol.</summary>
    /// <param name="symbol">Upper case, without anything around it.</param>
    /// <param name="first">Date of the first record: a contract year of one digit is the first such year from then on.</param>
    public static ContractName Of(string symbol, DateOnly first)
    {
        int digits = 0;
        while (digits < symbol.Length && char.IsAsciiDigit(symbol[^(digits + 1)]))
        {
            digits++;
        }

        int code = symbol.Length - digits - 1;
        int month = code >= 1 ? MonthCodes.IndexOf(symbol[code], StringComparison.Ordinal) + 1 : 0;
        if (digits is < 1 or > 2 || month == 0 || !symbol.All(char.IsAsciiLetterOrDigit))
        {
            return new ContractName(symbol, symbol, 0);
        }

        int number = int.Parse(symbol.AsSpan(code + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        int year = digits == 2 ? 2000 + number : YearFrom(first, number, month);
        return new ContractName(symbol, symbol[..code], (year * 100) + month);
    }

    private static int YearFrom(DateOnly first, int lastDigit, int month)
    {
        int year = first.Year + ((lastDigit - (first.Year % 10) + 10) % 10);
        return year == first.Year && month < first.Month ? year + 10 : year;
    }
}
