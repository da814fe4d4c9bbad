using MiaIa.Sdk;

namespace MiaIa.Host.Training;

/// <summary>
/// Takes the prices of the traded instrument to the candidates that are not settled: prints where the data have them, else bars. When
/// positions are closed, at the end of a session and at a roll all are settled at the last price, so that nothing is carried across. A
/// lost feed, and three base bars without a price, leave them without a label.
/// </summary>
/// <param name="hasPrints">Whether the data have prints.</param>
/// <param name="period">The base period.</param>
internal sealed class OpenLabels(bool hasPrints, BarPeriod period)
{
    private const int HoleBars = 3;

    private readonly List<CandidateLabel> _open = [];
    private long? _flatNs;
    private long _lastNs = long.MinValue;

    /// <summary>How many are not settled.</summary>
    public int Count => _open.Count;

    /// <summary>A candidate is to be followed from here.</summary>
    public void Add(CandidateLabel label) => _open.Add(label);

    /// <summary>Takes an event, after the engine has decided on it.</summary>
    public void OnEvent(in MarketEvent e)
    {
        if (_flatNs is { } flatNs && !(e.Kind is EventKind.Bar && e.TimeNs <= flatNs))
        {
            _flatNs = null;
            CloseAll(flatNs);
        }

        switch (e.Kind)
        {
            case EventKind.Trade when _open.Count == 0 && hasPrints && e.Instrument == 0:
                _lastNs = e.TimeNs;
                break;
            case EventKind.Trade when hasPrints && e.Instrument == 0:
                OnPrint(e.Trade.PriceTicks, e.TimeNs);
                break;
            case EventKind.Bar when !hasPrints && e.Instrument == 0 && e.Bar.PeriodSeconds <= period.Seconds:
                OnBar(in e);
                break;
            case EventKind.Timer when e.Timer is TimerKind.SessionFlatten && hasPrints:
                CloseAll(e.TimeNs);
                break;
            case EventKind.Timer when e.Timer is TimerKind.SessionFlatten:
                // The bar that ends now comes after the clock, and what it holds was before.
                _flatNs = e.TimeNs;
                break;
            case EventKind.Session when e.Session.IsSessionStart || e.Session.Window is SessionWindow.Closed:
                CloseAll(e.TimeNs);
                break;
            case EventKind.Roll:
                CloseAll(e.TimeNs);
                break;
            case EventKind.FeedLost:
                GiveUpAll(e.TimeNs);
                break;
        }
    }

    private void OnPrint(int priceTicks, long timeNs)
    {
        Pass(timeNs, timeNs);
        foreach (CandidateLabel label in _open)
        {
            label.OnPrint(priceTicks, timeNs);
        }

        DropSettled();
    }

    private void OnBar(in MarketEvent e)
    {
        Pass(e.VenueNs, e.TimeNs);
        foreach (CandidateLabel label in _open)
        {
            label.OnBar(in e.Bar, e.VenueNs, e.TimeNs);
        }

        DropSettled();
    }

    /// <summary>Looks for a hole before a price. Those whose time was over at the last price before it are not in it.</summary>
    private void Pass(long startNs, long endNs)
    {
        bool isHole = _lastNs != long.MinValue && startNs - _lastNs >= HoleBars * period.Nanoseconds;
        long lastNs = _lastNs;
        _lastNs = endNs;
        if (isHole)
        {
            foreach (CandidateLabel label in _open)
            {
                label.OnTime(lastNs);
            }

            GiveUpAll(startNs);
        }
    }

    // A label that time has settled is told so before: it is not closed at a later moment.
    private void CloseAll(long timeNs)
    {
        foreach (CandidateLabel label in _open)
        {
            label.OnTime(timeNs);
            label.Close(timeNs);
        }

        _open.Clear();
    }

    private void GiveUpAll(long timeNs)
    {
        foreach (CandidateLabel label in _open)
        {
            label.GiveUp(timeNs);
        }

        _open.Clear();
    }

    private void DropSettled() => _open.RemoveAll(static l => l.Outcome is not LabelOutcome.Open);
}
