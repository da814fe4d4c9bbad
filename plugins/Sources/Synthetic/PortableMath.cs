namespace MiaIa.Plugins.Sources;

/// <summary>
/// Logarithm and exponential from additions, products and one division, which every processor rounds alike: the last
/// bit of Math.Log and Math.Exp differs between platforms, and one bit is enough to make another market.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309;
    private const double Log2E = 1.44269504088896341;
    private const double SquareRootOf2 = 1.41421356237309505;
    private const double ExpLimit = 700;
    private const int MantissaBits = 52;
    private const int ExponentOfOne = 1023;
    private const long MantissaMask = (1L << MantissaBits) - 1;

    /// <summary>The natural logarithm of a positive normal number, to about 12 digits.</summary>
    public static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        long exponent = (bits >> MantissaBits) - ExponentOfOne;
        double m = BitConverter.Int64BitsToDouble((bits & MantissaMask) | ((long)ExponentOfOne << MantissaBits));
        if (m > SquareRootOf2)
        {
            m *= 0.5;
            exponent++;
        }

        // ln m = 2 artanh f; |f| < 0.172, so that the series may end at the 15th power.
        double f = (m - 1) / (m + 1);
        double f2 = f * f;
        double series = 1.0 / 15;
        series = (series * f2) + (1.0 / 13);
        series = (series * f2) + (1.0 / 11);
        series = (series * f2) + (1.0 / 9);
        series = (series * f2) + (1.0 / 7);
        series = (series * f2) + (1.0 / 5);
        series = (series * f2) + (1.0 / 3);
        series = (series * f2) + 1;
        return (exponent * Ln2) + (2 * f * series);
    }

    /// <summary>e to the power of x, to about 12 digits; 0 below -700, and x is taken as 700 above it.</summary>
    public static double Exp(double x)
    {
        if (x < -ExpLimit)
        {
            return 0;
        }

        x = Math.Min(x, ExpLimit);
        double k = Math.Floor((x * Log2E) + 0.5);
        double r = x - (k * Ln2);
        double series = 1.0 / 3_628_800;
        series = (series * r) + (1.0 / 362_880);
        series = (series * r) + (1.0 / 40_320);
        series = (series * r) + (1.0 / 5_040);
        series = (series * r) + (1.0 / 720);
        series = (series * r) + (1.0 / 120);
        series = (series * r) + (1.0 / 24);
        series = (series * r) + (1.0 / 6);
        series = (series * r) + 0.5;
        series = (series * r) + 1;
        series = (series * r) + 1;
        return series * BitConverter.Int64BitsToDouble(((long)k + ExponentOfOne) << MantissaBits);
    }
}
