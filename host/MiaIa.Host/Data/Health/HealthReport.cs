using System.Globalization;

namespace MiaIa.Host.Data;

/// <summary>Whether an instrument's data are sound: what was counted, and the test of SPEC 25.2.</summary>
/// <param name="Name">The instrument or contract.</param>
/// <param name="Counts">What was counted, by name.</param>
/// <param name="Checks">The checks, in the order of the specification; none when there are no records.</param>
internal sealed record HealthReport(
    string Name, IReadOnlyList<(string Name, long Count)> Counts, IReadOnlyList<RealityCheck> Checks)
{
    /// <summary>The word for data that fail a check.</summary>
    public const string SuspectWord = "SUSPECT";

    /// <summary>Whether a check failed.</summary>
    public bool IsSuspect => Checks.Any(c => c.Outcome is CheckOutcome.Fail);

    /// <summary>ok, or SUSPECT and why.</summary>
    public string Verdict => IsSuspect
        ? $"{SuspectWord}: {string.Join("; ", Checks.Where(c => c.Outcome is CheckOutcome.Fail).Select(c => $"{c.Name} ({c.Figure})"))}"
        : Checks.Count == 0 ? "not applicable: no prints, quotes or bars" : "ok";

    /// <summary>Makes it.</summary>
    public static HealthReport Of(string name, InstrumentHealth counted, SourceFaults faults, string? provenance) => new(
        name,
        [
            ("gaps", counted.Gaps),
            ("off-grid", faults.OffGrid),
            ("crossed-quotes", counted.CrossedQuotes),
            ("volume-outliers", counted.BarVolume.Outliers + counted.Minutes.Volume.Outliers),
            ("backwards", counted.Backwards + faults.Backwards),
            ("stale-feed", counted.StaleTimes),
        ],
        counted.HasRecords ? new RealityTest(counted, faults, IsSpxFuture(name)).Checks(provenance) : []);

    private static bool IsSpxFuture(string name) =>
        name.StartsWith("ES", StringComparison.Ordinal) || name.StartsWith("MES", StringComparison.Ordinal);

    /// <summary>A line of the run's header: the verdict, and the counts that are not zero.</summary>
    public string Line()
    {
        string[] counts =
        [
            .. Counts.Where(c => c.Count > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} {c.Count}")),
        ];
        return $"{Name} {Verdict}{(counts.Length == 0 ? "" : " [" + string.Join(", ", counts) + "]")}";
    }

    /// <summary>The same as facts, for programs and the inspection of a file.</summary>
    public IReadOnlyDictionary<string, object?> Facts()
    {
        Dictionary<string, object?> facts = new(StringComparer.Ordinal) { ["verdict"] = Verdict, ["suspect"] = IsSuspect };
        foreach ((string name, long count) in Counts)
        {
            facts[name] = count;
        }

        Dictionary<string, object?> checks = new(StringComparer.Ordinal);
        foreach (RealityCheck check in Checks)
        {
            checks[check.Name] = $"{check.OutcomeText}: {check.Figure}";
        }

        facts["is-it-real"] = checks;
        return facts;
    }
}
