namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>The data farms by name, as TWS last spoke of them.</summary>
public sealed class FarmMap
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, FarmState> _states = new(StringComparer.Ordinal);
    private int _version;

    /// <summary>Counts changes: who has seen this one need not look.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Names of the lost farms, in order.</summary>
    public IReadOnlyList<string> Lost
    {
        get
        {
            lock (_gate)
            {
                return [.. _states.Where(s => s.Value is FarmState.Lost).Select(s => s.Key)];
            }
        }
    }

    /// <summary>State of a farm; null when TWS never named it.</summary>
    /// <param name="name">Such as usfuture.</param>
    public FarmState? Find(string name)
    {
        lock (_gate)
        {
            return _states.TryGetValue(name, out FarmState state) ? state : null;
        }
    }

    /// <summary>Forgets all: a new connection tells them anew.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _states.Clear();
            Interlocked.Increment(ref _version);
        }
    }

    /// <summary>Takes a notice in. True when the farm became lost, or is lost no more.</summary>
    /// <param name="code">2103 to 2108, 2119, 2157 or 2158; others change nothing.</param>
    /// <param name="text">The notice: the farm's name stands after its last colon.</param>
    /// <param name="name">The farm; empty when the text names none.</param>
    public bool TryUpdate(int code, string text, out string name)
    {
        name = NameIn(text);
        if (name.Length == 0 || StateOf(code) is not { } state)
        {
            return false;
        }

        lock (_gate)
        {
            bool wasLost = _states.TryGetValue(name, out FarmState before) && before is FarmState.Lost;
            _states[name] = state;
            Interlocked.Increment(ref _version);
            return wasLost != state is FarmState.Lost;
        }
    }

    private static FarmState? StateOf(int code) => code switch
    {
        2103 or 2105 or 2157 => FarmState.Lost,
        2104 or 2106 or 2158 => FarmState.Ok,
        2107 or 2108 => FarmState.Inactive,
        2119 => FarmState.Connecting,
        _ => null,
    };

    // Some builds write no colon before the farm: "...upon demand.ushmds".
    private static string NameIn(string text)
    {
        string trimmed = text.Trim().TrimEnd('.');
        int mark = trimmed.LastIndexOf(':') is >= 0 and var colon ? colon : trimmed.LastIndexOf('.');
        return mark < 0 ? string.Empty : trimmed[(mark + 1)..].Trim();
    }
}
