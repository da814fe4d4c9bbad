namespace MiaIa.Host.Alerts;

/// <summary>
/// The alerts of a run. The same thing at the same time is the same alert, also when a restart makes it again from the recorded inputs;
/// what changed is collected until it is taken to be kept.
/// </summary>
/// <param name="known">The alerts that are kept already, in the order of their numbers.</param>
/// <param name="suppressNs">For how long the same occurrence is counted and not told again, nanoseconds.</param>
internal sealed class AlertLedger(IReadOnlyList<Alert> known, long suppressNs)
{
    /// <summary>Most alerts of a run; what comes after them is one more alert.</summary>
    public const int Most = 10_000;

    private readonly List<Alert> _alerts = [.. known];
    private readonly Dictionary<(string Rule, string Subject), List<int>> _places = Places(known);
    private readonly SortedSet<int> _changed = [];

    /// <summary>All alerts, by number from 1.</summary>
    public IReadOnlyList<Alert> All => _alerts;

    /// <summary>The alert with a number.</summary>
    public Alert this[int number] => _alerts[number - 1];

    /// <summary>The newest alert of a rule and what it is about; null for none.</summary>
    public Alert? Newest(string rule, string subject) =>
        _places.TryGetValue((rule, subject), out List<int>? numbers) ? this[numbers[^1]] : null;

    /// <summary>An alert begins, unless it is there already.</summary>
    /// <param name="draft">The alert; its number is left open.</param>
    /// <returns>The alert, and whether it is new.</returns>
    public (Alert Alert, bool IsNew) Add(Alert draft)
    {
        if (Same(draft) is { } same)
        {
            Repeat(same, draft.FiredNs);
            return (this[same.Number], false);
        }

        if (_alerts.Count >= Most)
        {
            return Overflow(draft);
        }

        return (Insert(draft), true);
    }

    /// <summary>It is over.</summary>
    /// <returns>Whether it was not before.</returns>
    public bool Resolve(int number, long timeNs)
    {
        bool isOpen = this[number].IsOpen;
        if (isOpen)
        {
            Put(this[number] with { State = AlertState.Resolved, ResolvedNs = timeNs });
        }

        return isOpen;
    }

    /// <summary>Another state of an alert takes its place.</summary>
    public void Put(Alert alert)
    {
        _alerts[alert.Number - 1] = alert;
        _changed.Add(alert.Number);
    }

    /// <summary>Occurrences that have not come again for so long are over; nobody is told.</summary>
    public void EndOccurrences(long timeNs, bool isWall)
    {
        foreach (Alert alert in _alerts.Where(a => a.IsOpen && a.IsOccurrence && a.IsWall == isWall && timeNs >= a.LastNs + suppressNs).ToArray())
        {
            Resolve(alert.Number, alert.LastNs + suppressNs);
        }
    }

    /// <summary>Takes the alerts that changed.</summary>
    public IReadOnlyCollection<Alert> TakeChanged()
    {
        Alert[] changed = [.. _changed.Select(number => this[number])];
        _changed.Clear();
        return changed;
    }

    private static Dictionary<(string Rule, string Subject), List<int>> Places(IReadOnlyList<Alert> known)
    {
        Dictionary<(string Rule, string Subject), List<int>> places = [];
        foreach (Alert alert in known)
        {
            Numbers(places, alert).Add(alert.Number);
        }

        return places;
    }

    private static List<int> Numbers(Dictionary<(string Rule, string Subject), List<int>> places, Alert alert)
    {
        if (!places.TryGetValue((alert.Rule, alert.Subject), out List<int>? numbers))
        {
            places[(alert.Rule, alert.Subject)] = numbers = [];
        }

        return numbers;
    }

    private Alert? Same(Alert draft)
    {
        if (!_places.TryGetValue((draft.Rule, draft.Subject), out List<int>? numbers))
        {
            return null;
        }

        long within = draft.IsOccurrence ? suppressNs : 1;
        return numbers.Select(n => this[n]).LastOrDefault(a => draft.FiredNs == a.FiredNs
            || (draft.FiredNs > a.FiredNs && draft.FiredNs - a.FiredNs < within));
    }

    // Made again by a restart, it is counted already.
    private void Repeat(Alert same, long timeNs)
    {
        if (timeNs > same.LastNs)
        {
            Put(same with { LastNs = timeNs, Count = same.Count + 1 });
        }
    }

    private Alert Insert(Alert draft)
    {
        Alert alert = draft with { Number = _alerts.Count + 1 };
        _alerts.Add(alert);
        Numbers(_places, alert).Add(alert.Number);
        _changed.Add(alert.Number);
        return alert;
    }

    private (Alert Alert, bool IsNew) Overflow(Alert draft)
    {
        const string Rule = "alert-limit";
        if (Newest(Rule, "") is { } there)
        {
            Put(there with { LastNs = Math.Max(there.LastNs, draft.FiredNs), Count = there.Count + 1 });
            return (this[there.Number], false);
        }

        return (Insert(draft with
        {
            Rule = Rule,
            Subject = "",
            Severity = Sdk.NoticeSeverity.Critical,
            IsOccurrence = false,
            Channels = [],
            Text = FormattableString.Invariant($"the run has had {Most} alerts: further ones are only counted. The first of them: {draft.Text}"),
        }), true);
    }
}
