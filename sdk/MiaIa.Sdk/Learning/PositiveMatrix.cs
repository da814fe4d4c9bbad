namespace MiaIa.Sdk.Learning;

/// <summary>Linear equations with a symmetric positive definite matrix, of which only the lower half is read.</summary>
internal static class PositiveMatrix
{
    /// <summary>Solves by the root of Cholesky; the matrix is overwritten. A matrix that is not positive is refused.</summary>
    public static double[] Solve(double[] matrix, double[] right)
    {
        int n = right.Length;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = matrix[(i * n) + j];
                for (int k = 0; k < j; k++)
                {
                    rest -= matrix[(i * n) + k] * matrix[(j * n) + k];
                }

                if (i == j && !(rest > 0))
                {
                    throw new LearningException("Features repeat others exactly. Raise the penalty or leave some out.");
                }

                matrix[(i * n) + j] = i == j ? Math.Sqrt(rest) : rest / matrix[(j * n) + j];
            }
        }

        return Substitute(matrix, right);
    }

    private static double[] Substitute(double[] root, double[] right)
    {
        int n = right.Length;
        double[] x = [.. right];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] -= root[(i * n) + k] * x[k];
            }

            x[i] /= root[(i * n) + i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                x[i] -= root[(k * n) + i] * x[k];
            }

            x[i] /= root[(i * n) + i];
        }

        return x;
    }
}
