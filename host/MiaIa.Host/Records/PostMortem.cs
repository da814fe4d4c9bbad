using MiaIa.Engine;
using MiaIa.Sdk;

namespace MiaIa.Host.Records;

/// <summary>
/// Follows the price after one exit: 20 minutes after a win, 15 after a loss, 12 after a result of 0. R is the distance of the first
/// stop. Of a bar that reaches both sides the adverse one came first; a bar that began before the exit tells nothing.
/// </summary>
internal sealed class PostMortem
{
    private const long MinuteNs = 60_000_000_000;
    private const int WinMinutes = 20;
    private const int LossMinutes = 15;
    private const int BreakevenMinutes = 12;
    private const double FarInR = 2;
    private const double MoreInR = 1;
    private const long SoonNs = 2 * MinuteNs;
    private const long LateNs = 8 * MinuteNs;

    private readonly RoundTrip _trip;
    private readonly double _exitTicks;
    private bool _hasPrice;
    private double _extensionTicks;
    private long _peakNs;
    private int _first;

    /// <summary>Begins at the exit of a round trip.</summary>
    public PostMortem(in RoundTrip trip)
    {
        _trip = trip;
        _exitTicks = (double)trip.ExitTicks;
        Outcome = trip.Net > 0 ? TripOutcome.Win : trip.Net < 0 ? TripOutcome.Loss : TripOutcome.Breakeven;
        EndNs = trip.ExitNs + (MinuteNs * Outcome switch
        {
            TripOutcome.Win => WinMinutes,
            TripOutcome.Loss => LossMinutes,
            _ => BreakevenMinutes,
        });
    }

    /// <summary>How the round trip had ended.</summary>
    public TripOutcome Outcome { get; }

    /// <summary>Until when the price is followed, nanoseconds UTC; a price at that moment still counts.</summary>
    public long EndNs { get; }

    /// <summary>A print after the exit.</summary>
    public void OnPrint(int priceTicks, long timeNs)
    {
        if (timeNs <= EndNs)
        {
            Reach(Gain(priceTicks), Gain(priceTicks), timeNs);
        }
    }

    /// <summary>A bar.</summary>
    public void OnBar(in Bar bar, long startNs, long endNs)
    {
        if (startNs >= _trip.ExitNs && endNs <= EndNs)
        {
            double high = Gain(bar.HighTicks);
            double low = Gain(bar.LowTicks);
            Reach(Math.Min(high, low), Math.Max(high, low), endNs);
        }
    }

    /// <summary>What it came to.</summary>
    /// <param name="timeNs">Event time, nanoseconds UTC.</param>
    /// <param name="isComplete">Whether the price could be followed to the end.</param>
    public PostMortemResult End(long timeNs, bool isComplete)
    {
        double risk = _trip.InitialRiskTicks;
        double? extension = _hasPrice && risk > 0 ? _extensionTicks / risk : null;
        long? peakNs = _hasPrice && _extensionTicks > 0 ? _peakNs - _trip.ExitNs : null;
        Insight insight = isComplete && extension is { } r ? Judge(r, peakNs ?? 0) : Insight.None;
        return new PostMortemResult(
            _trip.Id, timeNs, Outcome, isComplete, Math.Min(timeNs, EndNs) - _trip.ExitNs, extension, peakNs, insight);
    }

    private Insight Judge(double extension, long peakNs) => Outcome switch
    {
        TripOutcome.Loss when _trip.ExitReason is ExitReason.Stop => _first switch
        {
            > 0 => Insight.StopTooTight,
            < 0 => Insight.StopJustified,
            _ => Insight.GoodRiskManagement,
        },
        TripOutcome.Loss => Insight.None,
        TripOutcome.Breakeven => extension >= MoreInR ? Insight.ExitTooEarly : Insight.GoodRiskManagement,
        _ when extension < MoreInR => Insight.ExitOptimal,
        _ => peakNs <= SoonNs ? Insight.ExitTooEarly : peakNs >= LateNs ? Insight.MissedContinuation : Insight.TargetTooConservative,
    };

    private double Gain(int priceTicks) => (int)_trip.Side * (priceTicks - _exitTicks);

    private void Reach(double worst, double best, long timeNs)
    {
        _hasPrice = true;
        if (best > _extensionTicks)
        {
            (_extensionTicks, _peakNs) = (best, timeNs);
        }

        double far = FarInR * _trip.InitialRiskTicks;
        if (_first == 0)
        {
            _first = worst <= -far ? -1 : best >= far ? 1 : 0;
        }
    }
}
