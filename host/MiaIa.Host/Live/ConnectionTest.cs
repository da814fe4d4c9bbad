using MiaIa.Host.Configuration;
using MiaIa.Host.Live.Stages;
using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Live;

/// <summary>The test of the connection: every check with what to do about it. No order is sent.</summary>
/// <param name="desk">Plugins and files.</param>
internal sealed class ConnectionTest(Desk desk)
{
    private readonly List<ProbeRow> _rows = [];

    /// <summary>The checks so far.</summary>
    public IReadOnlyList<ProbeRow> Rows => _rows;

    /// <summary>The account that was connected; null when it is not known.</summary>
    public string? Account { get; private set; }

    /// <summary>Whether trading is possible: something was checked, and nothing failed.</summary>
    public bool IsPassed => _rows.Count > 0 && _rows.TrueForAll(r => r.Outcome is not ProbeOutcome.Failed);

    /// <summary>Runs it.</summary>
    /// <param name="show">Receives each check as it ends.</param>
    /// <param name="interrupt">Ends it.</param>
    /// <exception cref="RunException">The broker has no test.</exception>
    public void Run(Action<ProbeRow> show, CancellationToken interrupt)
    {
        RunConfiguration configuration = desk.Configure(RunMode.Live);
        ILiveBroker broker = LiveStart.Make(desk, configuration, RunMode.Live, run: null);
        using IDisposable? owned = broker as IDisposable;
        if (broker is not IBrokerProbe probe)
        {
            throw new RunException($"The broker '{configuration.Live!.Broker.Name}' has no test of its connection.", ExitCodes.Configuration);
        }

        probe.Probe(
            row =>
            {
                _rows.Add(row);
                show(row);
            },
            interrupt);
        Account = broker.Facts.AccountId;
    }

    /// <summary>The stage.</summary>
    /// <param name="utc">Now.</param>
    public StageRecord Record(DateTime utc) => new(utc, Stage.ConnectionTest, IsPassed, Account, Run: null, [.. _rows.Select(Line)]);

    /// <summary>A check in one line.</summary>
    public static string Line(ProbeRow row) =>
        $"{row.Check}: {Word(row.Outcome)}, {row.Found}{(row.Remedy.Length == 0 ? "" : $" - {row.Remedy}")}";

    /// <summary>The outcome, in a word.</summary>
    public static string Word(ProbeOutcome outcome) => outcome switch
    {
        ProbeOutcome.Ok => "ok",
        ProbeOutcome.Warning => "warning",
        _ => "FAILED",
    };
}
