using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// LEAN has written the prices of futures and indexes as decimals, times 10^4 and times 10^6. Which of them a file uses shows
/// in its first price: the instruments read here cost between 500 and 50,000 points, so the three ranges do not meet.
/// </summary>
internal static class LeanScale
{
    private const long FirstTimesTenThousand = 5_000_000;
    private const long FirstTimesMillion = 500_000_000;

    /// <summary>The power of ten that prices are multiplied with: 0, 4 or 6; null when the row has no price.</summary>
    /// <param name="row">A row.</param>
    /// <param name="firstPrice">First column that may hold a price.</param>
    /// <param name="columns">Number of columns to look at.</param>
    public static int? Find(NumberRow row, int firstPrice, int columns)
    {
        long largest = 0;
        for (int column = firstPrice; column < Math.Min(firstPrice + columns, row.Count); column++)
        {
            if (row.FractionDigits(column) > 0)
            {
                return 0;
            }

            // Sizes stand among the prices of a quote; they are smaller than any scaled price.
            largest = Math.Max(largest, row.Digits(column));
        }

        return largest switch
        {
            0 => null,
            < FirstTimesTenThousand => 0,
            < FirstTimesMillion => 4,
            _ => 6,
        };
    }
}
