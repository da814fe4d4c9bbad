namespace MiaIa.Host.Configuration;

/// <summary>Collects everything that is wrong, so that one run tells all of it.</summary>
internal sealed class ConfigurationErrors
{
    private const int MostNamesListed = 12;
    private readonly List<ConfigurationError> _errors = [];

    /// <summary>How many there are.</summary>
    public int Count => _errors.Count;

    /// <summary>Adds one.</summary>
    public void Add(Mark mark, string message) => Add(new ConfigurationError(mark, message));

    /// <summary>Adds one; what two plugins say of the same place is told once.</summary>
    public void Add(ConfigurationError error)
    {
        if (!_errors.Contains(error))
        {
            _errors.Add(error);
        }
    }

    /// <summary>
    /// Adds one about a name that is not known: with the nearest known name, or with all of them when none is near and
    /// they are few.
    /// </summary>
    /// <param name="mark">Where.</param>
    /// <param name="message">What.</param>
    /// <param name="written">The name as written.</param>
    /// <param name="known">The names that are known there.</param>
    public void AddUnknown(Mark mark, string message, string written, IReadOnlyList<string> known)
    {
        string? nearest = NearestName.Find(written, known);
        if (nearest is null && known.Count is > 0 and <= MostNamesListed)
        {
            message += "; known here: " + string.Join(", ", known);
        }

        _errors.Add(new ConfigurationError(mark, message, nearest));
    }

    /// <summary>All of them by place; those of one place in the order they were found.</summary>
    public IReadOnlyList<ConfigurationError> ByPlace() =>
        [.. _errors.OrderBy(e => e.Mark.Line).ThenBy(e => e.Mark.Column)];
}
