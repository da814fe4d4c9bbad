using System.Diagnostics;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Control;

/// <summary>A command's side of a run's control: lays down the request and waits for what becomes of it.</summary>
/// <param name="runFolder">Folder of the run.</param>
/// <param name="progress">Told now and then how long it has waited.</param>
/// <param name="limit">How long it waits.</param>
internal sealed class ControlClient(string runFolder, Action<TimeSpan> progress, TimeSpan limit)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(2);

    private readonly ControlFolder _folder = ControlFolder.Of(runFolder);

    /// <summary>Asks, and waits.</summary>
    /// <exception cref="RunException">It was refused, the process ended, nobody answered in time, or a person no longer wants to wait.</exception>
    public ControlOutcome Ask(ControlRequest request, CancellationToken interrupt)
    {
        string name = _folder.Ask(request);
        long begin = Stopwatch.GetTimestamp();
        long told = begin;
        while (true)
        {
            // Before the outcome is looked for: what a process wrote before it ended is found all the same.
            bool isAlive = RunProcess.Of(_folder) is { IsAlive: true };
            if (_folder.OutcomeOf(name) is { } outcome)
            {
                return outcome;
            }

            if (_folder.RefusalOf(name) is { } reason)
            {
                throw new RunException($"The run refused it: {reason}.");
            }

            if (!isAlive || interrupt.IsCancellationRequested || Stopwatch.GetElapsedTime(begin) > limit)
            {
                GiveUp(name, isAlive, interrupt);
            }

            if (Stopwatch.GetElapsedTime(told) >= TellEvery)
            {
                told = Stopwatch.GetTimestamp();
                progress(Stopwatch.GetElapsedTime(begin));
            }

            interrupt.WaitHandle.WaitOne(LookEvery);
        }
    }

    // A request that nobody took must not be carried out later, when nobody expects it any more.
    private void GiveUp(string name, bool isAlive, CancellationToken interrupt)
    {
        string what = _folder.Withdraw(name) ? "it is withdrawn" : "the run has it and goes on with it: see mia status";
        if (!isAlive)
        {
            throw new RunException($"The process ended without an answer; {what}.");
        }

        if (interrupt.IsCancellationRequested)
        {
            throw new RunException($"No longer waiting; {what}.", ExitCodes.Interrupted);
        }

        throw new RunException(FormattableString.Invariant($"No answer within {limit.TotalSeconds:0} s; {what}."));
    }
}
