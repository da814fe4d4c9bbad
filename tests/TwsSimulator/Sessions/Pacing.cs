namespace MiaIa.TwsSimulator;

/// <summary>Counts the requests of one connection in every sliding second.</summary>
internal sealed class Pacing(int allowed)
{
    private readonly Queue<DateTimeOffset> _last = new();

    /// <summary>Overruns so far.</summary>
    public int Overruns { get; private set; }

    /// <summary>Counts one request; false when it is one too many.</summary>
    public bool Count(DateTimeOffset now)
    {
        while (_last.TryPeek(out DateTimeOffset oldest) && now - oldest >= TimeSpan.FromSeconds(1))
        {
            _last.Dequeue();
        }

        _last.Enqueue(now);
        if (_last.Count <= allowed)
        {
            return true;
        }

        Overruns++;
        return false;
    }
}
