using System.Text.RegularExpressions;

namespace MiaIa.Host.Tests.Reports;

/// <summary>What every report must keep to.</summary>
internal static partial class ReportRules
{
    private static readonly string[] Empty = ["meta", "br", "path"];

    /// <summary>No script, nothing external, well-formed, no number that is none.</summary>
    public static void Check(string page)
    {
        page.Should().StartWith("<!DOCTYPE html>").And.Contain("<meta charset=\"utf-8\">");
        string[] tags = [.. Tag().Matches(page).Select(m => m.Value)];
        tags.Where(t => t.StartsWith("<script", StringComparison.OrdinalIgnoreCase) || t.StartsWith("<link", StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
        tags.Where(t => External().IsMatch(t)).Should().BeEmpty("a report refers to nothing outside");
        page.Should().NotContain("url(").And.NotContain("@import").And.NotContain(">NaN").And.NotContain("\u221E");
        page.Should().NotMatchRegex("d=\"[^\"]*(NaN|Infinity|E[+-])");
        CheckNesting(page);
    }

    private static void CheckNesting(string page)
    {
        Stack<string> open = new();
        foreach (Match match in Tag().Matches(page))
        {
            string name = match.Groups[2].Value.ToLowerInvariant();
            if (match.Groups[1].Value is "/")
            {
                open.Pop().Should().Be(name, "of what stands before {0}", page[..match.Index][^Math.Min(80, match.Index)..]);
            }
            else if (!Empty.Contains(name) && !match.Value.StartsWith("<!", StringComparison.Ordinal))
            {
                open.Push(name);
            }
        }

        open.Should().BeEmpty();
    }

    [GeneratedRegex("<(/?)!?([a-zA-Z][a-zA-Z0-9]*)[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s(src|href|action|data|srcset|on[a-z]+)\\s*=|https?:|//[a-z]", RegexOptions.IgnoreCase)]
    private static partial Regex External();
}
