using MiaIa.Engine;
using MiaIa.Engine.Risk;
using MiaIa.Host.Alerts;
using MiaIa.Host.Tests.Control;
using MiaIa.Sdk;
using MiaIa.Tests;
using Microsoft.Data.Sqlite;

namespace MiaIa.Host.Tests.Alerts;

/// <summary>
/// The alerts of a run without its engine and without threads: what happens is handed over by the test, time is the test's, and a restart
/// begins from the journal and is given everything again, as a run that is gone on with is.
/// </summary>
internal sealed class AlertBench : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Action<AlertTap>> _history = [];
    private AlertTap _tap = new(mayWait: false);

    public AlertBench()
    {
        using SqliteConnection connection = new($"Data Source={Path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; CREATE TABLE header(key TEXT)";
        command.ExecuteNonQuery();
    }

    public string Path => _folder.At("run.db");

    public FakeClock Clock { get; } = new();

    public AlertRuleSettings Rules { get; set; } = new();

    public AlertSeams Seams { get; set; } = new();

    public Dictionary<string, IAlertSink> Sinks { get; } = new(StringComparer.Ordinal);

    public AlertDesk Desk { get; private set; } = null!;

    public AlertOutbox? Outbox { get; private set; }

    public IReadOnlyList<AlertLane> Lanes { get; private set; } = [];

    /// <summary>A process begins, or begins again after the one before ended anyhow.</summary>
    public AlertBench Start()
    {
        Cut();
        LaneSettings run = new() { Run = "r", Badge = "PAPER", Time = Clock };
        Outbox = new AlertOutbox("r", AlertStore.Open(Path), Clock);
        _tap = new AlertTap(mayWait: false);
        Desk = new AlertDesk(run, Rules, new LimitUse(new RiskLimits(), null, isRealMoney: false), _tap, Outbox, Seams with { Time = Clock });
        run = run with { Raise = Desk.Raise, IsWell = () => Desk.IsWell };
        Lanes = [.. Sinks.Select(s => new AlertLane(s.Key, s.Value, Outbox, run))];
        Desk.Connect(Lanes);
        foreach (Action<AlertTap> step in _history)
        {
            step(_tap);
            Desk.Turn();
        }

        _tap.CatchUp(0);
        return this;
    }

    /// <summary>From here on nothing more gets into the journal, as when the process is killed.</summary>
    public void Cut() => Outbox?.Dispose();

    public void Note(string text, long timeNs, NoteKind kind = NoteKind.Invariant) => Happen(tap => tap.OnNote(timeNs, kind, text));

    public void Halt(HaltCause cause, long timeNs, string text = "why")
    {
        HaltBook book = new(new NoJournal());
        book.Raise(cause, timeNs, text, timeNs + 1);
        HaltRecord halt = book.Active.Single();
        Happen(tap => tap.OnHalt(in halt, timeNs, endReason: null));
    }

    public void EndHalt(HaltCause cause, long timeNs)
    {
        HaltBook book = new(new NoJournal());
        book.Raise(cause, timeNs, "why", timeNs + 1);
        HaltRecord halt = book.Active.Single();
        Happen(tap => tap.OnHalt(in halt, timeNs, "over"));
    }

    /// <summary>Alerts are made and everything that is due is sent.</summary>
    public void Turn()
    {
        Desk.Turn();
        foreach (AlertLane lane in Lanes)
        {
            lane.Turn(CancellationToken.None);
        }
    }

    public void Pass(double seconds)
    {
        Clock.Pass(seconds, seconds);
        Turn();
    }

    /// <summary>Lets time pass until nobody waits any more.</summary>
    public void Settle()
    {
        Turn();
        for (int i = 0; i < 1000 && Lanes.Any(l => l.Waiting > 0); i++)
        {
            Pass(60);
        }
    }

    public AlertListing Listing => AlertListing.Read(Path);

    /// <summary>What happened was not recorded: a restart is not given it again.</summary>
    public AlertBench Forget()
    {
        _history.Clear();
        return this;
    }

    public void Dispose()
    {
        Cut();
        _folder.Dispose();
    }

    private void Happen(Action<AlertTap> step)
    {
        _history.Add(step);
        step(_tap);
    }
}
