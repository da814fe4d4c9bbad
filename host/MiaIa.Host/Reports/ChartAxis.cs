using System.Globalization;

namespace MiaIa.Host.Reports;

/// <summary>An axis of a chart.</summary>
/// <param name="Label">What it measures, and its unit.</param>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end, above the lower one.</param>
/// <param name="Ticks">Its marks, at most so many.</param>
internal sealed record ChartAxis(string Label, double Low, double High, Func<int, IReadOnlyList<ChartTick>> Ticks)
{
    private const double Margin = 0.05;
    private const double Whole = 1e-9;

    /// <summary>An axis of numbers that holds all given ones, with round marks.</summary>
    /// <param name="label">What it measures, and its unit.</param>
    /// <param name="values">The values.</param>
    /// <param name="isFromZero">Whether 0 is on it in any case.</param>
    public static ChartAxis OfNumbers(string label, IEnumerable<double> values, bool isFromZero = false)
    {
        (double low, double high) = isFromZero ? (0, 0) : (double.MaxValue, double.MinValue);
        foreach (double value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        if (low > high)
        {
            (low, high) = (0, 0);
        }

        double room = high > low ? Margin * (high - low) : Math.Max(1, Margin * Math.Abs(high));
        (low, high) = (isFromZero && low == 0 ? 0 : low - room, isFromZero && high == 0 && low < 0 ? 0 : high + room);
        return new ChartAxis(label, low, high, most => Round(low, high, most));
    }

    /// <summary>Round numbers between two: 1, 2 or 5 times a power of ten apart.</summary>
    public static IReadOnlyList<ChartTick> Round(double low, double high, int most)
    {
        double raw = (high - low) / Math.Max(1, most);
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = Array.Find([1.0, 2.0, 5.0, 10.0], s => s * power >= raw * (1 - Whole)) * power;
        int decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(step) + Whole));
        string format = decimals == 0 ? "#,0" : "0." + new string('0', decimals);
        List<ChartTick> ticks = [];
        for (double k = Math.Ceiling((low / step) - Whole); k * step <= high + (Whole * step); k++)
        {
            ticks.Add(new ChartTick(k * step, (k == 0 ? 0 : k * step).ToString(format, CultureInfo.InvariantCulture)));
        }

        return ticks;
    }
}
