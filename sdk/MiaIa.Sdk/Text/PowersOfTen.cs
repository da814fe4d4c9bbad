namespace MiaIa.Sdk.Text;

/// <summary>Powers of ten that fit in 64 bits.</summary>
internal static class PowersOfTen
{
    public const int MaxExponent = 18;

    private static readonly long[] Values = Make();

    public static long Of(int exponent) => Values[exponent];

    public static decimal Decimal(int exponent) => Values[exponent];

    private static long[] Make()
    {
        long[] values = new long[MaxExponent + 1];
        values[0] = 1;
        for (int i = 1; i < values.Length; i++)
        {
            values[i] = values[i - 1] * 10;
        }

        return values;
    }
}
