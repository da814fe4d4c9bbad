using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// The watched instruments of a run. Each has chances of its own, so that the traded one is the same whatever is watched;
/// they follow its price and never lead it.
/// </summary>
internal sealed class Companions
{
    private readonly List<ICompanion> _all = [];

    public Companions(SyntheticOptions options, Instruments instruments, MarketState state, IReadOnlyList<Session> calendar)
    {
        if (instruments.Find(NasdaqFuture.Symbol) is { Id: > 0 } nasdaq)
        {
            _all.Add(new NasdaqFuture(options, nasdaq, state));
        }

        Instrument? spx = instruments.Find(SpxIndex.Symbol);
        Instrument? vix = instruments.Find(VixIndex.Symbol);
        if (vix is null && spx is null)
        {
            return;
        }

        VixIndex volatility = new(options, vix, state);
        _all.Add(volatility);
        if (spx is not null)
        {
            SpxIndex index = new(options.Seed, spx, state);
            _all.Add(index);
            Chain = new OptionChain(options, spx, state, index, volatility, calendar);
            _all.Add(Chain);
        }
    }

    /// <summary>The chain; null when the index is not watched.</summary>
    public OptionChain? Chain { get; }

    /// <summary>When the first of them has something to tell.</summary>
    public long DueNs { get; private set; } = long.MaxValue;

    /// <summary>A session begins.</summary>
    public void Open()
    {
        foreach (ICompanion companion in _all)
        {
            companion.Open();
        }

        FindDue();
    }

    /// <summary>Tells what is due at a moment.</summary>
    public void Emit(long timeNs, EventBatch batch)
    {
        for (int i = 0; i < _all.Count; i++)
        {
            if (_all[i].DueNs <= timeNs)
            {
                _all[i].Emit(timeNs, batch);
            }
        }

        FindDue();
    }

    private void FindDue()
    {
        DueNs = long.MaxValue;
        for (int i = 0; i < _all.Count; i++)
        {
            DueNs = Math.Min(DueNs, _all[i].DueNs);
        }
    }
}
