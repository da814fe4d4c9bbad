using MiaIa.Sdk;
using MiaIa.Sdk.Indicators;

namespace MiaIa.Plugins.Features;

/// <summary>Vikings (buyers) against Defenders (sellers) over the last five bars, the newest weighing most.</summary>
internal sealed class Battle
{
    private const int Bars = 5;
    private const int UsualBars = 20;

    private static readonly double[] Recency = [0.6, 0.7, 0.8, 0.9, 1.0];

    private readonly RollingQuantile _volumes = new(UsualBars);

    /// <summary>Strength of both sides together.</summary>
    public double Force { get; private set; }

    /// <summary>Share of the Vikings, from 0 to 1; .5 when nobody fights.</summary>
    public double Outcome => (1 + Lead) / 2;

    /// <summary>
    /// Share of the Vikings less that of the Defenders, from -1 to 1. Both sides are judged by it, as a share and the rest of it
    /// differ in the last bit.
    /// </summary>
    public double Lead { get; private set; }

    /// <summary>How far the deltas behind it can be trusted.</summary>
    public FeatureStatus DeltaStatus { get; private set; }

    /// <summary>Looks at the last bar.</summary>
    public void Update(BarHistory bars)
    {
        _volumes.Add(bars[bars.Last].Volume);
        Sides sides = default;
        DeltaStatus = FeatureStatus.Ok;
        double usual = _volumes.Median;
        double bought = 0;
        double sold = 0;
        int first = Math.Max(0, bars.Count - Bars);
        for (int i = first; i < bars.Count; i++)
        {
            ref readonly Bar bar = ref bars[i];
            AddBar(ref sides, in bar, usual, Recency[Bars - bars.Count + i]);
            DeltaStatus = FeatureValue.Worse(DeltaStatus, bar.DeltaStatus);
            (double buy, double sell) = Volumes(in bar);
            bought += buy;
            sold += sell;
        }

        double total = bought + sold;
        sides.Add(total > 0 && bought / total > 0.6 ? 1 : total > 0 && sold / total > 0.6 ? -1 : 0, 0.3);
        Force = sides.Vikings + sides.Defenders;
        Lead = Force > 0 ? (sides.Vikings - sides.Defenders) / Force : 0;
    }

    public void Clear() => _volumes.Clear();

    private static void AddBar(ref Sides sides, in Bar bar, double usual, double recency)
    {
        int direction = bar.Direction;
        if (5L * bar.BodyTicks > 3L * bar.RangeTicks)
        {
            sides.Add(direction, 0.8 * (bar.BodyTicks / (double)bar.RangeTicks) * recency);
        }

        double ratio = usual > 0 ? Math.Min(bar.Volume / usual, 2) : bar.Volume > 0 ? 2 : 0;
        sides.Add(direction, 0.2 * ratio * recency);
        if (bar.HasDelta && bar.Volume > 0)
        {
            double share = Math.Min(Math.Abs(bar.Delta) / (0.25 * bar.Volume), 1);
            sides.Add(Math.Sign(bar.Delta), 0.5 * share * recency);
        }
    }

    /// <summary>Contracts by side: counted, or from the estimated delta.</summary>
    private static (double Buy, double Sell) Volumes(in Bar bar) =>
        !bar.HasDelta ? (0, 0)
        : bar.DeltaKind is DeltaKind.Estimated ? ((bar.Volume + bar.Delta) / 2, (bar.Volume - bar.Delta) / 2)
        : (bar.BuyVolume, bar.SellVolume);

    private record struct Sides(double Vikings, double Defenders)
    {
        public void Add(int side, double amount)
        {
            Vikings += side > 0 ? amount : 0;
            Defenders += side < 0 ? amount : 0;
        }
    }
}
