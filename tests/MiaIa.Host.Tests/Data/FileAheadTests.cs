using MiaIa.Host.Data;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Data;

/// <summary>Files that are read ahead tell what they tell when they are read when asked for.</summary>
public sealed class FileAheadTests
{
    private readonly DataProblems _problems = new();

    [Fact]
    public void ManyFiles_MergeToTheSameEventsAndProblems()
    {
        (string[] plain, DataProblem[] counted) = Merged(isAhead: false);
        for (int i = 0; i < 20; i++)
        {
            (string[] ahead, DataProblem[] problems) = Merged(isAhead: true);
            ahead.Should().Equal(plain);
            problems.Should().Equal(counted);
        }

        plain.Should().HaveCount(12 * 700);
    }

    [Fact]
    public void AFault_ComesAfterTheEventsBeforeIt()
    {
        ListReader broken = new(Events(3, 0), 2) { Fault = new SourceException("file", "line 7", "Broken.") };
        using FileAhead ahead = new(_ => broken, _problems);
        MarketEvent[] buffer = new MarketEvent[FileAhead.BlockLength];
        ahead.Read(buffer).Should().Be(2);
        ahead.Read(buffer).Should().Be(1);
        Action read = () => ahead.Read(buffer);
        read.Should().Throw<SourceException>().WithMessage("*line 7*");
        ahead.IsEnded.Should().BeTrue();
    }

    [Fact]
    public void AFileThatCannotBeOpened_IsToldWhenItsTimeComes()
    {
        using FileAhead ahead = new(_ => throw new SourceException("file", "", "No such file."), _problems);
        ahead.IsEnded.Should().BeFalse();
        Action read = () => ahead.Read(new MarketEvent[FileAhead.BlockLength]);
        read.Should().Throw<SourceException>().WithMessage("*No such file*");
    }

    [Fact]
    public void MemoryIsBounded_AndAnEarlyEndClosesTheFileAndCountsNothing()
    {
        ListReader stream = new(Events(100_000, 0), 500);
        CountingReader reader = new(stream);
        FileAhead ahead = new(problems => reader.With(problems), _problems);
        reader.WaitForBlocks(16).Should().BeTrue();
        ahead.Read(new MarketEvent[FileAhead.BlockLength]).Should().Be(500);
        ahead.Dispose();
        reader.Blocks.Should().BeInRange(16, 18, "16 may lie ready, one was taken, one may be under way");
        stream.IsDisposed.Should().BeTrue();
        _problems.Total.Should().Be(1, "only the block that was taken counts");
    }

    [Fact]
    public void TheFilesThatComeNext_AreOpenedBeforeTheirTime_AndClosedWhenTheMergeIs()
    {
        List<ListReader> opened = [];
        int prepared = 0;
        MergeInput[] inputs = [.. Enumerable.Range(0, 40).Select(i => new MergeInput(i * 1000, isTraded: true, () => new ListReader(Events(5, i * 1000)))
        {
            OpenAhead = () =>
            {
                prepared++;
                ListReader reader = new(Events(5, i * 1000));
                opened.Add(reader);
                return reader;
            },
        })];
        EventMerge merge = new(null, inputs);
        merge.Read(new MarketEvent[1]).Should().Be(1);
        prepared.Should().BeInRange(1, 4);
        merge.Dispose();
        opened.Should().OnlyContain(r => r.IsDisposed);
    }

    [Fact]
    public void WorkOnManyFiles_GivesTheResultsInOrder_AndTheFaultOfTheFirst()
    {
        int[] items = [.. Enumerable.Range(0, 200)];
        InParallel.Map(items, i => i * 2).Should().Equal(items.Select(i => i * 2));
        Action work = () => InParallel.Map(items, i => i is 150 or 17 or 90 ? throw new DataException($"item {i}") : i);
        for (int i = 0; i < 20; i++)
        {
            work.Should().Throw<DataException>().WithMessage("item 17");
        }
    }

    private (string[] Events, DataProblem[] Problems) Merged(bool isAhead)
    {
        DataProblems problems = new();
        MergeInput[] inputs =
        [
            .. Enumerable.Range(0, 12).Select(i =>
            {
                IEventReader Open(IProblems to) => new CountingReader(new ListReader(Events(700, i * 400), 90), i).With(to);
                return new MergeInput(i * 400, isTraded: true, () => Open(problems))
                {
                    OpenAhead = isAhead ? () => new FileAhead(Open, problems) : null,
                };
            }),
        ];
        using EventMerge merge = new(null, inputs);
        return ([.. Readers.ReadAll(merge).Select(e => $"{e.TimeNs} {e.Trade}")], [.. problems.All]);
    }

    private static MarketEvent[] Events(int count, long fromNs) =>
        [.. Enumerable.Range(0, count).Select(i => MarketEvent.Of(fromNs + i, 0, new Trade((int)(fromNs + i), 1, Side.Buy)))];

    /// <summary>Counts a problem with each block.</summary>
    private sealed class CountingReader(ListReader inner, int file = 0) : IEventReader
    {
        private readonly ManualResetEventSlim _isThere = new();
        private IProblems? _problems;
        private int _wanted = int.MaxValue;

        public int Blocks { get; private set; }

        public bool IsEnded => inner.IsEnded;

        public CountingReader With(IProblems problems)
        {
            _problems = problems;
            return this;
        }

        public bool WaitForBlocks(int count)
        {
            Volatile.Write(ref _wanted, count);
            return Blocks >= count || _isThere.Wait(TimeSpan.FromSeconds(30));
        }

        public int Read(Span<MarketEvent> buffer)
        {
            _problems?.Count(ProblemKind.OffGrid, $"file {file}", Blocks);
            int count = inner.Read(buffer);
            Blocks++;
            if (Blocks >= Volatile.Read(ref _wanted))
            {
                _isThere.Set();
            }

            return count;
        }

        public void Dispose() => inner.Dispose();
    }
}
