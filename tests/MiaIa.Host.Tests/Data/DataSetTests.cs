using MiaIa.Host.Calendar;
using MiaIa.Host.Data;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Data;

public sealed class DataSetTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mia-data-");
    private readonly FakeSource _source = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void AContract_IsReadWhileItIsTheFrontOne()
    {
        // ESZ13 is the front contract from the session of 12 September to the one of 11 December 2013.
        Write("all.txt", "fake", "ES 201312 Bar 1m 2013-08-01T00:00:00Z", "ES 201403 Quote - 2013-12-01T00:00:00Z");
        DataSet data = DataSet.Open(DataFakes.Request([_folder.FullName], _source));
        long from = Ns("2013-09-11T22:00:00Z"); // 18:00 New York, summer
        long roll = Ns("2013-12-11T23:00:00Z"); // 18:00 New York, winter
        data.Streams.Select(s => (s.FromNs, s.ToNs)).Should().StartWith((from + 1, roll));
        data.Streams[1].FromNs.Should().Be(roll);
    }

    [Fact]
    public void OnlyOtherContracts_AreAnErrorThatNamesThemAndTheDates()
    {
        Write("a.txt", "fake", "ES 201403 Bar 1m 2013-10-07T00:00:00Z 2013-10-07T23:59:00Z");
        Action open = () => DataSet.Open(DataFakes.Request([_folder.FullName], _source));
        open.Should().Throw<DataException>()
            .WithMessage("*ES201403 is the front contract from 2013-12-12 to before 2014-03-13*2013-10-07 to 2013-10-08*");
    }

    [Fact]
    public void OtherInstruments_AreAnErrorThatNamesThem()
    {
        Write("a.txt", "fake", "GC 201312 Bar 1m 2013-10-07T00:00:00Z", "SPX 0 Index - 2013-10-07T00:00:00Z");
        Action open = () => DataSet.Open(DataFakes.Request([_folder.FullName], _source));
        open.Should().Throw<DataException>().WithMessage("*no data of ES*there are data of GC, SPX.*");
    }

    [Fact]
    public void OnlyUnknownFiles_AreAnErrorThatNamesThem()
    {
        Write("ES_bars.txt", "Date, Time, Open, High");
        Action open = () => DataSet.Open(DataFakes.Request([_folder.FullName], _source));
        open.Should().Throw<DataException>()
            .WithMessage("*no data of ES*1 of 1 files are of no known format (content or columns): ES_bars.txt*mia data inspect*");
    }

    [Fact]
    public void WhatGoesWithTheMarket_BeginsADaysBeforeItAndDoesNotOutliveIt()
    {
        Write("a.txt", "fake", "ES 0 Bar 1m 2013-10-07T14:00:00Z", "SPX 0 Index 24h 2013-10-05T14:03:00Z", "SPX 0 Index 1m 1990-01-02T14:00:00Z");
        DataSet data = DataSet.Open(DataFakes.Request([_folder.FullName], _source));
        data.FirstNs.Should().Be(Ns("2013-10-03T14:00:00Z"));
        List<MarketEvent> events = Readers.ReadAll(data.Merge(new SessionTimes()));
        events[^1].TimeNs.Should().Be(Ns("2013-10-07T14:04:00Z"), "the bars end there, and the days after it do not count");
        events.Count(e => e.Instrument == 1).Should().Be(2 + 1, "the days before it, and the one within it");
    }

    [Fact]
    public void AStreamOfNoInstrument_IsToldToTheTradedOne()
    {
        Write("a.txt", "fake", "ES 0 Bar 1m 2013-10-07T14:00:00Z", " 0 News - 2013-10-07T14:00:00Z");
        DataSet.Open(DataFakes.Request([_folder.FullName], _source)).Streams
            .Select(s => (s.Stream.Root, s.Instrument.Symbol)).Should().Equal(("ES", "ES"), ("", "ES"));
    }

    [Fact]
    public void NewsAlone_AreNothingToTrade()
    {
        Write("a.txt", "fake", " 0 News - 2013-10-07T14:00:00Z");
        Action open = () => DataSet.Open(DataFakes.Request([_folder.FullName], _source));
        open.Should().Throw<DataException>().WithMessage("*no data of ES*");
    }

    [Fact]
    public void UnknownFiles_AreCountedAndReported()
    {
        Write("a.txt", "fake", "ES 0 Bar 1m 2013-10-07T00:00:00Z");
        Write("notes.md", "hello");
        Write("empty.txt");
        DataSet data = DataSet.Open(DataFakes.Request([_folder.FullName], _source));
        data.Report.Unrecognised.Select(Path.GetFileName).Should().Equal("empty.txt", "notes.md");
        data.Report.Lines().Should().ContainSingle().Which.Should().Contain("2 of 3 files are of no known format (content or columns): empty.txt, notes.md");
    }

    [Fact]
    public void TheSameStreamTwice_IsReadOnce()
    {
        Write("a.txt", "fake", "ES 0 Quote - 2013-10-07T00:00:00Z");
        Write("b.txt", "fake", "ES 0 Quote - 2013-10-07T00:00:00Z");
        DataSet data = DataSet.Open(DataFakes.Request([_folder.FullName], _source));
        data.Streams.Should().ContainSingle().Which.Stream.Path.Should().EndWith("a.txt");
        data.Report.LeftOut.Should().ContainSingle().Which.Reason.Should().Be(LeftOutReason.Duplicate);
    }

    [Fact]
    public void TheTimeAskedFor_LimitsEveryStreamAndTheCalendar()
    {
        Write("a.txt", "fake", "ES 0 Bar 1m 2013-10-07T14:00:00Z", "ES 0 Bar 1m 2013-10-09T14:00:00Z");
        DataRequest request = DataFakes.Request([_folder.FullName], _source) with
        {
            FromNs = Ns("2013-10-07T14:01:00Z"),
            ToNs = Ns("2013-10-07T14:03:00Z"),
        };
        DataSet data = DataSet.Open(request);
        data.Report.LeftOut.Should().ContainSingle().Which.Reason.Should().Be(LeftOutReason.OutsideTime);
        List<MarketEvent> events = Readers.ReadAll(data.Merge(new SessionTimes()));
        events.Where(e => e.Kind is EventKind.Bar).Select(e => e.TimeNs)
            .Should().Equal(request.FromNs, request.FromNs + 60_000_000_000);
        events[0].Roll.ToContract.Should().Be(201312);
        events[1].Session.IsSessionStart.Should().BeTrue();
    }

    [Fact]
    public void ReadingAheadOrNot_GivesTheSameEvents()
    {
        Write("a.txt", "fake", "ES 0 Bar 1m 2013-10-07T14:00:00Z", "SPX 0 Bar 1m 2013-10-07T14:00:00Z", "ES 0 Bar 5m 2013-10-09T14:00:00Z");
        DataSet data = DataSet.Open(DataFakes.Request([_folder.FullName], _source));
        using ReadAhead ahead = new(data.Merge(new SessionTimes()));
        using IEventReader plain = data.Merge(new SessionTimes());
        List<MarketEvent> expected = Readers.ReadAll(plain, 1);
        Readers.ReadAll(ahead, 1000).Select(e => (e.TimeNs, e.Kind, e.Instrument))
            .Should().Equal(expected.Select(e => (e.TimeNs, e.Kind, e.Instrument)));
        expected.Should().HaveCountGreaterThan(30);
    }

    [Fact]
    public void Sources_AreAskedInOrderAndAFaultNamesFileAndSource()
    {
        Write("a.txt", "broken");
        Action open = () => DataSet.Open(DataFakes.Request([_folder.FullName], _source));
        open.Should().Throw<DataException>().WithMessage("*a.txt: the source first failed: a fault of the plugin");
    }

    [Fact]
    public void Arguments_AreFilesFoldersAndPatternsAndEveryBadOneIsNamed()
    {
        Write("x/1/a.txt", "1");
        Write("x/2/b.txt", "1");
        Write("x/2/c.csv", "1");
        Write("x/d.txt", "1");
        string root = _folder.FullName;
        Names(DataFiles.Expand([root])).Should().Equal("d.txt", "a.txt", "b.txt", "c.csv");
        Names(DataFiles.Expand([root + "/x/*/*.txt"])).Should().Equal("a.txt", "b.txt");
        Names(DataFiles.Expand([root + "/**/?.txt"])).Should().Equal("a.txt", "b.txt", "d.txt");
        Names(DataFiles.Expand([root + "/x/2/c.csv", root + "/x/2"])).Should().Equal("c.csv", "b.txt");

        Directory.CreateDirectory(Path.Combine(root, "empty"));
        Action expand = () => DataFiles.Expand([root + "/none", root + "/empty", root + "/*.dbn"]);
        expand.Should().Throw<DataException>().Which.Message.Split(Environment.NewLine).Should().SatisfyRespectively(
            line => line.Should().EndWith("none: there is no such file or folder."),
            line => line.Should().EndWith("empty: the folder holds no files."),
            line => line.Should().EndWith("*.dbn: no file matches the pattern."));
    }

    [Fact]
    public void AFolderThatMayNotBeRead_IsAClearError()
    {
        Write("locked/a.txt", "1");
        string locked = Path.Combine(_folder.FullName, "locked");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(locked, UnixFileMode.None);
        try
        {
            // Root may read it all the same; then there is no error to be had.
            if (CanList(locked))
            {
                return;
            }

            Action expand = () => DataFiles.Expand([_folder.FullName]);
            expand.Should().Throw<DataException>().WithMessage("*cannot be read*locked*");
        }
        finally
        {
            File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Problems_AreCountedByKindAndFileWithTheFirstPlace()
    {
        DataProblems problems = new();
        problems.Count(ProblemKind.OffGrid, "a", 7);
        problems.Count(ProblemKind.BadRecord, "a", 8);
        problems.Count(ProblemKind.OffGrid, "a", 9);
        problems.All.Should().Equal(
            new DataProblem(ProblemKind.OffGrid, "a", 2, 7), new DataProblem(ProblemKind.BadRecord, "a", 1, 8));
        problems.Total.Should().Be(3);
    }

    [Fact]
    public void Hashes_NameTheContentOfTheFilesThatAreRead()
    {
        Write("a.txt", "fake", "ES 0 Bar 1m 2013-10-07T00:00:00Z");
        Write("b.txt", "other");
        // printf 'fake\nES 0 Bar 1m 2013-10-07T00:00:00Z' | sha256sum
        DataSet.Open(DataFakes.Request([_folder.FullName], _source)).Hashes().Should().ContainSingle()
            .Which.Should().Match<InputHash>(h => h.Bytes == 37 && h.Sha256 == "cd794fb13a3d5de54f4d7a8742bca3ec22cbf91c70ea2d5d51af7871c27e021b");
    }

    private static IEnumerable<string?> Names(IEnumerable<string> paths) => paths.Select(Path.GetFileName);

    private static long Ns(string text) => Calendar.ExchangeCalendarTests.Ns(text);

    private static bool CanList(string folder)
    {
        try
        {
            return Directory.GetFiles(folder).Length >= 0;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Write(string name, params string[] lines)
    {
        string path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Join('\n', lines));
    }
}
