using System.Globalization;
using System.Text;

namespace MiaIa.Host.Metrics;

/// <summary>Metrics in the text format 0.0.4 of Prometheus: what <c>/metrics</c> answers.</summary>
internal static class MetricsText
{
    /// <summary>Type of the content.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private const string Total = "_total";

    /// <summary>Writes everything that a listener knows.</summary>
    public static void Write(MetricsListener metrics, TextWriter output) => metrics.Collect(family => Write(family, output));

    /// <summary>The name of a family: words by underscores, the unit at the end, and <c>_total</c> behind a counter's.</summary>
    internal static string NameOf(MetricFamily family)
    {
        StringBuilder name = new(family.Name.Length);
        foreach (char c in family.Name)
        {
            name.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }

        string unit = UnitOf(family);
        if (unit.Length > 0 && !name.ToString().EndsWith("_" + unit, StringComparison.Ordinal))
        {
            name.Append('_').Append(unit);
        }

        return family.Kind is MetricKind.Counter ? name.Append(Total).ToString() : name.ToString();
    }

    private static string UnitOf(MetricFamily family) => family.Unit switch
    {
        "s" => "seconds",
        "By" => "bytes",
        "1" => family.Kind is MetricKind.Gauge ? "ratio" : "",
        _ => "",
    };

    private static void Write(MetricFamily family, TextWriter output)
    {
        bool isFirst = true;
        string name = NameOf(family);
        family.Show(series =>
        {
            if (isFirst)
            {
                isFirst = false;
                WriteHead(family, name, output);
            }

            if (family.Kind is MetricKind.Histogram)
            {
                WriteHistogram(family, name, series, output);
            }
            else
            {
                WriteSample(name, series, null, Number(series.Value), output);
            }
        });
    }

    private static void WriteHead(MetricFamily family, string name, TextWriter output)
    {
        output.Write($"# HELP {name} {Escaped(family.Description, isLabel: false)}\n");
        output.Write($"# TYPE {name} {family.Kind.ToString().ToLowerInvariant()}\n");
        if (UnitOf(family) is { Length: > 0 } unit)
        {
            output.Write($"# UNIT {name} {unit}\n");
        }
    }

    private static void WriteHistogram(MetricFamily family, string name, MetricSeries series, TextWriter output)
    {
        long sum = 0;
        for (int i = 0; i < series.Buckets.Length; i++)
        {
            sum += series.Buckets[i];
            string bound = i < family.Bounds.Length ? Number(family.Bounds[i]) : Number(double.PositiveInfinity);
            WriteSample(name + "_bucket", series, bound, sum.ToString(CultureInfo.InvariantCulture), output);
        }

        WriteSample(name + "_sum", series, null, Number(series.Value), output);
        WriteSample(name + "_count", series, null, series.Count.ToString(CultureInfo.InvariantCulture), output);
    }

    private static void WriteSample(string name, MetricSeries series, string? bound, string value, TextWriter output)
    {
        output.Write(name);
        char before = '{';
        foreach ((string label, string text) in series.Labels)
        {
            output.Write($"{before}{LabelOf(label)}=\"{Escaped(text, isLabel: true)}\"");
            before = ',';
        }

        if (bound is not null)
        {
            output.Write($"{before}le=\"{bound}\"");
            before = ',';
        }

        output.Write(before == '{' ? $" {value}\n" : $"}} {value}\n");
    }

    private static string LabelOf(string name)
    {
        StringBuilder label = new(name.Length);
        foreach (char c in name)
        {
            label.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }

        return label.Length > 0 && char.IsAsciiDigit(label[0]) ? "_" + label : label.ToString();
    }

    private static string Escaped(string text, bool isLabel)
    {
        string plain = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return isLabel ? plain.Replace("\"", "\\\"", StringComparison.Ordinal) : plain;
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);
}
