using System.Runtime.CompilerServices;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>What is counted of one instrument's events as they pass.</summary>
/// <param name="clock">The session.</param>
internal sealed class InstrumentHealth(SessionClock clock)
{
    private const long NsPerSecond = 1_000_000_000;

    /// <summary>Bars missing in a row, above which they are a gap.</summary>
    private const int MissingBars = 3;

    /// <summary>Time without prints and quotes in regular hours, above which it is a gap, and the feed stale.</summary>
    private const long RegularSilenceNs = 60 * NsPerSecond;

    /// <summary>Time without prints and quotes in other hours of the session, above which it is a gap.</summary>
    private const long OtherSilenceNs = 15 * 60 * NsPerSecond;

    /// <summary>Age of a quote that has not changed, above which it is stale when prints go on.</summary>
    private const long QuoteAgeNs = 60 * NsPerSecond;

    /// <summary>Prints since the quote's last change, from which on it counts as stale.</summary>
    private const int PrintsOfStaleQuote = 10;

    private Quote _quote;
    private long _quoteNs = long.MaxValue;
    private int _printsSinceQuote;
    private long _lastNs = long.MinValue;
    private long _lastTickNs = long.MaxValue;
    private long _lastBarEndNs = long.MaxValue;

    /// <summary>Length of the bars that are looked at, in seconds: that of the first one; 0 without bars.</summary>
    public int BarSeconds { get; private set; }

    /// <summary>Opens and closes of bars.</summary>
    public PriceSeries BarPrices { get; } = new();

    /// <summary>Prints.</summary>
    public PriceSeries PrintPrices { get; } = new();

    /// <summary>Volume of bars.</summary>
    public VolumeShape BarVolume { get; } = new();

    /// <summary>Volume of prints by the minute.</summary>
    public PrintMinutes Minutes { get; } = new();

    /// <summary>Bars that carry a delta.</summary>
    public long BarsWithDelta { get; private set; }

    /// <summary>Bars whose high, low, volume or delta are impossible.</summary>
    public long BadBars { get; private set; }

    /// <summary>Bars whose volume by side is more than their volume, or negative.</summary>
    public long BadSums { get; private set; }

    /// <summary>Quotes.</summary>
    public long Quotes { get; private set; }

    /// <summary>Quotes with two sides in regular hours.</summary>
    public long RegularQuotes { get; private set; }

    /// <summary>Those of them with a spread of one tick.</summary>
    public long TightQuotes { get; private set; }

    /// <summary>Quotes with the bid above the ask.</summary>
    public long CrossedQuotes { get; private set; }

    /// <summary>Holes in session hours.</summary>
    public long Gaps { get; private set; }

    /// <summary>Times at which the feed stood still while it should not.</summary>
    public long StaleTimes { get; private set; }

    /// <summary>Times before the one of the event before.</summary>
    public long Backwards { get; private set; }

    /// <summary>Prints and bars while the exchange is closed. Quotes may be there: the book is open before the trade is.</summary>
    public long ClosedTimes { get; private set; }

    /// <summary>Whether there is anything to judge.</summary>
    public bool HasRecords => BarPrices.Count + PrintPrices.Count + Quotes > 0;

    /// <summary>A print.</summary>
    public void OnTrade(in MarketEvent e)
    {
        ref readonly Trade trade = ref e.Trade;
        long time = e.TimeNs;
        OnTick(time);
        ClosedTimes += clock.IsClosed(time) ? 1 : 0;
        PrintPrices.Add(trade.PriceTicks, trade.PriceTicks);
        Minutes.Add(in trade, time, clock);
        if (++_printsSinceQuote == PrintsOfStaleQuote && _quoteNs != long.MaxValue)
        {
            LookAtQuote(time);
        }
    }

