namespace MiaIa.Sdk.Options;

/// <summary>
/// What a chain says of dealers' gamma at a spot: exposure by strike, walls, the flip of the re-priced profile, the strikes of largest
/// exposure, the expected range of a day and the max pain. Computed again and again without allocation once warm.
/// </summary>
/// <param name="settings">How it is computed.</param>
public sealed class GammaLevels(GammaSettings settings)
{
    /// <summary>Points of the profile: .900 to 1.100 of the spot in steps of .001.</summary>
    public const int ProfilePoints = 201;

    /// <summary>How many strikes of largest exposure are told.</summary>
    public const int Largest = 10;

    private const double FirstShare = 0.9;
    private const double ShareStep = 0.001;
    private const double Root = 1e-9;
    private const double TradingDays = 252;
    private const long NsPerDay = 86_400_000_000_000;

    private readonly double[] _profile = new double[ProfilePoints];
    private readonly double[] _net = new double[ProfilePoints];
    private readonly StrikeExposure[] _largest = new StrikeExposure[Largest];
    private StrikeExposure[] _strikes = new StrikeExposure[512];
    private double[] _keys = new double[1024];
    private int[] _order = new int[1024];
    private int _strikeCount;
    private int _largestCount;

    /// <summary>Why there are no levels; null when there are.</summary>
    public string? Missing { get; private set; }

    /// <summary>The spot they were computed at, in index points.</summary>
    public double Spot { get; private set; }

    /// <summary>Net exposure at the spot, in dollars per 1 % move.</summary>
    public double Net { get; private set; }

    /// <summary>Exposure by strike, rising.</summary>
    public ReadOnlySpan<StrikeExposure> Strikes => _strikes.AsSpan(0, _strikeCount);

    /// <summary>The strikes of largest net exposure in size, the largest first.</summary>
    public ReadOnlySpan<StrikeExposure> LargestStrikes => _largest.AsSpan(0, _largestCount);

    /// <summary>Net exposure along the profile; empty with the gammas of the file.</summary>
    public ReadOnlySpan<double> Profile => settings.GammaSource is GammaSource.File ? [] : _profile;

    /// <summary>Strike of the largest call exposure at or above the spot; null without one.</summary>
    public double? CallWall { get; private set; }

    /// <summary>Strike of the most negative put exposure at or below the spot; null without one.</summary>
    public double? PutWall { get; private set; }

    /// <summary>The spot nearest to this one at which net exposure changes its sign; null without one.</summary>
    public double? Flip { get; private set; }

    /// <summary>The high-volatility level: the flip of all expiries.</summary>
    public double? HighVolatilityLevel { get; private set; }

    /// <summary>The call wall of what settles today; null without one.</summary>
    public double? ZeroDteCallWall { get; private set; }

    /// <summary>The put wall of what settles today; null without one.</summary>
    public double? ZeroDtePutWall { get; private set; }

    /// <summary>Mean volatility at the money of the nearest expiry at least a day ahead; null without one.</summary>
    public double? AtmVolatility { get; private set; }

    /// <summary>Lower end of the range expected of a day, one standard deviation.</summary>
    public double? OneDayMin => Spot * (1 - (AtmVolatility * Math.Sqrt(1 / TradingDays)));

    /// <summary>Upper end of it.</summary>
    public double? OneDayMax => Spot * (1 + (AtmVolatility * Math.Sqrt(1 / TradingDays)));

    /// <summary>Strike at which holders of that expiry would be paid least; null without one.</summary>
    public double? MaxPain { get; private set; }

    /// <summary>Computes everything for a chain at a spot.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="spot">The spot, in index points.</param>
    /// <param name="sessionEndNs">What settles after the snapshot and up to this moment is of today, nanoseconds UTC.</param>
    /// <returns>Whether there are levels; else <see cref="Missing"/> says why not.</returns>
    public bool Compute(GammaChain chain, double spot, long sessionEndNs)
    {
        ArgumentNullException.ThrowIfNull(chain);
        Clear(spot);
        Missing = !(spot > 0) || !double.IsFinite(spot) ? "no spot"
            : chain.Count < settings.MinRows || chain.Count == 0 ? "too few valid rows"
            : chain.Calls == 0 ? "no calls"
            : chain.Calls == chain.Count ? "no puts"
            : null;
        if (Missing is not null)
        {
            return false;
        }

        Sort(chain);
        SumStrikes(chain, spot, long.MaxValue);
        (CallWall, PutWall) = Walls(settings.WallScope);
        FindLargest();
        Net = chain.NetExposure(spot);
        FindExpiry(chain, spot);
        SumStrikes(chain, spot, sessionEndNs);
        (ZeroDteCallWall, ZeroDtePutWall) = Walls(settings.WallScope);
        SumStrikes(chain, spot, long.MaxValue);
        if (settings.GammaSource is GammaSource.Reprice)
        {
            FindFlips(chain, spot);
        }

        return true;
    }

