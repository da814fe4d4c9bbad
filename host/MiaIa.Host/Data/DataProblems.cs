using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>Counts problems by kind and file. It may be used from the thread that reads ahead.</summary>
internal sealed class DataProblems : IProblems
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(ProblemKind, string), int> _places = [];
    private readonly List<DataProblem> _all = [];

    /// <summary>How many there are.</summary>
    public long Total
    {
        get
        {
            lock (_lock)
            {
                return _all.Sum(p => p.Count);
            }
        }
    }

    /// <summary>What is wrong, in the order in which each was met first.</summary>
    public IReadOnlyList<DataProblem> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    /// <inheritdoc />
    public void Count(ProblemKind kind, string path, long place)
    {
        lock (_lock)
        {
            if (_places.TryGetValue((kind, path), out int index))
            {
                _all[index] = _all[index] with { Count = _all[index].Count + 1 };
            }
            else
            {
                _places.Add((kind, path), _all.Count);
                _all.Add(new DataProblem(kind, path, 1, place));
            }
        }
    }

    /// <summary>Forgets everything, before the data are read again.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _places.Clear();
            _all.Clear();
        }
    }
}
