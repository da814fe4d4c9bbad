using MiaIa.Host.Configuration;

namespace MiaIa.Host.Tests.Configuration;

public sealed class YamlTreeTests
{
    [Fact]
    public void Nodes_KnowTheirPlace()
    {
        ConfigurationErrors errors = new();
        YamlMap root = (YamlMap)YamlTree.Read("f", "a:\n  b: [1, 'x']\n  c: { d: 2 }\n", errors)!;
        YamlMap a = (YamlMap)root.Find("a")!.Value;
        YamlList b = (YamlList)a.Find("b")!.Value;
        errors.Count.Should().Be(0);
        a.Find("b")!.Mark.Should().Be(new Mark("f", 2, 3));
        b.Items[1].Mark.Should().Be(new Mark("f", 2, 10));
        ((YamlScalar)b.Items[1]).IsQuoted.Should().BeTrue();
        ((YamlMap)a.Find("c")!.Value).Find("d")!.Value.Mark.Should().Be(new Mark("f", 3, 11));
    }

    [Theory]
    [InlineData("a: &x 1\n", "f:1:4: the anchor '&x' is not allowed: write the value where it is used.")]
    [InlineData("a: !money 1\n", "f:1:4: the tag '!money' is not allowed: write the value without it.")]
    [InlineData("? [a]\n: 1\n", "f:1:3: a name is expected before the colon, not a list.")]
    [InlineData("a: 1\n---\nb: 1\n", "f:2:1: a second document begins here; a file holds one.")]
    [InlineData("", "f:1:1: the file is empty.")]
    [InlineData("# only a comment\n", "f:1:1: the file is empty.")]
    public void WhatHidesAMeaning_IsRefused(string text, string expected)
    {
        ConfigurationErrors errors = new();
        YamlTree.Read("f", text, errors);
        errors.ByPlace().Select(e => e.ToString()).Should().Equal(expected);
    }

    [Fact]
    public void Alias_IsRefused_AtItsPlace()
    {
        ConfigurationErrors errors = new();
        YamlTree.Read("f", "a: &x 1\nb: *x\n", errors);
        errors.ByPlace()[1].ToString().Should().Be("f:2:4: the alias '*x' is not allowed: write the value here.");
    }

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n", 2)]
    [InlineData("a: 1\n b: 2\n", 2)]
    [InlineData("a: {b: 1\n", 2)]
    [InlineData("a:\n  b: { c: 1,\n  d: 2 }\n", 3)]
    public void BrokenYaml_IsAnErrorWithItsLine(string text, int line)
    {
        ConfigurationErrors errors = new();
        YamlTree.Read("f", text, errors).Should().BeNull();
        errors.ByPlace().Single().Mark.Line.Should().Be(line);
        errors.ByPlace().Single().Message.Should().StartWith("this is not YAML: ").And.NotContain("   at ");
    }

    [Fact]
    public void Variable_NeedsNoQuotes_InsideBraces()
    {
        ConfigurationErrors errors = new();
        YamlMap root = (YamlMap)YamlTree.Read("f", "a: { b: ${X_1}, c: 2 } # ${Y}\n", errors)!;
        YamlMap a = (YamlMap)root.Find("a")!.Value;
        ((YamlScalar)a.Find("b")!.Value).Text.Should().Be("${X_1}");
        a.Find("c")!.Mark.Should().Be(new Mark("f", 1, 17));
    }

    [Fact]
    public void NestingThatWouldExhaustTheStack_IsRefused()
    {
        ConfigurationErrors errors = new();
        YamlTree.Read("f", "a: " + new string('[', 20_000), errors).Should().BeNull();
        errors.ByPlace().Single().Message.Should().Contain("too deep");
    }
}
