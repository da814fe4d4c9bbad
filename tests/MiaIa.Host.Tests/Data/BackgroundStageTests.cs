using MiaIa.Host.Data;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Data;

/// <summary>The answers of background work stand directly behind the events they answer, however they are read.</summary>
public sealed class BackgroundStageTests
{
    public static TheoryData<int, int> Buffers => new()
    {
        { 1, 1 }, { 1, 3 }, { 2, 1 }, { 2, 5 }, { 3, 2 }, { 7, 1000 }, { 1000, 1 }, { 1000, 1000 },
    };

    [Theory]
    [MemberData(nameof(Buffers))]
    public void AnswersStandBehindTheirEvents_InTheOrderOfTheTasks(int buffer, int chunk)
    {
        MarketEvent[] events = Events(300);
        ScriptedWork long20 = new(EventKinds.Trade, e => e.Trade.PriceTicks % 3 == 0 ? [.. Enumerable.Range(0, 20).Select(i => e.TimeNs + (i / 100.0))] : []);
        ScriptedWork short1 = new(EventKinds.Trade | EventKinds.News, e => [e.TimeNs]);
        using IEventReader stage = BackgroundStage.Behind(
            new ListReader(events, chunk), [new BackgroundTask(4, "long", long20), new BackgroundTask(9, "short", short1)]);
        List<string> expected = [];
        foreach (MarketEvent e in events)
        {
            expected.Add($"{e.Kind} {e.TimeNs}");
            if (e.Kind is EventKind.Trade && e.Trade.PriceTicks % 3 == 0)
            {
                expected.AddRange(new[] { 0, 6, 12, 18 }.Select(first =>
                    $"Figures {e.TimeNs} of 4 from {first} of 20: {string.Join(' ', Enumerable.Range(first, Math.Min(6, 20 - first)).Select(i => e.TimeNs + (i / 100.0)))}"));
            }

            if (e.Kind is EventKind.Trade or EventKind.News)
            {
                expected.Add($"Figures {e.TimeNs} of 9 from 0 of 1: {e.TimeNs}");
            }
        }

        Readers.ReadAll(stage, buffer).Select(Text).Should().Equal(expected);
        long20.Seen.Should().OnlyContain(e => e.Kind == EventKind.Trade).And.HaveCount(100);
        stage.IsEnded.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Buffers))]
    public void WorkThatThrows_IsToldOnce_AndTheOthersGoOn(int buffer, int chunk)
    {
        ScriptedWork bad = new(EventKinds.Trade, e => e.TimeNs > 30 ? throw new InvalidOperationException("out of order") : [e.TimeNs]);
        ScriptedWork good = new(EventKinds.Trade, e => [e.TimeNs]);
        BackgroundTask[] tasks = [new(0, "bad", bad), new(1, "good", good)];
        using IEventReader stage = BackgroundStage.Behind(new ListReader(Events(90), chunk), tasks);
        List<Figures> figures = [.. Readers.ReadAll(stage, buffer).Where(e => e.Kind is EventKind.Figures).Select(e => e.Figures)];
        figures.Where(f => f.Feature == 1).Should().HaveCount(30);
        figures.Count(f => f.Feature == 0 && f.Total == Figures.Failed).Should().Be(1);
        figures.Last(f => f.Feature == 0).Total.Should().Be(Figures.Failed);
        bad.Seen.Count(e => e.TimeNs > 30).Should().Be(1, "it is not asked again");
        tasks[0].Fault.Should().Be("InvalidOperationException: out of order");
        tasks[1].Fault.Should().BeNull();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 1)]
    [InlineData(7, 2)]
    [InlineData(231, 39)]
    public void AnAnswerOfManyFigures_ComesWhole(int count, int parts)
    {
        double[] answer = [.. Enumerable.Range(0, count).Select(i => i == 2 ? double.NaN : i * 1.5)];
        ScriptedWork work = new(EventKinds.News, _ => answer);
        MarketEvent[] events = [MarketEvent.Of(7, new News(NewsImpact.High, 7))];
        using IEventReader stage = BackgroundStage.Behind(new ListReader(events), [new BackgroundTask(0, "work", work)]);
        FigureSet set = new(count);
        List<bool> complete = [.. Readers.ReadAll(stage, 2).Skip(1).Select(e => set.Add(e.Figures))];
        complete.Should().HaveCount(parts);
        complete.Take(parts - 1).Should().NotContain(true);
        complete[^1].Should().BeTrue();
        set.Values.ToArray().Should().Equal(answer);
    }

    [Fact]
    public void AnAnswerOfAnotherLength_IsRefused()
    {
        FigureSet set = new(3);
        Action add = () => set.Add(new Figures(0, [1.0, 2.0], 0));
        add.Should().Throw<ArgumentException>().WithMessage("An answer of 2 figures came where 3 are expected.*");
    }

    [Fact]
    public void WithoutTasks_ThereIsNoStage()
    {
        ListReader reader = new([]);
        BackgroundStage.Behind(reader, []).Should().BeSameAs(reader);
        BackgroundStage.Behind(reader, [new BackgroundTask(0, "work", new ScriptedWork(EventKinds.Trade, _ => []))]).Dispose();
        reader.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public void AFaultOfTheSource_IsNotThatOfAFeature()
    {
        BackgroundTask task = new(0, "work", new ScriptedWork(EventKinds.Trade, _ => [1]));
        using IEventReader stage = BackgroundStage.Behind(new ListReader(Events(3)) { Fault = new SourceException("file", "", "broken") }, [task]);
        Action read = () => Readers.ReadAll(stage, 2);
        read.Should().Throw<SourceException>();
        task.Fault.Should().BeNull();
    }

    /// <summary>Trades, news and sessions in turn.</summary>
    private static MarketEvent[] Events(int count) => [.. Enumerable.Range(1, count).Select(i => (i % 3) switch
    {
        0 => MarketEvent.Of(i, new News(NewsImpact.Low, i)),
        1 => MarketEvent.Of(i, 0, new Trade(i / 3, 1, Side.Buy)),
        _ => MarketEvent.Of(i, 0, new Quote(1, 2, 3, 4)),
    })];

    private static string Text(MarketEvent e) => e.Kind is EventKind.Figures
        ? $"Figures {e.TimeNs} of {e.Figures.Feature} from {e.Figures.First} of {e.Figures.Total}: {string.Join(' ', Enumerable.Range(0, e.Figures.Count).Select(i => e.Figures[i]))}"
        : $"{e.Kind} {e.TimeNs}";
}
