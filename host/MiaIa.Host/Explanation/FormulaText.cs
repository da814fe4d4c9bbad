namespace MiaIa.Host.Explanation;

/// <summary>The formula of a decision: what each feature added, and how the sum became a score.</summary>
internal static class FormulaText
{
    private const int HalfBar = 14;
    private const int NameWidth = 36;

    /// <summary>Writes the features that are weighed, by group.</summary>
    public static void Write(Answer answer, TextWriter output)
    {
        Explained d = answer.Decision;
        if (d.Terms.Count == 0)
        {
            output.WriteLine();
            output.WriteLine("Formula: none; the strategies decide alone");
            return;
        }

        double most = d.Terms.Max(t => Math.Abs(t.Contribution ?? 0));
        output.WriteLine();
        output.WriteLine($"{"Feature",-NameWidth}   {"value",8} {"status",-9} {"age",9} {"weight",7} {"adds",9}  {"against",HalfBar}|for a long");
        foreach (IGrouping<string, TermLine> group in d.Terms.GroupBy(t => t.Group, StringComparer.Ordinal))
        {
            foreach (TermLine t in group)
            {
                OutputLine o = t.Output;
                output.WriteLine(
                    $"  {o.Name,-NameWidth} {Signed(o.Value),8} {o.Status,-9} {Age(o, answer.Advance),9} {t.EffectiveWeight,7:0.0000} {Signed(t.Contribution),9}  {Bar(t.Contribution, most)}".TrimEnd());
            }

            double? sum = group.All(t => t.Contribution is null) ? null : group.Sum(t => t.Contribution ?? 0);
            double voting = group.Where(t => t.Output.IsUsable).Sum(t => t.EffectiveWeight);
            output.WriteLine($"  {"= " + group.Key,-NameWidth} {"",8} {$"{voting:0.0000} of it could vote",19} {group.Sum(t => t.EffectiveWeight),7:0.0000} {Signed(sum),9}");
        }
    }

    /// <summary>Writes how the sum became the score.</summary>
    public static void WriteScore(Explained d, TextWriter output)
    {
        if (d.Row.Number("s0") is not { } s0)
        {
            return;
        }

        double? s = d.Row.Number("s");
        output.WriteLine();
        output.WriteLine($"  S0  {s0,9:+0.00000;-0.00000;0.00000}  sum of what the features add");
        output.WriteLine($"  c   {d.Row.Number("coverage"),9:0.00000}  coverage, the share of the weight that could vote; at least {d.Row.Number("minimum_coverage"):0.00###} is needed");
        string how = s == s0 ? "S0 as it is" : "S0 / c: the weight of what could not vote goes to the others";
        output.WriteLine($"  S   {s,9:+0.00000;-0.00000;0.00000}  {how}");
        foreach ((string name, double? factor) in d.Factors)
        {
            output.WriteLine($"  x   {factor,9:0.00000}  {name}");
        }

        output.WriteLine($"  S1  {d.Row.Number("s1"),9:+0.00000;-0.00000;0.00000}  S with the factors, kept within -1 and +1");
        output.WriteLine($"  T   {d.Row.Number("threshold"),9:0.00000}  threshold: a candidate needs |S1| > T");
    }

    /// <summary>An age, in the unit that suits it.</summary>
    internal static string Age(OutputLine o, double advance) => o.AgeSeconds is not { } age ? "-" : (age + advance) switch
    {
        < 120 => $"{age + advance:0.0} s",
        < 7200 => $"{(age + advance) / 60:0.0} min",
        < 172_800 => $"{(age + advance) / 3600:0.0} h",
        _ => $"{(age + advance) / 86_400:0.0} d",
    };

    private static string Signed(double? value) => value is { } v ? $"{v:+0.0000;-0.0000;0.0000}" : "-";

    private static string Bar(double? contribution, double most)
    {
        int length = contribution is { } c && most > 0 ? (int)Math.Round(HalfBar * Math.Abs(c) / most) : 0;
        string bar = new('#', length);
        return contribution < 0 ? bar.PadLeft(HalfBar) + "|" : new string(' ', HalfBar) + "|" + bar;
    }
}
