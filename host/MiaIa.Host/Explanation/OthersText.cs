using MiaIa.Host.Runs;

namespace MiaIa.Host.Explanation;

/// <summary>The outputs of a decision that are not weighed, by their feature.</summary>
internal static class OthersText
{
    private const int NameWidth = 24;

    /// <summary>Writes them.</summary>
    public static void Write(Answer answer, TextWriter output)
    {
        if (answer.Decision.Others.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Not weighed: read by strategies, filters and other features");
        foreach (IGrouping<string, OutputLine> feature in answer.Decision.Others.GroupBy(FeatureOf, StringComparer.Ordinal))
        {
            PlainText.Wrap($"  {feature.Key,-NameWidth} ", string.Join("; ", Parts([.. feature], answer.Advance)), output);
        }
    }

    /// <summary>Values that share status and age stand together; what is missing is only named.</summary>
    private static IEnumerable<string> Parts(OutputLine[] outputs, double advance)
    {
        foreach (var same in outputs.Where(o => o.Value is not null).GroupBy(o => (o.Status, Age: FormulaText.Age(o, advance))))
        {
            yield return $"{same.Key.Status} {same.Key.Age}: {string.Join(", ", same.Select(o => $"{Name(o)} {Short(o.Value!.Value)}"))}";
        }

        string[] missing = [.. outputs.Where(o => o.Value is null).Select(Name)];
        if (missing.Length > 0)
        {
            yield return missing.Length == outputs.Length ? "missing" : "missing: " + string.Join(", ", missing);
        }
    }

    private static string FeatureOf(OutputLine o) => o.Name[..o.Name.LastIndexOf('.')];

    private static string Name(OutputLine o) => o.Name[(o.Name.LastIndexOf('.') + 1)..];

    private static string Short(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e9 or < 1e-4 => $"{value:0.###e0}",
        >= 1000 => $"{value:0.##}",
        _ => $"{value:0.####}",
    };
}
