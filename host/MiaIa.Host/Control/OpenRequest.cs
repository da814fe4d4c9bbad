using System.Diagnostics;
using MiaIa.Engine.Risk;
using MiaIa.Sdk;

namespace MiaIa.Host.Control;

/// <summary>A request that is being carried out: how things stood before, and what came of it.</summary>
/// <param name="name">Its name in the folder.</param>
/// <param name="request">The request.</param>
/// <param name="view">The run.</param>
/// <param name="timeNs">Event time at which it was taken, nanoseconds UTC.</param>
internal sealed class OpenRequest(string name, ControlRequest request, IRunView view, long timeNs)
{
    /// <summary>
    /// How long it may take until flat, in nanoseconds of event time: where only bars are told, an order of now is filled at the
    /// open of the next one and that is told at its end.
    /// </summary>
    public const long LongestNs = 180_000_000_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(240);

    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly int _position = view.Position;
    private readonly int _working = view.Working;
    private readonly IReadOnlyList<HaltRecord> _halts = view.Halts;

    /// <summary>Its name in the folder.</summary>
    public string Name => name;

    /// <summary>What came of it; null while it is being carried out.</summary>
    public ControlOutcome? Outcome(long nowNs)
    {
        bool isDone = request.Command is ControlCommand.Resume or ControlCommand.Halt || (view.Position == 0 && view.Working == 0);
        bool isLate = nowNs - timeNs > LongestNs || Stopwatch.GetElapsedTime(_begin) > Longest;
        return isDone ? Make(isComplete: true, Done()) : isLate ? Make(isComplete: false, "not flat yet; the orders to close are out") : null;
    }

    /// <summary>What came of it when the run ends first.</summary>
    public ControlOutcome OutcomeAtEnd() =>
        Outcome(timeNs) ?? Make(isComplete: false, "the run ended before it was flat");

    private string Done() => request.Command is ControlCommand.Halt ? "no entries until a person resumes"
        : request.Command is ControlCommand.Resume
        ? (_halts.Count == 0 ? "no halt held" : "resumed")
        : _position == 0 && _working == 0 ? "there was nothing to close" : "flat, and no order works";

    private ControlOutcome Make(bool isComplete, string text)
    {
        IReadOnlyList<HaltRecord> now = view.Halts;
        return new ControlOutcome(
            isComplete,
            text,
            timeNs,
            (long)Stopwatch.GetElapsedTime(_begin).TotalMilliseconds,
            Math.Max(0, Math.Abs(_position) - Math.Abs(view.Position)),
            Math.Max(0, _working - view.Working),
            view.Position,
            view.Working,
            [.. now.Where(h => !Has(_halts, h.Cause)).Select(HaltText.Of)],
            [.. _halts.Where(h => !Has(now, h.Cause)).Select(h => HaltText.Name(h.Cause.ToString()))]);
    }

    private static bool Has(IReadOnlyList<HaltRecord> halts, HaltCause cause) => halts.Any(h => h.Cause == cause);
}
