namespace MiaIa.Sdk.Learning;

/// <summary>Loss, slope and curvature of a logistic regression. The last weight is the intercept, which is not penalised.</summary>
internal sealed class LogisticFit
{
    private readonly double[] _inputs;
    private readonly bool[] _labels;
    private readonly int _width;
    private readonly double _penalty;

    /// <summary>Standardises the rows once.</summary>
    public LogisticFit(LearningRows data, int[] rows, double[] means, double[] scales, double penalty)
    {
        _penalty = penalty;
        _width = means.Length + 1;
        _labels = new bool[rows.Length];
        _inputs = new double[(long)rows.Length * _width];
        for (int i = 0; i < rows.Length; i++)
        {
            _labels[i] = data.Labels[rows[i]] != 0;
            ReadOnlySpan<float> values = data.Row(rows[i]);
            Span<double> input = _inputs.AsSpan(i * _width, _width);
            for (int j = 0; j < values.Length; j++)
            {
                input[j] = (values[j] - means[j]) / scales[j];
            }

            input[^1] = 1;
        }
    }

    /// <summary>Summed log-loss and penalty.</summary>
    public double Loss(double[] weights)
    {
        double loss = 0;
        for (int i = 0; i < _labels.Length; i++)
        {
            // ln(1 + e^-m), m the log-odds of what happened.
            double logOdds = Dot(Input(i), weights);
            double margin = _labels[i] ? logOdds : -logOdds;
            loss += double.LogP1(Math.Exp(-Math.Abs(margin))) + Math.Max(0, -margin);
        }

        for (int j = 0; j < _width - 1; j++)
        {
            loss += _penalty / 2 * weights[j] * weights[j];
        }

        return loss;
    }

    /// <summary>The step to the lowest point of the parabola that touches the loss here.</summary>
    public double[] NewtonStep(double[] weights)
    {
        double[] slope = new double[_width];
        double[] curvature = new double[_width * _width];
        for (int i = 0; i < _labels.Length; i++)
        {
            ReadOnlySpan<double> input = Input(i);
            double probability = LogOdds.ToProbability(Dot(input, weights));
            double error = (_labels[i] ? 1 : 0) - probability;
            AddTo(slope, curvature, input, error, probability * (1 - probability));
        }

        for (int j = 0; j < _width; j++)
        {
            bool isIntercept = j == _width - 1;
            slope[j] -= isIntercept ? 0 : _penalty * weights[j];

            // A feature that never varies has no curvature of its own; without a penalty it stays where it is.
            double own = curvature[(j * _width) + j] + (isIntercept ? 0 : _penalty);
            curvature[(j * _width) + j] = own > 0 ? own : 1;
        }

        return PositiveMatrix.Solve(curvature, slope);
    }

    private static void AddTo(double[] slope, double[] curvature, ReadOnlySpan<double> input, double error, double weight)
    {
        for (int j = 0; j < input.Length; j++)
        {
            slope[j] += error * input[j];
            double weighted = weight * input[j];
            Span<double> line = curvature.AsSpan(j * input.Length, j + 1);
            for (int k = 0; k < line.Length; k++)
            {
                line[k] += weighted * input[k];
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> input, double[] weights)
    {
        double sum = 0;
        for (int j = 0; j < input.Length; j++)
        {
            sum += input[j] * weights[j];
        }

        return sum;
    }

    private ReadOnlySpan<double> Input(int row) => _inputs.AsSpan(row * _width, _width);
}
