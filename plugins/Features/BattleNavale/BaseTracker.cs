using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Finds bases: the longest run of 3 to 20 bars up to now that fits a narrow box, until a close leaves it.</summary>
internal sealed class BaseTracker(BattleNavaleOptions options)
{
    private const int LeastBars = 3;
    private const int MostBars = 20;
    private const double LeastHeightTicks = 4;

    private BaseBox _current;
    private int _finishedAt = -1;

    /// <summary>Whether a base is developing.</summary>
    public bool HasCurrent { get; private set; }

    /// <summary>The developing base, when there is one.</summary>
    public ref readonly BaseBox Current => ref _current;

    /// <summary>+1 when the last bar broke the base upward, -1 downward, 0 when it broke none.</summary>
    public int Break { get; private set; }

    /// <summary>The base that the last bar broke, when it broke one.</summary>
    public BaseBox Broken { get; private set; }

    /// <summary>Looks at the last bar.</summary>
    public void Update(BarHistory bars, double averageRangeTicks)
    {
        int now = bars.Last;
        Break = HasCurrent ? Side(bars[now].CloseTicks) : 0;
        if (Break != 0)
        {
            Broken = _current with { FrozenAt = now };
            _finishedAt = now - 1;
            HasCurrent = false;
            return;
        }

        if (TryFind(bars, averageRangeTicks, out BaseBox found))
        {
            _current = found;
            HasCurrent = true;
        }
        else if (HasCurrent && now - _current.Last >= MostBars)
        {
            HasCurrent = false;
        }
    }

    public void Clear()
    {
        HasCurrent = false;
        Break = 0;
        _finishedAt = -1;
    }

    private int Side(int closeTicks) =>
        closeTicks > _current.HighTicks + options.ToleranceTicks ? 1
        : closeTicks < _current.LowTicks - options.ToleranceTicks ? -1 : 0;

    private bool TryFind(BarHistory bars, double averageRangeTicks, out BaseBox found)
    {
        double most = Math.Max(LeastHeightTicks, options.MaxHeightAtr * averageRangeTicks);
        most = Math.Min(most, options.MaxHeightTicks ?? double.PositiveInfinity);
        int now = bars.Last;
        int least = Math.Max(_finishedAt + 1, Math.Max(0, now - MostBars + 1));
        int low = int.MaxValue;
        int high = int.MinValue;
        FeatureStatus delta = FeatureStatus.Ok;
        int first = now + 1;
        found = default;
        while (first > least)
        {
            ref readonly Bar bar = ref bars[first - 1];
            int lower = Math.Min(low, bar.LowTicks);
            int higher = Math.Max(high, bar.HighTicks);
            if ((double)higher - lower > most)
            {
                break;
            }

            (low, high, first) = (lower, higher, first - 1);
            delta = FeatureValue.Worse(delta, bar.DeltaStatus);
        }

        if (now - first + 1 < LeastBars)
        {
            return false;
        }

        BaseBox box = new(first, now, low, high, 0, 0, delta, -1);
        found = box with
        {
            Direction = BaseRating.Direction(bars, in box),
            Quality = BaseRating.Quality(bars, in box, averageRangeTicks),
        };
        return true;
    }
}
