using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Comparison;

/// <summary>Runs two configurations over the same data, one after the other, and lays what they did side by side.</summary>
/// <param name="a">The first side.</param>
/// <param name="b">The second side.</param>
/// <param name="request">The run: mode, data and dates; the configuration is that of each side.</param>
/// <param name="progress">Makes what a person sees of a run from its name.</param>
internal sealed class ComparisonRun(ComparedSide a, ComparedSide b, RunRequest request, Func<string, Progress> progress)
{
    private const int DecisionsShown = 20;

    /// <summary>Compares.</summary>
    /// <param name="interrupt">Ends it; half a comparison tells nothing.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    /// <exception cref="ConfigurationException">A configuration has errors; nothing was run.</exception>
    public ComparisonResult Run(CancellationToken interrupt)
    {
        IReadOnlyList<SettingDifference> settings = Settings();
        SessionDates dates = new(new ExchangeCalendar());
        using DecisionTrail trail = new();
        RunResult first = RunSide("A", a, new MarkJournal(trail, dates), interrupt);
        trail.Rewind();
        DecisionMatch decisions = new(trail, DecisionsShown);
        RunResult second = RunSide("B", b, new MarkJournal(decisions, dates), interrupt);
        decisions.End();
        return new ComparisonResult(
            a, b, first, second, settings, decisions, TripMatch.Of(first.Trips, second.Trips),
            DateDifference.Of(first.Trips, second.Trips, dates.Numbers));
    }

    private RunResult RunSide(string letter, ComparedSide side, MarkJournal journal, CancellationToken interrupt)
    {
        RunResult result = new DeskRun(RequestOf(side), progress($"{letter}: {side.Name}"), journal).Run(_ => { }, interrupt);
        return result.IsInterrupted ? throw new OperationCanceledException(interrupt) : result;
    }

    // Both files are read before anything runs: an error in the second one must not wait for the first run.
    private IReadOnlyList<SettingDifference> Settings()
    {
        List<ConfigurationError> errors = [];
        string?[] texts = [.. new[] { a, b }.Select(side => TextOf(side, errors))];
        return errors.Count > 0
            ? throw new ConfigurationException([.. errors.DistinctBy(e => e.ToString(), StringComparer.Ordinal)])
            : SettingsDiff.Of(texts[0]!, texts[1]!);
    }

    private string? TextOf(ComparedSide side, List<ConfigurationError> errors)
    {
        try
        {
            using Desk desk = Desk.Open(side.ConfigPath, request.PluginFolders);
            return ConfigurationText.Of(desk.Configure(request.Mode, side.Profile));
        }
        catch (ConfigurationException problem)
        {
            errors.AddRange(problem.Errors);
            return null;
        }
    }

    private RunRequest RequestOf(ComparedSide side) => request with { ConfigPath = side.ConfigPath, Profile = side.Profile };
}
