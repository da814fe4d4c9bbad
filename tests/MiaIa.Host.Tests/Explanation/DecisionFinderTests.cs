using MiaIa.Host.Calendar;
using MiaIa.Host.Explanation;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Tests.Explanation;

public sealed class DecisionFinderTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(2023)]
    [InlineData(77_777)]
    public void TheDecisionInForce_IsTheLastAtOrBeforeTheMoment(int seed)
    {
        // Numbers with gaps, several decisions of one time: as cycles between bars leave them.
        Random random = new(seed);
        using JournalFile file = new();
        List<(long Number, long TimeNs)> decisions = [];
        (long number, long timeNs) = (0, 1000);
        for (int i = 0; i < 60; i++)
        {
            number += random.Next(1, 5);
            timeNs += random.Next(0, 3);
            decisions.Add((number, timeNs));
            file.Decision(number, timeNs);
        }

        using RunJournal journal = RunJournal.Open(file.Path);
        DecisionFinder finder = new(journal);
        for (long at = decisions[0].TimeNs; at <= timeNs + 2; at++)
        {
            finder.Find(new Question(At: new AskedMoment("", at, IsNewYork: false)))
                .Should().Be(decisions.Last(d => d.TimeNs <= at).Number, "seed {0}, moment {1}", seed, at);
        }
    }

    [Theory]
    [InlineData("2023-04-06T15:00:00Z", "2023-04-06T15:00:00Z", false)]
    [InlineData("2023-04-06T15:00:00.123456789Z", "2023-04-06T15:00:00.123456789Z", false)]
    [InlineData("2023-04-06 11:00:00.5", "2023-04-06T15:00:00.5Z", true)]
    [InlineData("2023-04-06T11:00-04:00", "2023-04-06T15:00:00Z", false)]
    [InlineData("2023-04-06 17:00:00.25+02:00", "2023-04-06T15:00:00.25Z", false)]
    [InlineData("2023-04-06 11:00", "2023-04-06T15:00:00Z", true)] // summer time
    [InlineData("2023-01-06T11:00:00", "2023-01-06T16:00:00Z", true)] // winter time
    [InlineData("2023-11-05 01:30", "2023-11-05T05:30:00Z", true)] // comes twice: the first
    [InlineData("2023-03-12 02:30", "2023-03-12T07:30:00Z", true)] // is skipped: an hour on
    public void AMoment_WithoutAZone_IsNewYorks(string text, string utc, bool isNewYork)
    {
        AskedMoment at = AskedMoment.Of(text, new TimeZones());
        Moment.Text(at.TimeNs).Should().Be(utc);
        at.IsNewYork.Should().Be(isNewYork);
    }

    [Theory]
    [InlineData("11:00")]
    [InlineData("2023-13-06 11:00")]
    [InlineData("2023-04-06 11:00:00.")]
    [InlineData("2023-04-06 11:00:00.1234567891")]
    [InlineData("yesterday")]
    public void WhatIsNoTime_IsRefusedWithExamples(string text) =>
        FluentActions.Invoking(() => AskedMoment.Of(text, new TimeZones())).Should().Throw<RunException>()
            .Which.Message.Should().Contain("2023-04-06 11:00 for New York");
}
