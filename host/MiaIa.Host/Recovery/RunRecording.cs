using MiaIa.Engine;
using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Recovery;

/// <summary>
/// The journal of a run with everything that makes it one that can be brought back: its inputs, the broker's answers, and a lock for as
/// long as the process lives.
/// </summary>
internal sealed class RunRecording : IDisposable
{
    private static readonly TimeSpan MostBrokerWait = TimeSpan.FromSeconds(30);

    private readonly string _path;
    private readonly JournalSettings _settings;
    private readonly bool _keepsInputs;
    private readonly JournalGate _gate;
    private readonly RunLock _lock;
    private RecordedBroker? _broker;
    private JournalLayout? _layout;

    /// <summary>Takes a run's folder.</summary>
    /// <param name="path">Its database.</param>
    /// <param name="unfinished">The run to go on with; null for a new one.</param>
    /// <param name="settings">How the journal is kept.</param>
    /// <param name="keepsInputs">Whether inputs and answers are recorded.</param>
    /// <exception cref="RunException">Another process runs it.</exception>
    public RunRecording(string path, UnfinishedRun? unfinished, JournalSettings settings, bool keepsInputs)
    {
        (_path, Unfinished, _settings, _keepsInputs) = (path, unfinished, settings, keepsInputs);
        _gate = new JournalGate(unfinished?.JournalCalls ?? 0);
        _lock = RunLock.Take(Path.GetDirectoryName(path)!);
    }

    /// <summary>The run that is gone on with; null for a new one.</summary>
    public UnfinishedRun? Unfinished { get; }

    /// <summary>The journal, once it is open.</summary>
    public SqliteJournal? Journal { get; private set; }

    /// <summary>Takes the inputs; null where they are not kept.</summary>
    public InputRecorder? Inputs { get; private set; }

    /// <summary>What the engine writes to, from the names of the run.</summary>
    public IJournal Lay(JournalLayout layout)
    {
        _layout = layout;
        return _gate;
    }

    /// <summary>What the engine sends to.</summary>
    public IBroker Wrap(IBroker broker) => _keepsInputs ? _broker = new RecordedBroker(broker, MostBrokerWait) : broker;

    /// <summary>Opens the database.</summary>
    /// <param name="header">What the run is made of.</param>
    /// <exception cref="RunException">It is not what the unfinished run was made of.</exception>
    public void Open(IReadOnlyDictionary<string, string> header)
    {
        Unfinished?.CheckSame(header);
        Journal = Unfinished is null
            ? SqliteJournal.Create(_path, _layout!, _settings)
            : SqliteJournal.Continue(_path, _layout!, _settings, Unfinished.Marks);
        _gate.Inner = Journal;
    }

    /// <summary>Begins to record, and first brings an unfinished run to where it was.</summary>
    /// <param name="engine">The engine, before its first event.</param>
    /// <param name="progress">Where a person sees how far it is.</param>
    /// <exception cref="RunException">It cannot be brought back.</exception>
    public void Begin(TradingEngine engine, Progress progress)
    {
        if (!_keepsInputs)
        {
            return;
        }

        Inputs = new InputRecorder(Journal!, _gate) { Taken = () => engine.BegunCount, BrokerCalls = () => _broker!.Calls };
        _gate.Inputs = Inputs;
        _broker!.Inputs = Inputs;
        if (Unfinished is not null)
        {
            try
            {
                BringBack(engine, progress);
            }
            catch (JournalException problem)
            {
                throw UnfinishedRun.Damaged(problem);
            }

            IsReconcileDue = true;
            Reconcile(engine);
            Journal!.Flush();
            Journal.WriteRestart(engine.NowNs, Unfinished.Events, ProgramVersion.Text);
        }
    }

    /// <summary>Whether the run has still to come to where it was: until then it takes one event at a time.</summary>
    public bool IsReconcileDue { get; private set; }

    /// <summary>Has the engine ask its broker, once the run has caught up with what was recorded and with what the broker did meanwhile.</summary>
    /// <exception cref="RunException">It cannot be brought back.</exception>
    public void Reconcile(TradingEngine engine)
    {
        if (!IsReconcileDue)
        {
            return;
        }

        CheckSame();
        if (_broker!.IsCatchingUp)
        {
            return;
        }

        IsReconcileDue = false;
        if (Unfinished!.Resumed is { } reason)
        {
            _gate.OnHostNote(engine.NowNs, NoteKind.Halt, $"a person resumed while no process ran: {reason}");
            Put(engine, EventKind.Resume);
        }

        if (!_broker.IsReproducible)
        {
            Put(engine, EventKind.BrokerRestored);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Journal?.Dispose();
        _lock.Dispose();
    }

    private void Put(TradingEngine engine, EventKind kind)
    {
        MarketEvent e = MarketEvent.Of(kind, engine.NowNs);
        Inputs!.BeginInjected(in e);
        engine.OnEvent(in e);
        Inputs.EndInjected();
    }

    private void BringBack(TradingEngine engine, Progress progress)
    {
        using RunJournal journal = RunJournal.Open(_path);
        RecordedInputs inputs = new(journal);
        _broker!.BeginReplay(inputs.BrokerCalls);
        _broker.Add(inputs.Answers());
        foreach (RecordedBlock block in inputs.Blocks())
        {
            engine.OnEvents(block.Events);
            progress.Report(engine.NowNs, engine.EventCount);
        }

        _broker.EndReplay();
        CheckSame();
    }

    private void CheckSame()
    {
        if (_broker!.Difference is { } difference)
        {
            throw new RunException(
                $"Run {Unfinished!.Id} cannot be brought to where it was: {difference}. Nothing is sent; what stands at the broker stays there. Look at it with `mia replay {Unfinished.Id}`, or begin anew with --fresh.",
                ExitCodes.Halted);
        }
    }
}
