namespace MiaIa.Host.Performance;

/// <summary>Student's t distribution with whole degrees of freedom.</summary>
internal static class StudentT
{
    private const int Halvings = 100;
    private const double Far = 1000;

    /// <summary>The probability of a value below, by the finite series of Abramowitz and Stegun 26.7.3 and 26.7.4.</summary>
    /// <param name="t">The value.</param>
    /// <param name="freedom">Degrees of freedom, 1 or more.</param>
    public static double Cumulative(double t, int freedom)
    {
        double angle = Math.Atan(t / Math.Sqrt(freedom));
        double square = freedom / (freedom + (t * t)); // of the cosine
        bool isOdd = freedom % 2 == 1;
        double term = isOdd ? Math.Sqrt(square) : 1;
        double sum = freedom == 1 ? 0 : term;
        for (int k = isOdd ? 3 : 2; k <= freedom - 2; k += 2)
        {
            term *= square * (k - 1) / k;
            sum += term;
        }

        double between = isOdd ? 2 / Math.PI * (angle + (Math.Sin(angle) * sum)) : Math.Sin(angle) * sum;
        return 0.5 + (between / 2);
    }

    /// <summary>The value that a probability lies below, by halving.</summary>
    /// <param name="probability">In [0.5, 1).</param>
    /// <param name="freedom">Degrees of freedom, 1 or more.</param>
    public static double Inverse(double probability, int freedom)
    {
        (double low, double high) = (0, Far);
        for (int i = 0; i < Halvings && high - low > 1e-13 * high; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Cumulative(middle, freedom) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
