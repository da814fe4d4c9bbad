using System.Text;
using MiaIa.Sdk.Testing;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Tests.Sources;

/// <summary>How times and the names of contracts are written.</summary>
public sealed class StampTests
{
    [Theory]
    [InlineData("yyyy-MM-dd", "2024-05-13", 0, false)]
    [InlineData("yyyyMMdd HHmmss[ fffffff]", "20240513 093001 0000001", 34_201_000_000_100, false)]
    [InlineData("yyyyMMdd HHmmss[ fffffff]", "20240513 093001", 34_201_000_000_000, false)]
    [InlineData("yyyy-MM-ddTHH:mm[:ss]FK", "2024-05-13T09:30", 34_200_000_000_000, false)]
    [InlineData("yyyy-MM-ddTHH:mm[:ss]FK", "2024-05-13 09:30Z", 34_200_000_000_000, true)]
    [InlineData("yyyy-MM-ddTHH:mm[:ss]FK", "2024-05-13T09:30:01.000000001Z", 34_201_000_000_001, true)]
    [InlineData("yyyy-MM-ddTHH:mm[:ss]FK", "2024-05-13T09:30:01,5+02:00", 27_001_500_000_000, true)]
    [InlineData("yyyy-MM-ddTHH:mm[:ss]FK", "2024-05-13T09:30:01-0400", 48_601_000_000_000, true)]
    [InlineData("M/d/yyyy h:mm tt", "5/13/2024 12:05 AM", 300_000_000_000, false)]
    [InlineData("M/d/yyyy h:mm tt", "5/13/2024 1:00 pm", 46_800_000_000_000, false)]
    [InlineData("dd.MM.yy HH:mm", "13.05.24 00:01", 60_000_000_000, false)]
    public void ATime_IsReadByItsFormat(string format, string text, long nsOfDay, bool expectedUtc)
    {
        StampFormat.Of(format).TryRead(Encoding.UTF8.GetBytes(text), out long ns, out bool isUtc).Should().BeTrue();
        (ns - EventTimes.Utc(2024, 5, 13)).Should().Be(nsOfDay);
        isUtc.Should().Be(expectedUtc);
    }

    [Theory]
    [InlineData("unix-s", "1715592600")]
    [InlineData("unix-ms", "1715592600000")]
    [InlineData("unix-us", "1715592600000000")]
    [InlineData("unix-ns", "1715592600000000000")]
    public void ACountFrom1970_IsUtc(string format, string text)
    {
        StampFormat.Of(format).TryRead(Encoding.UTF8.GetBytes(text), out long ns, out bool isUtc).Should().BeTrue();
        (ns, isUtc).Should().Be((EventTimes.Utc(2024, 5, 13, 9, 30), true));
    }

    [Theory]
    [InlineData("yyyy-MM-dd", "2023-02-29")]
    [InlineData("yyyy-MM-dd", "2024-13-01")]
    [InlineData("yyyy-MM-dd", "2024-1-01")]
    [InlineData("yyyy-MM-dd", "1969-12-31")]
    [InlineData("yyyy-MM-dd", "9999-12-31")]
    [InlineData("yyyy-MM-dd", "2024-01-01x")]
    [InlineData("yyyy-MM-dd", "")]
    [InlineData("yyyy-MM-dd HH:mm", "2024-01-01 24:00")]
    [InlineData("yyyy-MM-dd HH:mm", "2024-01-01 09:60")]
    [InlineData("M/d/yyyy h:mm tt", "5/13/2024 13:00 PM")]
    [InlineData("yyyy-MM-dd HH:mmK", "2024-01-01 09:00+25:00")]
    [InlineData("yyyy-MM-dd HH:mm:ssF", "2024-01-01 09:00:00.")]
    [InlineData("yyyy-MM-dd HH:mm:ssF", "2024-01-01 09:00:00.0000000001")]
    [InlineData("unix-ns", "18446744073709551615")]
    [InlineData("unix-ns", "9223372036854775807")]
    [InlineData("unix-s", "9223372036854775")]
    [InlineData("unix-s", "-1")]
    public void WhatIsNoTime_IsNotRead(string format, string text) =>
        StampFormat.Of(format).TryRead(Encoding.UTF8.GetBytes(text), out _, out _).Should().BeFalse();

    [Theory]
    [InlineData("HH:mm")]
    [InlineData("yyyy-MM")]
    [InlineData("yyyy-MM-dd[ HH:mm")]
    [InlineData("")]
    public void APatternThatTellsNoDate_IsRefused(string pattern)
    {
        Action make = () => StampFormat.Of(pattern);
        make.Should().Throw<FormatException>();
    }

    [Theory]
    [InlineData("ES 12-23.Last.txt", "ES 12-23", "ES", 202312)]
    [InlineData("ES 03-2024.csv", "ES 03-2024", "ES", 202403)]
    [InlineData("ES 13-23.txt", "ES", "ES", 0)]
    [InlineData("ESH24.csv", "ESH24", "ES", 202403)]
    [InlineData("ESM4", "ESM4", "ES", 202406)]
    [InlineData("ESH3", "ESH3", "ES", 203303)] // its March is over
    [InlineData("ES_1m.csv", "ES", "ES", 0)]
    [InlineData("ES.c.0", "ES", "ES", 0)]
    [InlineData("$VIX.txt", "VIX", "VIX", 0)]
    [InlineData("vix-daily.csv", "VIX", "VIX", 0)]
    [InlineData("", "", "", 0)]
    public void AName_TellsRootAndContract(string name, string symbol, string root, int contract) =>
        ContractName.Parse(name, new DateOnly(2023, 5, 13)).Should().Be(new ContractName(symbol, root, contract));
}
