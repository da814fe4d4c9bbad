using System.Runtime.InteropServices;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The rows of all options of a zip in order of time. Each option is an entry of its own, and there may be thousands: to hold
/// neither all rows nor all entries open, a slice of the time is taken from every entry, then the next.
/// </summary>
internal sealed class LeanOptionSlices
{
    private const int MaxColumns = 13;
    private const int DefaultLimit = 500_000;

    private readonly NumberRow _row = new(MaxColumns);
    private readonly List<LeanOptionChange> _changes = [];
    private readonly LeanArchive _archive;
    private readonly IReadOnlyList<LeanEntry> _entries;
    private readonly string _path;
    private readonly StreamRequest _request;
    private readonly int _limit;
    private long _fromNs;
    private long _toNs;
    private int _cutAt;
    private bool _isFirst = true;
    private bool _hasGoodRow;
    private string _badPlace = "";

    /// <summary>Prepares for some entries.</summary>
    public LeanOptionSlices(
        LeanArchive archive, IReadOnlyList<LeanEntry> entries, string path, StreamRequest request, int limit = DefaultLimit)
    {
        _archive = archive;
        _entries = entries;
        _path = path;
        _request = request;
        _limit = limit;
        _toNs = request.FromNs;
    }

    /// <summary>The rows of the slice loaded last, in order.</summary>
    public IReadOnlyList<LeanOptionChange> Changes => _changes;

    /// <summary>Loads the next slice; false when nothing is left.</summary>
    /// <exception cref="SourceException">The zip is damaged, or no row of it can be read.</exception>
    public bool TryLoad()
    {
        while (_isFirst || _toNs < _request.ToNs)
        {
            _fromNs = _toNs;
            _toNs = _request.ToNs;
            _cutAt = _limit;
            _changes.Clear();
            for (int i = 0; i < _entries.Count; i++)
            {
                ReadEntry(i);
            }

            _changes.Sort();
            if (_isFirst && !_hasGoodRow && _badPlace.Length > 0)
            {
                throw new SourceException(
                    _path, _badPlace, "No row can be read. Is it another kind of LEAN file? Mend the file, or leave it out.");
            }

            _isFirst = false;
            if (_changes.Count > 0)
            {
                return true;
            }
        }

        _changes.Clear();
        return false;
    }

    private void ReadEntry(int contract)
    {
        LeanEntry entry = _entries[contract];
        LeanOptionRows rows = new(entry, contract, new LeanStamp(entry, _request.Zones));
        using TextLines lines = new(_archive.OpenEntry(entry.Name));
        long lastNs = long.MinValue;
        try
        {
            while (lines.TryRead(out ReadOnlySpan<byte> line))
            {
                if (line.IsEmpty)
                {
                    continue;
                }

                _row.Read(line, (byte)',');
                ProblemKind? problem = rows.Read(_row, line, out LeanOptionChange change);
                if (problem is (null or ProblemKind.CrossedQuote) && change.TimeNs <= lastNs)
                {
                    problem = ProblemKind.TimeBackwards;
                }

                Count(problem, entry, lines.Number);
                if (problem is not (null or ProblemKind.CrossedQuote))
                {
                    continue;
                }

                lastNs = change.TimeNs;
                Add(change);
                if (!_isFirst && lastNs >= _toNs)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw LeanArchive.Broken(_path, LeanArchive.Place(entry.Name, lines.Number + 1), e);
        }
    }

    private void Add(in LeanOptionChange change)
    {
        _hasGoodRow = true;
        if (change.TimeNs < _fromNs || change.TimeNs >= _toNs)
        {
            return;
        }

        _changes.Add(change);
        if (_changes.Count >= _cutAt)
        {
            Cut();
        }
    }

    /// <summary>Ends the slice earlier: at half of its rows, but not before all rows of its first moment.</summary>
    private void Cut()
    {
        _changes.Sort();
        ReadOnlySpan<LeanOptionChange> sorted = CollectionsMarshal.AsSpan(_changes);
        int at = sorted.Length / 2;
        while (at < sorted.Length && sorted[at].TimeNs == sorted[0].TimeNs)
        {
            at++;
        }

        if (at == sorted.Length)
        {
            _cutAt = _changes.Count * 2;
            return;
        }

        _toNs = sorted[at].TimeNs;
        while (at > 0 && sorted[at - 1].TimeNs == _toNs)
        {
            at--;
        }

        _changes.RemoveRange(at, _changes.Count - at);
    }

    private void Count(ProblemKind? problem, LeanEntry entry, long line)
    {
        if (problem is not { } kind || !_isFirst)
        {
            return;
        }

        _request.Problems.Count(kind, _path, line);
        if (_badPlace.Length == 0 && kind is not ProblemKind.CrossedQuote)
        {
            _badPlace = LeanArchive.Place(entry.Name, line);
        }
    }
}
