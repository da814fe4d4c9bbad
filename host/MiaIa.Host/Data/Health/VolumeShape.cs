namespace MiaIa.Host.Data;

/// <summary>How volume spreads over the bars, and over the hours of the day.</summary>
internal sealed class VolumeShape
{
    private const long NsPerHour = 3_600_000_000_000;
    private const int MedianLength = 500;
    private const int MedianNeeds = 50;
    private const int OutlierFactor = 20;

    // What is usual at noon is ten times what is usual at night: each is held against its own hours.
    private readonly MovingMedian _regular = new(MedianLength);
    private readonly MovingMedian _other = new(MedianLength);
    private Spread _volume;
    private Spread _share;
    private Spread _morning;
    private Spread _midDay;
    private Spread _afternoon;

    /// <summary>Volume of all bars.</summary>
    public Spread Volume => _volume;

    /// <summary>Share of buyers in the bars that know it, [0, 1].</summary>
    public Spread BuyShare => _share;

    /// <summary>Volume of bars that begin from 09:30 to 10:30.</summary>
    public Spread Morning => _morning;

    /// <summary>Volume of bars that begin from 12:00 to 13:00.</summary>
    public Spread MidDay => _midDay;

    /// <summary>Volume of bars that begin from 15:00 to 16:00.</summary>
    public Spread Afternoon => _afternoon;

    /// <summary>Bars whose volume is more than 20 times the median of the last 500 with volume (at least 50) in regular hours, or in the others.</summary>
    public long Outliers { get; private set; }

    /// <summary>Adds a bar.</summary>
    /// <param name="volume">Contracts.</param>
    /// <param name="buy">Contracts that buyers took.</param>
    /// <param name="sell">Contracts that sellers took.</param>
    /// <param name="startNs">When it begins.</param>
    /// <param name="clock">The session.</param>
    public void Add(int volume, int buy, int sell, long startNs, SessionClock clock)
    {
        _volume.Add(volume);
        if ((long)buy + sell > 0)
        {
            _share.Add(buy / ((double)buy + sell));
        }

        if (clock.IsRegular(startNs))
        {
            AddToHour(volume, startNs - clock.RegularOpenNs);
        }

        if (volume > 0)
        {
            MovingMedian median = clock.IsRegular(startNs) ? _regular : _other;
            Outliers += median.Count >= MedianNeeds && volume > OutlierFactor * median.Median ? 1 : 0;
            median.Add(volume);
        }
    }

    private void AddToHour(int volume, long sinceOpenNs)
    {
        const long MidDayFrom = NsPerHour * 5 / 2;
        const long AfternoonFrom = NsPerHour * 11 / 2;
        if (sinceOpenNs < NsPerHour)
        {
            _morning.Add(volume);
        }
        else if (sinceOpenNs is >= MidDayFrom and < MidDayFrom + NsPerHour)
        {
            _midDay.Add(volume);
        }
        else if (sinceOpenNs is >= AfternoonFrom and < AfternoonFrom + NsPerHour)
        {
            _afternoon.Add(volume);
        }
    }
}
