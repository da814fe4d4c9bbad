using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using MiaIa.Tests;

namespace MiaIa.Replay.Tests;

/// <summary>Real chains with real bars, from the files to the rows: known in the next morning, fresh for eight hours, as ES prices.</summary>
public sealed class ChainRowTests(ChainRows rows) : IClassFixture<ChainRows>
{
    private const double IndexClose = 4090.3799;

    [RealDataTheory]
    [InlineData("2023-04-05", "2023-04-06")]
    [InlineData("2023-04-06", "2023-04-10")] // Good Friday and a weekend between
    [InlineData("2023-04-10", "2023-04-11")]
    [InlineData("2023-04-14", "2023-04-17")]
    [InlineData("2023-04-17", "2023-04-18")]
    [InlineData("2023-05-05", "2023-05-08")]
    public void TheRowNamesTheSnapshotAndItsAge(string quoteDate, string known)
    {
        rows.At($"{known}T13:30:00Z", "gamma-levels.snapshot").Value.Should().NotBe($"{quoteDate}T20:00:00Z", "the bar ends as it becomes known");
        rows.At($"{known}T13:35:00Z", "gamma-levels.snapshot").Should().Be(($"{quoteDate}T20:00:00Z", "Ok", "300"));
        rows.At($"{known}T20:00:00Z", "gamma-levels.snapshot").Should().Be(($"{quoteDate}T20:00:00Z", "Ok", "23400"));
        rows.At($"{known}T20:00:00Z", "gamma-levels.call-wall").Age.Should().Be("23400");
        rows.At($"{known}T20:00:00Z", "gamma-levels.reason").Value.Should().Be("ok");
    }

    [RealDataTheory]
    [InlineData("2023-04-06")]
    [InlineData("2023-04-10")]
    [InlineData("2023-04-11")]
    [InlineData("2023-04-17")]
    [InlineData("2023-04-18")]
    [InlineData("2023-05-08")]
    public void Coverage_IsHigherWhileTheChainIsFresh(string known)
    {
        // .522562 of bars with delta; gamma levels .158678 and options flow .074380 with the chain (SPEC 8.1).
        rows.Number($"{known}T13:30:00Z", "weighted-confluence.c").Should().BeApproximately(0.522562, 1e-6);
        foreach (string time in new[] { "13:35", "15:00", "21:00" })
        {
            rows.Number($"{known}T{time}:00Z", "weighted-confluence.c").Should().BeApproximately(0.755620, 1e-6, time);
        }

        string next = DateOnly.Parse(known, CultureInfo.InvariantCulture).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        rows.Number($"{next}T04:00:00Z", "weighted-confluence.c").Should().BeApproximately(0.522562, 1e-6, "480 minutes are over");
    }

    [RealDataFact]
    public void Levels_AreThoseOfTheReferencePlusTheBasisAtTheClose()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(RealData.Expected("levels_SPX_2023-04-05.json")));
        double basis = CloseAtFour() - IndexClose;
        rows.Number("2023-04-06T13:35:00Z", "gamma-levels.basis").Should().BeApproximately(basis, 1e-6);
        foreach (string output in new[] { "call-wall", "put-wall", "flip", "hvl", "max-pain", "one-day-min", "one-day-max", "gex-1", "gex-10" })
        {
            (string value, string status, _) = rows.At("2023-04-06T13:35:00Z", "gamma-levels." + output);
            double tolerance = output is "flip" or "hvl" ? 0.01 : 1e-6;
            double.Parse(value, CultureInfo.InvariantCulture)
                .Should().BeApproximately(json.RootElement.GetProperty(output).GetDouble() + basis, tolerance, output);
            status.Should().Be("Partial", "the basis is that of the close");
        }

        (string bias, string kind, _) = rows.At("2023-04-06T13:35:00Z", "options-flow-bias.score");
        double.Parse(bias, CultureInfo.InvariantCulture)
            .Should().BeApproximately(json.RootElement.GetProperty("options-flow-bias").GetDouble(), 1e-9);
        kind.Should().Be(json.RootElement.GetProperty("options-flow-bias-status").GetString());
    }

    [RealDataFact]
    public void WallsAreStaleAfterEightHours_AndTheFlipAfterTwelve()
    {
        rows.At("2023-04-06T21:00:00Z", "gamma-levels.call-wall").Status.Should().Be("Partial", "the last bar before the daily break");
        rows.At("2023-04-06T22:05:00Z", "gamma-levels.call-wall").Status.Should().Be("Stale");
        rows.At("2023-04-06T22:05:00Z", "gamma-levels.put-wall").Status.Should().Be("Stale");
        rows.At("2023-04-06T22:05:00Z", "options-flow-bias.score").Status.Should().Be("Stale");
        rows.At("2023-04-07T01:30:00Z", "gamma-levels.flip").Status.Should().Be("Partial", "720 minutes are not yet over");
        rows.At("2023-04-07T01:35:00Z", "gamma-levels.flip").Status.Should().Be("Stale");
        rows.Of("gamma-levels-proximity.score").Count(r => r[5] is "Partial" or "Ok").Should().Be(6 * 90, "from 09:35 to 17:00 on six days");
    }

    /// <summary>Last price of the bar from 14:55 to 15:00 Chicago of 5 April, which is 16:00 in New York.</summary>
    private static double CloseAtFour()
    {
        using StreamReader reader = new(new GZipStream(
            File.OpenRead(RealData.Path("sierra_5m", "ESM23-CME.scid_BarData__5m.txt.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("2023/4/5, 14:55:00", StringComparison.Ordinal))
            {
                return double.Parse(line.Split(',')[5], CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException("The bar is not there.");
    }
}