    /// <summary>
    /// Net exposure at another spot, from the profile: linear between its points, its edge outside; the net exposure itself with the gammas
    /// of the file.
    /// </summary>
    public double NetAt(double spot)
    {
        if (settings.GammaSource is GammaSource.File || Missing is not null)
        {
            return Net;
        }

        double position = Math.Clamp(((spot / Spot) - FirstShare) / ShareStep, 0, ProfilePoints - 1);
        int below = Math.Min((int)position, ProfilePoints - 2);
        return _profile[below] + ((position - below) * (_profile[below + 1] - _profile[below]));
    }

    /// <summary>Spot of a point of the profile.</summary>
    public double ProfileSpot(int point) => Spot * (FirstShare + (ShareStep * point));

    private void Clear(double spot)
    {
        Spot = spot;
        Net = 0;
        CallWall = PutWall = Flip = HighVolatilityLevel = ZeroDteCallWall = ZeroDtePutWall = AtmVolatility = MaxPain = null;
        _strikeCount = _largestCount = 0;
    }

    /// <summary>Rows by strike.</summary>
    private void Sort(GammaChain chain)
    {
        if (_keys.Length < chain.Count)
        {
            Array.Resize(ref _keys, Math.Max(chain.Count, _keys.Length * 2));
            Array.Resize(ref _order, _keys.Length);
        }

        for (int i = 0; i < chain.Count; i++)
        {
            _keys[i] = chain[i].Strike;
            _order[i] = i;
        }

        Array.Sort(_keys, _order, 0, chain.Count);
    }

    private void SumStrikes(GammaChain chain, double spot, long untilNs)
    {
        _strikeCount = 0;
        for (int i = 0; i < chain.Count; i++)
        {
            ref readonly OptionRow row = ref chain[_order[i]];
            if (row.SettlementNs > untilNs)
            {
                continue;
            }

            double exposure = chain.Exposure(_order[i], spot);
            if (_strikeCount == 0 || _strikes[_strikeCount - 1].Strike != row.Strike)
            {
                if (_strikeCount == _strikes.Length)
                {
                    Array.Resize(ref _strikes, _strikes.Length * 2);
                }

                _strikes[_strikeCount++] = new StrikeExposure(row.Strike, 0, 0);
            }

            ref StrikeExposure strike = ref _strikes[_strikeCount - 1];
            strike = row.IsCall ? strike with { Calls = strike.Calls + exposure } : strike with { Puts = strike.Puts + exposure };
        }
    }

    /// <summary>Largest call exposure and most negative put exposure; of equal ones the nearest to the spot.</summary>
    private (double? Call, double? Put) Walls(WallScope scope)
    {
        StrikeExposure call = default;
        StrikeExposure put = default;
        foreach (ref readonly StrikeExposure strike in Strikes)
        {
            bool mayCall = scope is WallScope.Global || strike.Strike >= Spot;
            bool mayPut = scope is WallScope.Global || strike.Strike <= Spot;
            double calls = Math.Abs(strike.Calls);
            double puts = Math.Abs(strike.Puts);
            call = mayCall && (calls > Math.Abs(call.Calls) || (calls == Math.Abs(call.Calls) && calls > 0 && IsNearer(in strike, in call))) ? strike : call;
            put = mayPut && (puts > Math.Abs(put.Puts) || (puts == Math.Abs(put.Puts) && puts > 0 && IsNearer(in strike, in put))) ? strike : put;
        }

        return (call.Strike > 0 ? call.Strike : null, put.Strike > 0 ? put.Strike : null);
    }

    private bool IsNearer(in StrikeExposure a, in StrikeExposure b) => Math.Abs(a.Strike - Spot) < Math.Abs(b.Strike - Spot);

    private void FindLargest()
    {
        _largestCount = 0;
        foreach (ref readonly StrikeExposure strike in Strikes)
        {
            int place = _largestCount;
            while (place > 0 && Math.Abs(_largest[place - 1].Net) < Math.Abs(strike.Net))
            {
                place--;
            }

            if (place >= Largest || strike.Net == 0)
            {
                continue;
            }

            int moved = Math.Min(_largestCount, Largest - 1) - place;
            Array.Copy(_largest, place, _largest, place + 1, moved);
            _largest[place] = strike;
            _largestCount = Math.Min(_largestCount + 1, Largest);
        }
    }

