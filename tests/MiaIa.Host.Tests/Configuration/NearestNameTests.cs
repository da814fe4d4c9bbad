using MiaIa.Host.Configuration;

namespace MiaIa.Host.Tests.Configuration;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["window-prints", "window-seconds", "count-weight", "vix", "ratio"];

    [Theory]
    [InlineData("window-print", "window-prints")] // one missing
    [InlineData("widnow-prints", "window-prints")] // two swapped
    [InlineData("window_prints", "window-prints")] // another habit
    [InlineData("windowPrints", "window-prints")] // another habit
    [InlineData("vx", "vix")]
    [InlineData("xyz", null)]
    [InlineData("prints", null)]
    public void Find_GivesTheNameThatWasMeant(string written, string? expected) =>
        NearestName.Find(written, Known).Should().Be(expected);

    [Theory]
    [InlineData("kitten", "sitting", 3)] // the textbook's example
    [InlineData("ca", "abc", 3)] // optimal string alignment, not the unrestricted distance of 2
    [InlineData("ab", "ba", 1)]
    [InlineData("", "abc", 3)]
    public void Distance_CountsEdits(string a, string b, int expected) => NearestName.Distance(a, b).Should().Be(expected);

    [Theory]
    [InlineData("WindowPrints", "window-prints")]
    [InlineData("OFISeconds", "ofi-seconds")]
    [InlineData("Gex10", "gex10")]
    [InlineData("Vix", "vix")]
    public void Kebab_IsTheNameInTheFile(string name, string expected) => Kebab.Of(name).Should().Be(expected);
}
