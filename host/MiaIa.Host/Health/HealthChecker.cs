using System.Globalization;

namespace MiaIa.Host.Health;

/// <summary>
/// Asks every probe at once, waits 5 s for their answers, and tells what changed. A probe that throws or does not answer is unknown,
/// and the others go on; one that hangs is not asked again before it has come back.
/// </summary>
/// <param name="probes">The probes.</param>
/// <param name="board">Where the result goes.</param>
/// <param name="clock">The clocks.</param>
/// <param name="measure">Done before the probes, within the same time; null for nothing.</param>
/// <param name="changed">Receives what changed; null for nobody.</param>
internal sealed class HealthChecker(
    IReadOnlyList<IProbe> probes, HealthBoard board, TimeProvider clock, Action? measure = null, Action<HealthChange>? changed = null)
{
    private readonly Asked[] _asked = new Asked[probes.Count];
    private Task _measuring = Task.CompletedTask;

    /// <summary>Asks a probe; what it throws is its answer. Default: on a thread of the pool.</summary>
    public Func<IProbe, Task<ProbeAnswer>> Start { get; init; } = probe => Task.Run(() => Ask(probe));

    /// <summary>Changes since the start.</summary>
    public long Changes { get; private set; }

    /// <summary>Looks at everything. Called by one thread.</summary>
    public DeskHealth Check()
    {
        Measure();
        for (int i = 0; i < _asked.Length; i++)
        {
            if (_asked[i].Answer is not { IsCompleted: false })
            {
                _asked[i] = new Asked(Start(probes[i]), clock.GetTimestamp());
            }
        }

        Wait(Task.WhenAll(_asked.Select(a => a.Answer)));
        long nowNs = WallTime.Ns(clock);
        IReadOnlyList<ComponentHealth>? before = board.Last?.Components;
        ComponentHealth[] now = [.. probes.Select((p, i) => Component(p.Component, AnswerOf(i), before?[i], nowNs))];
        DeskHealth health = new(nowNs, now);
        board.Publish(health);
        for (int i = 0; i < now.Length; i++)
        {
            Tell(before?[i].State, now[i], nowNs);
        }

        return health;
    }

    /// <summary>Measures without a look, so that the next one tells from here on.</summary>
    public void Measure()
    {
        if (measure is not null)
        {
            _measuring = _measuring.IsCompleted ? Task.Run(measure) : _measuring;
            Wait(_measuring);
        }
    }

    private static ComponentHealth Component(string name, ProbeAnswer answer, ComponentHealth? before, long nowNs) =>
        new(name, answer.State, answer.Reason, answer.Remedy, before?.State == answer.State ? before.SinceNs : nowNs);

    // What is well at the first look is no news.
    private void Tell(HealthState? from, ComponentHealth now, long nowNs)
    {
        if (from != now.State && (from is not null || now.State is not HealthState.Healthy))
        {
            Changes++;
            changed?.Invoke(new HealthChange(nowNs, from, now));
        }
    }

    private ProbeAnswer AnswerOf(int i) => _asked[i].Answer is { IsCompleted: true } answer
        ? answer.Result
        : new ProbeAnswer(
            HealthState.Unknown,
            string.Create(CultureInfo.InvariantCulture, $"no answer within {clock.GetElapsedTime(_asked[i].Ticks).TotalSeconds:0} s"),
            "What it looks at hangs: a disk or a network that does not answer, or a machine out of breath.");

    private static ProbeAnswer Ask(IProbe probe)
    {
        try
        {
            return probe.Look();
        }
        catch (Exception problem)
        {
            return new ProbeAnswer(HealthState.Unknown, $"the probe failed: {problem.GetType().Name}: {problem.Message}");
        }
    }

    private void Wait(Task task)
    {
        try
        {
            task.WaitAsync(HealthLimits.ProbeTime, clock).GetAwaiter().GetResult();
        }
        catch (Exception problem) when (problem is TimeoutException || task.IsFaulted)
        {
            // Who did not answer, or failed, is told as such.
        }
    }

    private readonly record struct Asked(Task<ProbeAnswer> Answer, long Ticks);
}
