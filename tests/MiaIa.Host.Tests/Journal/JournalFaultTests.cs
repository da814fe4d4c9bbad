using MiaIa.Engine;
using MiaIa.Host.Journal;
using MiaIa.Sdk;
using MiaIa.Tests;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Journal;

/// <summary>However the journal breaks, nothing is sent without a record, the run ends, and a person is told why and what to do.</summary>
public sealed class JournalFaultTests : IDisposable
{
    private static readonly OrderRole[] Bought = [OrderRole.Entry, OrderRole.Stop];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sound_journal_has_every_order_before_the_broker_has_it()
    {
        using FaultDesk desk = new FaultDesk(_folder, new JournalSettings { MostWait = TimeSpan.FromMinutes(1) }, _ => { }).Run();
        desk.Journal.Fault.Should().BeNull();
        desk.Broker.Arrived.Should().Equal([.. Bought, OrderRole.Exit, .. Bought]);
        desk.Broker.Unrecorded.Should().BeEmpty();
    }

    [Fact]
    public void A_full_disk_ends_the_run()
    {
        JournalSettings settings = new() { MostPages = FaultDesk.EmptyPages(_folder) + 4 };
        using FaultDesk desk = new FaultDesk(_folder, settings, d =>
        {
            for (int i = 0; i < 20; i++)
            {
                d.Journal.OnNote(0, NoteKind.Data, new string('x', 4_000));
            }
        }).Run();
        Broken(desk, "the disk is full (database or disk is full)", desk.Path, "Make room");
    }

    [Fact]
    public void Another_program_that_holds_it_too_long_ends_the_run()
    {
        using SqliteConnection other = new(new SqliteConnectionStringBuilder { DataSource = _folder.Make("a-sim/run.db"), Pooling = false }.ToString());
        JournalSettings settings = new() { MostLocked = TimeSpan.FromMilliseconds(50) };
        using FaultDesk desk = new FaultDesk(_folder, settings, _ => Lock(other)).Run();
        Broken(desk, "another program holds", "0.05 s", "database is locked", "Close what has it open");
    }

    [Fact]
    public void Another_program_that_lets_go_in_time_only_delays_the_order()
    {
        using SqliteConnection other = new(new SqliteConnectionStringBuilder { DataSource = _folder.Make("a-sim/run.db"), Pooling = false }.ToString());
        JournalSettings settings = new() { MostLocked = TimeSpan.FromMinutes(1) };
        int arrivedBefore = -1;
        Thread? release = null;
        using FaultDesk desk = new FaultDesk(_folder, settings, d =>
        {
            Lock(other);
            release = new Thread(() =>
            {
                while (d.Journal.Behind == 0)
                {
                    Thread.Yield();
                }

                arrivedBefore = d.Broker.Arrived.Count;
                Execute(other, "COMMIT");
            });
            release.Start();
        }).Run();
        release!.Join();
        arrivedBefore.Should().Be(2, "while it was held the exit waited");
        desk.Journal.Fault.Should().BeNull();
        desk.Broker.Arrived.Should().Equal([.. Bought, OrderRole.Exit, .. Bought]);
        desk.Broker.Unrecorded.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    public void A_file_deleted_meanwhile_ends_the_run(string file)
    {
        using FaultDesk desk = new FaultDesk(_folder, new JournalSettings(), d => File.Delete(d.Path + file)).Run();
        Broken(desk, desk.Path + file + " was deleted or moved while the run was writing it");
    }

    [Fact]
    public void A_disk_that_does_not_answer_ends_the_run_and_the_program()
    {
        using BlockedWatch watch = new();
        JournalSettings settings = new() { MostWait = TimeSpan.FromSeconds(1.5), Watch = watch };
        FaultDesk desk = new(_folder, settings, _ => watch.Block());
        using (desk)
        {
            Broken(desk.Run(), "it is too slow", "more than 1.5 s", "Look at the disk");
        }

        desk.Journal.IsWritable.Should().BeFalse("and closing it did not wait for the disk");
    }

    [Fact]
    public void A_full_ring_waits_only_so_long()
    {
        using BlockedWatch watch = new();
        watch.Block();
        using SqliteJournal journal = SqliteJournal.Create(
            _folder.At("run.db"), new JournalLayout([], [], [], [], []), new JournalSettings { MostWait = TimeSpan.FromMilliseconds(50), Watch = watch });
        for (int i = 0; i < 10_000; i++)
        {
            journal.OnNote(i, NoteKind.Data, "more than the ring holds");
        }

        journal.IsWritable.Should().BeFalse();
        journal.Fault.Should().StartWith("it is too slow: 4097 records waited", "the ring is full, and the writer holds one");
        journal.TakeBuffer();
        journal.Flush();
    }

    [Fact]
    public void A_writer_with_a_defect_is_a_broken_journal_too()
    {
        using FaultDesk desk = new FaultDesk(_folder, new JournalSettings { Watch = new DefectWatch() }, _ => { }).Run();
        desk.Journal.Fault.Should().Be("its writer failed: InvalidOperationException: defect");
        desk.Broker.Arrived.Should().BeEmpty("the record of the first order was written, and never committed");
    }

    [Fact]
    public void A_journal_locked_from_the_start_names_who_and_where()
    {
        string path = _folder.At("run.db");
        using SqliteConnection other = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        Lock(other);
        Action create = () => SqliteJournal.Create(path, new JournalLayout([], [], [], [], []), new JournalSettings { MostLocked = TimeSpan.FromMilliseconds(20) });
        create.Should().Throw<JournalException>().WithMessage($"another program holds {path} for more than 0.02 s*");
    }

    private static void Broken(FaultDesk desk, params string[] told)
    {
        desk.Journal.Fault.Should().ContainAll(told);
        desk.Journal.IsWritable.Should().BeFalse();
        desk.Broker.Arrived.Should().Equal(Bought, "what came before; the exit and the next entry have no record");
        desk.Broker.Unrecorded.Should().BeEmpty();
        desk.Position.Should().Be(1, "with its stop at the broker");
        desk.Script.Bars.Should().BeGreaterThanOrEqualTo(20, "the exit was wanted");
    }

    private static void Lock(SqliteConnection other)
    {
        other.Open();
        Execute(other, "BEGIN EXCLUSIVE");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of these tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
