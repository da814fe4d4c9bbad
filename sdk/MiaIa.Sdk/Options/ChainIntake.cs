namespace MiaIa.Sdk.Options;

/// <summary>
/// Gathers the rows of an instrument's chain until their end, and says what they are: of a quote time that is not the one before,
/// they are a new snapshot. A chain that tells no price of its underlying takes the last value of the index, if that is at most five seconds
/// away from its quote time. It grows to the largest chain seen and allocates no more.
/// </summary>
/// <param name="instrument">The instrument: <see cref="Instrument.Id"/>.</param>
public sealed class ChainIntake(short instrument)
{
    private const long IndexAgeNs = 5_000_000_000;

    private OptionRow[] _rows = new OptionRow[1024];
    private long[] _quotes = new long[1024];
    private int _count;
    private bool _isEnded;
    private double _index = double.NaN;
    private long _indexNs;

    /// <summary>The rows up to the last end.</summary>
    public ReadOnlySpan<OptionRow> Rows => _rows.AsSpan(0, _count);

    /// <summary>The time of the quote of each row, nanoseconds UTC.</summary>
    public ReadOnlySpan<long> QuotesNs => _quotes.AsSpan(0, _count);

    /// <summary>What they are.</summary>
    public ChainScope Scope { get; private set; }

    /// <summary>When the snapshot in force was taken, nanoseconds UTC; 0 before there is one.</summary>
    public long AsOfNs { get; private set; }

    /// <summary>From when it is known, nanoseconds UTC.</summary>
    public long KnownNs { get; private set; }

    /// <summary>Price of the underlying at the snapshot, in points; NaN when nothing tells it.</summary>
    public double Underlying { get; private set; } = double.NaN;

    /// <summary>Takes an event.</summary>
    /// <returns>Whether it is the end of a chain of this instrument.</returns>
    public bool Take(in MarketEvent e)
    {
        if (e.Instrument != instrument)
        {
            return false;
        }

        if (e.Kind is EventKind.OptionRow)
        {
            Add(in e);
            return false;
        }

        if (e.Kind is EventKind.Index && !e.Index.IsDaily)
        {
            (_index, _indexNs) = (e.Index.Value, e.VenueNs);
        }

        if (e.Kind is not EventKind.ChainEnd)
        {
            return false;
        }

        // An end without a row since the one before tells of an empty chain.
        _count = _isEnded ? 0 : _count;
        _isEnded = true;
        bool isUpdate = e.ChainEnd.IsUpdate && AsOfNs != 0;
        Scope = isUpdate ? ChainScope.Update : e.VenueNs == AsOfNs ? ChainScope.More : ChainScope.Snapshot;
        if (Scope is ChainScope.Snapshot)
        {
            (AsOfNs, KnownNs, Underlying) = (e.VenueNs, e.TimeNs, UnderlyingOf(in e));
        }
        else if (Scope is ChainScope.More && double.IsNaN(Underlying))
        {
            Underlying = UnderlyingOf(in e);
        }

        return true;
    }

    private double UnderlyingOf(in MarketEvent end) => double.IsFinite(end.ChainEnd.Underlying) ? end.ChainEnd.Underlying
        : Math.Abs(end.VenueNs - _indexNs) <= IndexAgeNs ? _index : double.NaN;

    private void Add(in MarketEvent e)
    {
        _count = _isEnded ? 0 : _count;
        _isEnded = false;
        if (_count == _rows.Length)
        {
            Array.Resize(ref _rows, _rows.Length * 2);
            Array.Resize(ref _quotes, _rows.Length);
        }

        _rows[_count] = e.OptionRow;
        _quotes[_count++] = e.VenueNs;
    }
}
