using MiaIa.Host.Calendar;
using MiaIa.Host.Data;
using MiaIa.Host.Tests.Calendar;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Data;

/// <summary>Rows of chains as the host hands them on: settled as the calendar has it.</summary>
public sealed class ChainReaderTests
{
    [Theory]
    [InlineData("2025-07-03T20:00:00Z", "2025-07-03T17:00:00Z")] // 16:00 New York on a day that closes at 13:00
    [InlineData("2021-11-26T21:00:00Z", "2021-11-26T18:00:00Z")] // the same in winter
    [InlineData("2025-07-03T13:30:00Z", "2025-07-03T13:30:00Z")] // settled at the opening
    [InlineData("2025-07-02T20:00:00Z", "2025-07-02T20:00:00Z")] // a full day
    [InlineData("2018-12-05T21:00:00Z", "2018-12-04T21:00:00Z")] // closed: settled on the evening before
    public void ARowSettlesAtTheCloseOfItsDate(string told, string settlement) =>
        new SettlementTimes(new ExchangeCalendar()).Of(ExchangeCalendarTests.Ns(told)).Should().Be(ExchangeCalendarTests.Ns(settlement));

    [Fact]
    public void ACalendarFileSaysWhenADayCloses()
    {
        CalendarChanges changes = new() { Closes = new Dictionary<DateOnly, TimeOnly> { [new(2025, 7, 2)] = new(14, 30) } };
        new SettlementTimes(new ExchangeCalendar(changes)).Of(ExchangeCalendarTests.Ns("2025-07-02T20:00:00Z"))
            .Should().Be(ExchangeCalendarTests.Ns("2025-07-02T18:30:00Z"));
    }

    [Fact]
    public void RowsOfSeveralExpiriesAreCorrectedEachOnItsOwn()
    {
        string[] told = ["2025-07-02T20:00:00Z", "2025-07-03T20:00:00Z", "2025-07-03T20:00:00Z", "2025-07-02T20:00:00Z", "2025-07-18T13:30:00Z"];
        long timeNs = ExchangeCalendarTests.Ns("2025-07-01T15:00:00Z");
        MarketEvent[] rows = [.. told.Select((t, i) => MarketEvent.Of(
            timeNs, 1, new OptionRow(ExchangeCalendarTests.Ns(t), 6000 + i, 0.2, 0.001, 0.5f, 1, 2, 100 + i, 7, i % 2 == 0), timeNs))];
        using ChainReader reader = new(new ListReader(rows), new ExchangeCalendar(), long.MinValue, long.MaxValue);
        List<OptionRow> read = [];
        MarketEvent[] buffer = new MarketEvent[8];
        while (!reader.IsEnded)
        {
            int count = reader.Read(buffer);
            read.AddRange(buffer.Take(count).Select(e => e.OptionRow));
        }

        string[] settled = ["2025-07-02T20:00:00Z", "2025-07-03T17:00:00Z", "2025-07-03T17:00:00Z", "2025-07-02T20:00:00Z", "2025-07-18T13:30:00Z"];
        read.Should().Equal(rows.Select((e, i) => e.OptionRow with { SettlementNs = ExchangeCalendarTests.Ns(settled[i]) }));
    }
}
