using System.Buffers.Binary;
using MiaIa.Engine;
using MiaIa.Host.Journal;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Journal;

/// <summary>The log of a live journal is carried over beside its writer, and begins anew: it does not grow with the run.</summary>
public sealed class JournalCheckpointTests : IDisposable
{
    private const int MostNotes = 20_000;

    // The header of the log: how often it began anew, as SQLite's description of its file format has it.
    private const int SequenceAt = 12;

    private static readonly JournalLayout Layout = new(["a.score"], ["a.score"], [], [], []);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LogOfAPacedRun_BeginsAnew_WhileTheRunGoesOn()
    {
        string path = _folder.At("run.db");
        using SqliteJournal journal = SqliteJournal.Create(path, Layout, Paced(TimeSpan.Zero));

        int notes = 0;
        while (Sequence(path) < 3 && notes < MostNotes)
        {
            Note(journal, ++notes);
        }

        journal.Fault.Should().BeNull();
        notes.Should().BeLessThan(MostNotes, "the log was never begun anew");
        Rows(path).Should().Equal(FormattableString.Invariant($"{notes}"));
    }

    [Fact]
    public void BeforeItsTime_TheLogIsLeftAlone()
    {
        string path = _folder.At("run.db");
        using SqliteJournal journal = SqliteJournal.Create(path, Layout, Paced(TimeSpan.FromDays(1)));

        for (int i = 1; i <= 200; i++)
        {
            Note(journal, i);
        }

        Sequence(path).Should().Be(0);
        Rows(path).Should().Equal("200");
    }

    private static JournalSettings Paced(TimeSpan every) => new() { IsDurable = true, MostWait = TimeSpan.FromSeconds(60), CheckpointTime = every };

    private static void Note(SqliteJournal journal, int number)
    {
        journal.Expect();
        journal.OnNote(number, NoteKind.Data, FormattableString.Invariant($"note {number}"));
        journal.Flush();
    }

    private static string[] Rows(string path) => JournalTable.Rows(path, "SELECT count(*) FROM notes");

    private static uint Sequence(string path)
    {
        byte[] head = new byte[SequenceAt + sizeof(uint)];
        using FileStream log = new(path + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        log.ReadExactly(head);
        return BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(SequenceAt));
    }
}
