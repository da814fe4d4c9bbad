using System.Globalization;

namespace MiaIa.Host.Tests.Metrics;

/// <summary>
/// Reads the text format 0.0.4 by its published rules, and refuses what breaks them: names, escapes, one TYPE before the samples of a
/// family, no family twice, histograms with growing buckets that end in +Inf as many as their count.
/// </summary>
internal sealed class PrometheusText
{
    private readonly HashSet<string> _ended = [];
    private string? _family;

    private PrometheusText()
    {
    }

    /// <summary>Type of each family.</summary>
    public Dictionary<string, string> Types { get; } = [];

    /// <summary>Description of each family.</summary>
    public Dictionary<string, string> Help { get; } = [];

    /// <summary>Value of each sample; its labels stand in the order they were written.</summary>
    public List<(string Name, List<(string Name, string Value)> Labels, double Value)> Samples { get; } = [];

    public static PrometheusText Parse(string text)
    {
        PrometheusText parsed = new();
        text.Should().EndWith("\n", "the last line must end with a line feed");
        text.Should().NotContain("\r");
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            parsed.Line(line);
        }

        parsed.CheckHistograms();
        return parsed;
    }

    public double this[string name, params (string Name, string Value)[] labels] =>
        Samples.Single(s => s.Name == name && s.Labels.SequenceEqual(labels)).Value;

    private void Line(string line)
    {
        string[] words = line.Split(' ', 4);
        if (words[0] == "#")
        {
            if (words[1] is "HELP" or "TYPE")
            {
                IsName(words[2], true).Should().BeTrue("{0} must be a name", words[2]);
                Begin(words[2]);
                (words[1] == "HELP" ? Help : Types).TryAdd(words[2], Unescaped(words[3], isLabel: false)).Should().BeTrue("{0} has one {1}", words[2], words[1]);
                if (words[1] == "TYPE")
                {
                    words[3].Should().BeOneOf("counter", "gauge", "histogram", "summary", "untyped");
                }
            }

            return;
        }

        Sample(line);
    }

    private void Begin(string family)
    {
        if (_family != family)
        {
            if (_family is not null)
            {
                _ended.Add(_family).Should().BeTrue();
            }

            _ended.Should().NotContain(family, "all lines of a family stand together");
            _family = family;
        }
    }

    private void Sample(string line)
    {
        int at = 0;
        while (at < line.Length && line[at] is not ('{' or ' '))
        {
            at++;
        }

        string name = line[..at];
        IsName(name, true).Should().BeTrue("{0} must be a name", name);
        List<(string, string)> labels = [];
        if (line[at] == '{')
        {
            at++;
            while (line[at] != '}')
            {
                int equals = line.IndexOf('=', at);
                string label = line[at..equals];
                IsName(label, false).Should().BeTrue("{0} must be the name of a label", label);
                line[equals + 1].Should().Be('"');
                int end = equals + 2;
                while (line[end] != '"')
                {
                    end += line[end] == '\\' ? 2 : 1;
                }

                labels.Add((label, Unescaped(line[(equals + 2)..end], isLabel: true)));
                at = end + 1;
                if (line[at] == ',')
                {
                    at++;
                }
            }

            at++;
        }

        line[at].Should().Be(' ');
        string family = _family!;
        (name == family || (Types[family] == "histogram" && name.StartsWith(family + "_", StringComparison.Ordinal) && name[family.Length..] is "_bucket" or "_sum" or "_count"))
            .Should().BeTrue("{0} must belong to {1}", name, family);
        labels.Select(l => l.Item1).Should().OnlyHaveUniqueItems();
        Samples.Should().NotContain(s => s.Name == name && s.Labels.SequenceEqual(labels), "a sample comes once");
        Samples.Add((name, labels, Number(line[(at + 1)..])));
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static string Unescaped(string text, bool isLabel)
    {
        System.Text.StringBuilder plain = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }

            char escaped = text[++i];
            (escaped is '\\' or 'n' || (isLabel && escaped == '"')).Should().BeTrue("\\{0} is no escape here", escaped);
            plain.Append(escaped == 'n' ? '\n' : escaped);
        }

        return plain.ToString();
    }

    private static bool IsName(string text, bool isMetric) => text.Length > 0 && !char.IsAsciiDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_' || (isMetric && c == ':'));

    private void CheckHistograms()
    {
        foreach (string family in Types.Where(t => t.Value == "histogram").Select(t => t.Key))
        {
            foreach (var series in Samples.Where(s => s.Name == family + "_bucket").GroupBy(s => string.Join(',', s.Labels.Where(l => l.Name != "le")), StringComparer.Ordinal))
            {
                double[] bounds = [.. series.Select(s => Number(s.Labels.Single(l => l.Name == "le").Value))];
                bounds.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
                bounds[^1].Should().Be(double.PositiveInfinity);
                double[] counts = [.. series.Select(s => s.Value)];
                counts.Should().BeInAscendingOrder("buckets are summed up");
                double count = Samples.Single(s => s.Name == family + "_count" && string.Join(',', s.Labels) == series.Key).Value;
                counts[^1].Should().Be(count);
                Samples.Should().ContainSingle(s => s.Name == family + "_sum" && string.Join(',', s.Labels) == series.Key);
            }
        }
    }
}
