namespace MiaIa.Architecture.Tests;

/// <summary>A smell test of sizes (STYLE 11): small files, small methods.</summary>
public sealed class SizeTests
{
    private const int LongestFile = 400;
    private const int UsualFile = 60;
    private const int LongestMethod = 70;
    private const int UsualMethod = 30;

    [Fact]
    public void NoFileIsLong()
    {
        IEnumerable<string> tooLong = SourceTree.Sources.Select(f => (File: f, Lines: Lines(f))).Where(f => f.Lines > LongestFile)
            .Select(f => $"{f.File}: {f.Lines} lines");
        tooLong.Should().BeEmpty("a file of more than {0} lines holds more than one idea. Split it by idea", LongestFile);
    }

    [Fact]
    public void HalfOfTheFilesAreShort()
    {
        int[] lines = [.. SourceTree.ProgramSources.Select(Lines).Order()];
        lines[lines.Length / 2].Should().BeLessThanOrEqualTo(UsualFile, "half of our files have under {0} lines. Look at the longest ones", UsualFile);
    }

    [Fact]
    public void NoMethodIsLong()
    {
        IEnumerable<string> tooLong = SourceTree.Sources.SelectMany(f => CodeBlocks.MembersOf(SourceTree.Read(f)).Select(m => (File: f, Member: m)))
            .Where(m => m.Member.Lines > LongestMethod)
            .Select(m => $"{m.File}:{m.Member.Line}: {m.Member.Lines} lines");
        tooLong.Should().BeEmpty("a method of more than {0} lines does several things. Give each a name of its own", LongestMethod);
    }

    [Fact]
    public void NearlyAllMethodsAreShort()
    {
        CodeBlocks.Member[] all = [.. SourceTree.ProgramSources.SelectMany(f => CodeBlocks.MembersOf(SourceTree.Read(f)))];
        double share = all.Count(m => m.Lines > UsualMethod) / (double)all.Length;
        share.Should().BeLessThan(0.05, "hardly a method has more than {0} lines. Split the longest ones", UsualMethod);
    }

    [Fact]
    public void TheCounterCountsMembersAndNotTypesTextOrComments()
    {
        const string Source = """
            namespace N;
            // { a comment with a brace
            public sealed class C
            {
                private readonly string _s = "{" + $"{(true ? "{" : "}")} {{" + '{' + @"\";
                public int P { get; } = 1;

                public void M(int x)
                {
                    if (x > 0)
                    {
                        M(x - 1); /* } */
                    }
                }

                private struct Inner
                {
                    public void Deep()
                    {
                    }
                }
            }
            """;
        CodeBlocks.MembersOf(Source).Select(m => (m.Line, m.Lines)).Should().Equal((6, 1), (9, 6), (19, 2));
    }

    private static int Lines(string file) => File.ReadLines(SourceTree.PathOf(file)).Count();
}
