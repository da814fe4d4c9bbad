using FsCheck;
using FsCheck.Fluent;
using MiaIa.Host.Reports;

namespace MiaIa.Host.Tests.Reports;

/// <summary>Nothing that is not ours becomes markup.</summary>
public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("\" onload='x", "&quot; onload=&#39;x")]
    [InlineData("bell\u0007 and \u202Eturned", "bell\uFFFD and \uFFFDturned")]
    [InlineData("whole \uD83D\uDE00", "whole \uD83D\uDE00")]
    public void AText_IsEscaped(string text, string expected) => HtmlText.Escape(text).Should().Be(expected);

    // Half a character does not survive as an argument of a test.
    [Fact]
    public void HalfACharacter_IsReplaced() => HtmlText.Escape("half \uD83D character").Should().Be("half \uFFFD character");

    [Fact]
    public void NoText_HasMarkupLeft() =>
        Prop.ForAll<string>(text => !HtmlText.Escape(text ?? "").Any(c => c is '<' or '>' or '"' or '\'' or '\0')).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(12.34, "12.3")]
    [InlineData(-0.04, "0")]
    [InlineData(100, "100")]
    public void Pixels_HaveOneDecimal(double value, string expected) => new HtmlText().Pixels(value).ToString().Should().Be(expected);
}
