using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>Trading hours as ES really sends them (PROTOCOL 6.3).</summary>
public sealed class TradingHoursTests
{
    [Fact]
    public void ASundaysHours_BeginWithAnEmptyPiece()
    {
        TradingHours.TryParse(";20260405:1700-20260406:1600;20260411:CLOSED;", out IReadOnlyList<TradingSession> sessions).Should().BeTrue();
        sessions.Should().Equal(
            new TradingSession(new(2026, 4, 5), new DateTime(2026, 4, 5, 17, 0, 0), new DateTime(2026, 4, 6, 16, 0, 0)),
            new TradingSession(new(2026, 4, 11), null, null));
        sessions.Select(s => s.IsClosed).Should().Equal(false, true);
    }

    [Theory]
    [InlineData("20260406:0830-20260406:1515;20260406:1530-20260406:1600")]
    [InlineData("20260406:0830-20260406:1515,20260406:1530-20260406:1600")]
    [InlineData("20260406:0830-1515,1530-1600")]
    public void SeveralSessionsOfADay_AreRead(string text)
    {
        TradingHours.TryParse(text, out IReadOnlyList<TradingSession> sessions).Should().BeTrue();
        sessions.Select(s => (s.Open, s.Close)).Should().Equal(
            (new DateTime(2026, 4, 6, 8, 30, 0), new DateTime(2026, 4, 6, 15, 15, 0)), (new DateTime(2026, 4, 6, 15, 30, 0), new DateTime(2026, 4, 6, 16, 0, 0)));
    }

    [Fact]
    public void NoHours_AreNoSessions()
    {
        TradingHours.TryParse("", out IReadOnlyList<TradingSession> sessions).Should().BeTrue();
        sessions.Should().BeEmpty();
    }

    [Theory]
    [InlineData("20260405:1700")]
    [InlineData("20260405:OPEN")]
    [InlineData("20260405:1700-20260405:1600")]
    [InlineData("1700-1800")]
    [InlineData("20261340:1700-20260406:1600")]
    [InlineData("20260405:1700-20260406:2500")]
    [InlineData("20260405:1700-20260406:1600;x")]
    public void HoursThatCannotBeRead_AreNoHours(string text)
    {
        TradingHours.TryParse(text, out IReadOnlyList<TradingSession> sessions).Should().BeFalse();
        sessions.Should().BeEmpty();
    }
}
