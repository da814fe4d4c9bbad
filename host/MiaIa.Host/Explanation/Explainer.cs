using System.Diagnostics;

namespace MiaIa.Host.Explanation;

/// <summary>Answers questions about a run, through a cache.</summary>
/// <param name="journal">The journal of the run.</param>
internal sealed class Explainer(RunJournal journal)
{
    private const string Feature = "decision";

    private readonly DecisionFinder _finder = new(journal);
    private readonly DecisionReader _reader = new(journal);
    private readonly SignalCache<Explained> _cache = new();
    private readonly string _settings = journal.Header.GetValueOrDefault("configuration", "");
    private readonly List<double> _hits = [];
    private readonly List<double> _misses = [];

    /// <summary>How the cache did.</summary>
    public AnswerTimes Times => new(_cache.Statistics, Median(_hits), Median(_misses));

    /// <summary>Answers.</summary>
    /// <exception cref="Runs.RunException">There is no such decision.</exception>
    public Answer Explain(Question question)
    {
        long number = _finder.Find(question);

        // The number of the last closed bar is part of the key, so that a newer bar asks anew.
        SignalKey key = new(_reader.Instrument.Symbol, Feature, _settings, number, _finder.BarClose(number));
        long nowNs = question.At?.TimeNs ?? _finder.TimeNs(number);
        long begin = Stopwatch.GetTimestamp();
        bool isHit = _cache.TryGet(key, nowNs, out Explained? decision);
        if (!isHit)
        {
            decision = _reader.Read(number);
            _cache.Set(key, nowNs, decision);
        }

        (isHit ? _hits : _misses).Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        return new Answer(question, decision!, _finder.Next(number));
    }

    private static double? Median(List<double> times)
    {
        if (times.Count == 0)
        {
            return null;
        }

        double[] sorted = [.. times.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