    /// <summary>A quote.</summary>
    public void OnQuote(in MarketEvent e)
    {
        ref readonly Quote quote = ref e.Quote;
        long time = e.TimeNs;
        OnTick(time);
        Quotes++;
        if (quote.BidTicks != _quote.BidTicks || quote.AskTicks != _quote.AskTicks
            || quote.BidSize != _quote.BidSize || quote.AskSize != _quote.AskSize)
        {
            _quote = quote;
            _quoteNs = time;
            _printsSinceQuote = 0;
        }

        if (quote.IsTwoSided)
        {
            int spread = quote.AskTicks - quote.BidTicks;
            CrossedQuotes += spread < 0 ? 1 : 0;
            if (clock.IsRegular(time))
            {
                RegularQuotes++;
                TightQuotes += spread == 1 ? 1 : 0;
            }
        }
    }

    /// <summary>A bar of the source. Only those of one length are looked at.</summary>
    public void OnBar(in MarketEvent e)
    {
        ref readonly Bar bar = ref e.Bar;
        BarSeconds = BarSeconds == 0 ? bar.PeriodSeconds : BarSeconds;
        if (bar.PeriodSeconds != BarSeconds)
        {
            return;
        }

        long start = e.VenueNs;
        BadBars += bar.IsValid ? 0 : 1;
        BadSums += bar.BuyVolume < 0 || bar.SellVolume < 0 || (long)bar.BuyVolume + bar.SellVolume > bar.Volume ? 1 : 0;
        BarsWithDelta += bar.DeltaKind is DeltaKind.Exact or DeltaKind.Inferred ? 1 : 0;
        Backwards += _lastBarEndNs != long.MaxValue && start < _lastBarEndNs ? 1 : 0;
        ClosedTimes += clock.IsClosed(start) ? 1 : 0;
        if (_lastBarEndNs > clock.OpenNs && _lastBarEndNs < start)
        {
            long missing = start - _lastBarEndNs - clock.PauseNs(_lastBarEndNs, start);
            Gaps += missing > MissingBars * NsPerSecond * bar.PeriodSeconds ? 1 : 0;
        }

        _lastBarEndNs = e.TimeNs;
        BarPrices.Add(bar.OpenTicks, bar.CloseTicks);
        BarVolume.Add(bar.Volume, bar.BuyVolume, bar.SellVolume, start, clock);
    }

    /// <summary>Any other event that shows that the feed lives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnOther(long timeNs) => _lastNs = timeNs;

    /// <summary>Another contract: nothing of the old one is compared with it.</summary>
    public void OnRoll()
    {
        Minutes.Close(clock);
        BarPrices.Break();
        PrintPrices.Break();
        (_quoteNs, _lastTickNs, _lastBarEndNs) = (long.MaxValue, long.MaxValue, long.MaxValue);
    }

    /// <summary>There are no more events.</summary>
    public void Complete() => Minutes.Close(clock);

    private void OnTick(long timeNs)
    {
        // One test for the usual case; a step back is a large number here.
        if ((ulong)(timeNs - _lastTickNs) > RegularSilenceNs)
        {
            LookAtStep(timeNs);
        }

        _lastTickNs = timeNs;
        _lastNs = timeNs;
    }

    private void LookAtStep(long timeNs)
    {
        if (_lastTickNs == long.MaxValue)
        {
            return;
        }

        if (timeNs < _lastTickNs)
        {
            Backwards++;
            return;
        }

        // A silence that began before this session is the night between two.
        if (_lastTickNs < clock.OpenNs)
        {
            return;
        }

        long regular = clock.RegularNs(_lastTickNs, timeNs);
        long other = timeNs - _lastTickNs - regular - clock.PauseNs(_lastTickNs, timeNs);
        Gaps += regular > RegularSilenceNs || other > OtherSilenceNs ? 1 : 0;
        StaleTimes += clock.RegularNs(Math.Max(_lastNs, _lastTickNs), timeNs) > RegularSilenceNs ? 1 : 0;
    }

    private void LookAtQuote(long timeNs)
    {
        // Looked at again at the next print until it is old enough, then once.
        bool isStale = timeNs - _quoteNs > QuoteAgeNs;
        StaleTimes += isStale ? 1 : 0;
        _printsSinceQuote -= isStale ? 0 : 1;
    }
}
