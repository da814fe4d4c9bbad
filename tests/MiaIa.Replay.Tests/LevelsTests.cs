using System.Text.Json;
using System.Xml.Linq;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary><c>mia levels</c> over real chains gives the reference levels, as text, JSON and picture.</summary>
public sealed class LevelsTests : IDisposable
{
    private static readonly (string Ours, string Reference, double Relative)[] Compared =
    [
        ("netGex", "net-gex", 1e-9), ("callWall", "call-wall", 0), ("putWall", "put-wall", 0), ("flip", "flip", 2e-6), ("hvl", "hvl", 2e-6),
        ("zeroDteCallWall", "zero-dte-call-wall", 0), ("oneDayMin", "one-day-min", 1e-9), ("oneDayMax", "one-day-max", 1e-9),
        ("atmVolatility", "atm-iv", 1e-9), ("maxPain", "max-pain", 0), ("spot", "spot", 0),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RealDataTheory]
    [InlineData("2023-04-05", "settlement")]
    [InlineData("2023-04-05", "calendar-days")]
    [InlineData("2023-05-05", "settlement")]
    [InlineData("2023-05-05", "calendar-days")]
    public void Json_HasTheReferenceLevels(string date, string model)
    {
        (int exitCode, string output, string errors) = Levels($"SPX_{date}.csv", "--time-model", model, "--json");
        exitCode.Should().Be(0, errors);
        using JsonDocument ours = JsonDocument.Parse(output);
        string name = $"levels_SPX_{date}{(model == "calendar-days" ? "_calendar-days" : "")}.json";
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(RealData.Expected(name)));
        foreach ((string own, string other, double relative) in Compared)
        {
            JsonElement expected = reference.RootElement.GetProperty(other);
            JsonElement value = ours.RootElement.GetProperty(own);
            value.ValueKind.Should().Be(expected.ValueKind, own);
            if (expected.ValueKind is JsonValueKind.Number)
            {
                value.GetDouble().Should().BeApproximately(expected.GetDouble(), relative * Math.Abs(expected.GetDouble()), own);
            }
        }

        ours.RootElement.GetProperty("asOf").GetString().Should().Be($"{date}T20:00:00Z");
        ours.RootElement.GetProperty("profile").GetArrayLength().Should().Be(201);
        ours.RootElement.GetProperty("coverage").GetProperty("interestSeen").GetDouble().Should().BeInRange(0.9, 1);
    }

    [RealDataFact]
    public void Text_TellsTheAssumptionTheRowsAndTheLevels_AndThePictureIsOne()
    {
        string picture = _folder.At("levels.svg");
        (int exitCode, string output, string errors) = Levels("SPX_2023-04-05.csv", "--basis", "33.25", "--svg", picture);
        exitCode.Should().Be(0, errors);
        output.Should().Contain("dealer-long-calls-short-puts").And.Contain("13239 used").And.Contain("the end of its day")
            .And.MatchRegex(@"call wall\s+4100\.00\s+4133\.25").And.MatchRegex(@"put wall\s+4000\.00\s+4033\.25");
        XDocument drawn = XDocument.Load(picture);
        drawn.Root!.Name.LocalName.Should().Be("svg");
        drawn.Descendants().Count(e => e.Name.LocalName == "rect").Should().BeGreaterThan(50);
        drawn.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).Should().Contain("call wall 4100.00").And.Contain("flip 4077.84");
    }

    [Fact]
    public void WhatIsNoChain_IsRefused()
    {
        string text = _folder.Write("text.csv", "a,b\n1,2\n");
        (int exitCode, _, string errors) = MiaProgram.Run(_folder.Root, "levels", "--chain", text);
        exitCode.Should().Be(2);
        errors.Should().Contain("it is no option chain");
        (exitCode, _, errors) = MiaProgram.Run(_folder.Root, "levels", "--chain", text, "--time-model", "days");
        exitCode.Should().Be(2);
        errors.Should().Contain("--time-model days: write settlement or calendar-days.");
    }

    private (int ExitCode, string Output, string Errors) Levels(string chain, params string[] more) =>
        MiaProgram.Run(_folder.Root, ["levels", "--chain", RealData.Path("cboe_chains", chain), .. more]);
}