    /// <summary>The nearest expiry at least a day ahead: its volatility at the money, and where holders are paid least.</summary>
    private void FindExpiry(GammaChain chain, double spot)
    {
        long expiryNs = long.MaxValue;
        for (int i = 0; i < chain.Count; i++)
        {
            long settlementNs = chain[i].SettlementNs;
            expiryNs = settlementNs - chain.AsOfNs >= NsPerDay ? Math.Min(expiryNs, settlementNs) : expiryNs;
        }

        if (expiryNs < long.MaxValue)
        {
            FindAtm(chain, spot, expiryNs);
            FindMaxPain(chain, expiryNs);
        }
    }

    private void FindAtm(GammaChain chain, double spot, long expiryNs)
    {
        double nearest = double.MaxValue;
        double strike = double.NaN;
        double call = double.NaN;
        double put = double.NaN;
        for (int i = 0; i < chain.Count; i++)
        {
            ref readonly OptionRow row = ref chain[_order[i]];
            if (row.SettlementNs != expiryNs)
            {
                continue;
            }

            (call, put) = row.Strike == strike ? (call, put) : (double.NaN, double.NaN);
            strike = row.Strike;
            (call, put) = row.IsCall ? (row.ImpliedVolatility, put) : (call, row.ImpliedVolatility);
            double away = Math.Abs(strike - spot);
            if (!double.IsNaN(call) && !double.IsNaN(put) && away < nearest)
            {
                nearest = away;
                AtmVolatility = (call + put) / 2;
            }
        }
    }

    /// <summary>
    /// The strike that minimises what is paid to holders: what calls below and puts above it are worth. Rising along the strikes,
    /// the sum follows from the open interest on both sides.
    /// </summary>
    private void FindMaxPain(GammaChain chain, long expiryNs)
    {
        double putInterest = 0;
        double paid = 0;
        double last = double.NaN;
        double callInterest = 0;
        double least = double.MaxValue;
        for (int i = 0; i < chain.Count; i++)
        {
            ref readonly OptionRow row = ref chain[_order[i]];
            if (row.SettlementNs == expiryNs && !row.IsCall)
            {
                putInterest += row.OpenInterest;
            }
        }

        for (int i = 0; i < chain.Count; i++)
        {
            ref readonly OptionRow row = ref chain[_order[i]];
            if (row.SettlementNs != expiryNs)
            {
                continue;
            }

            if (row.Strike != last)
            {
                // From one strike to the next every call below gains a point per point, every put above loses one. Only differences matter.
                paid += double.IsNaN(last) ? 0 : (callInterest - putInterest) * (row.Strike - last);
                (MaxPain, least) = paid < least ? (row.Strike, paid) : (MaxPain, least);
                last = row.Strike;
            }

            callInterest += row.IsCall ? row.OpenInterest : 0;
            putInterest -= row.IsCall ? 0 : row.OpenInterest;
        }
    }

    private void FindFlips(GammaChain chain, double spot)
    {
        for (int point = 0; point < ProfilePoints; point++)
        {
            _profile[point] = chain.NetExposure(ProfileSpot(point));
        }

        HighVolatilityLevel = FlipOf(chain, spot, _profile, long.MaxValue);
        Flip = HighVolatilityLevel;
        if (settings.FlipExpiries > 0)
        {
            long untilNs = LastOfNearest(chain, settings.FlipExpiries);
            for (int point = 0; point < ProfilePoints; point++)
            {
                _net[point] = chain.NetExposure(ProfileSpot(point), untilNs);
            }

            Flip = FlipOf(chain, spot, _net, untilNs);
        }
    }

    private double? FlipOf(GammaChain chain, double spot, double[] net, long untilNs)
    {
        double? nearest = null;
        for (int point = 0; point + 1 < ProfilePoints; point++)
        {
            bool changes = (net[point] < 0 && net[point + 1] >= 0) || (net[point] > 0 && net[point + 1] <= 0);
            if (!changes)
            {
                continue;
            }

            double root = Bisect(chain, ProfileSpot(point), ProfileSpot(point + 1), net[point], untilNs);
            nearest = nearest is null || Math.Abs(root - spot) < Math.Abs(nearest.Value - spot) ? root : nearest;
        }

        return nearest;
    }

    private static double Bisect(GammaChain chain, double low, double high, double atLow, long untilNs)
    {
        while (high - low > Root * high)
        {
            double middle = (low + high) / 2;
            bool isSame = Math.Sign(chain.NetExposure(middle, untilNs)) == Math.Sign(atLow);
            (low, high) = isSame ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>Settlement of the n-th nearest expiry.</summary>
    private static long LastOfNearest(GammaChain chain, int expiries)
    {
        long last = 0;
        for (int found = 0; found < expiries; found++)
        {
            long next = long.MaxValue;
            for (int i = 0; i < chain.Count; i++)
            {
                long settlementNs = chain[i].SettlementNs;
                next = settlementNs > last ? Math.Min(next, settlementNs) : next;
            }

            if (next == long.MaxValue)
            {
                return last;
            }

            last = next;
        }

        return last;
    }
}
