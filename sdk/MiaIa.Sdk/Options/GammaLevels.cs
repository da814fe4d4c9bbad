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

    /// <summary>What <see cref="Missing"/> says where there is no spot.</summary>
    public const string NoSpot = "no spot";

    /// <summary>What it says of a chain with too few valid rows.</summary>
    public const string TooFewRows = "too few valid rows";

    /// <summary>What it says of a chain without valid calls.</summary>
    public const string NoCalls = "no calls";

    /// <summary>What it says of a chain without valid puts.</summary>
    public const string NoPuts = "no puts";

    private const double FirstShare = 0.9;
    private const double ShareStep = 0.001;
    private const double Root = 1e-10;
    private const int QuickSteps = 12;
    private const int MostSteps = 100;
    private const double TradingDays = 252;
    private const long NsPerDay = 86_400_000_000_000;

    private readonly double[] _profile = new double[ProfilePoints];
    private readonly double[] _net = new double[ProfilePoints];
    private readonly StrikeExposure[] _largest = new StrikeExposure[Largest];
    private readonly StrikeTable _strikes = new();
    private int _largestCount;

    /// <summary>Why there are no levels; null when there are.</summary>
    public string? Missing { get; private set; }

    /// <summary>The spot they were computed at, in index points.</summary>
    public double Spot { get; private set; }

    /// <summary>Net exposure at the spot, in dollars per 1 % move.</summary>
    public double Net { get; private set; }

    /// <summary>Exposure by strike, rising.</summary>
    public ReadOnlySpan<StrikeExposure> Strikes => _strikes.All;

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

    /// <summary>How much of the chain is seen, level by level.</summary>
    public ChainCoverage Coverage { get; private set; }

    /// <summary>Computes everything for a chain at a spot.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="spot">The spot, in index points.</param>
    /// <param name="sessionEndNs">What settles after the snapshot and up to this moment is of today, nanoseconds UTC.</param>
    /// <returns>Whether there are levels; else <see cref="Missing"/> says why not.</returns>
    public bool Compute(GammaChain chain, double spot, long sessionEndNs)
    {
        ArgumentNullException.ThrowIfNull(chain);
        Clear(spot);
        (int rows, int calls) = (chain.Count, chain.Calls);
        Missing = !(spot is > 0 and <= GammaChain.MostPrice) ? NoSpot
            : rows < settings.MinRows || rows == 0 ? TooFewRows
            : calls == 0 ? NoCalls
            : calls == rows ? NoPuts
            : null;
        if (Missing is not null)
        {
            return false;
        }

        chain.Price(spot);
        _strikes.Sum(chain, 0, sessionEndNs);
        (ZeroDteCallWall, ZeroDtePutWall) = Walls(settings.WallScope);
        _strikes.Sum(chain, 0, long.MaxValue);
        (CallWall, PutWall) = Walls(settings.WallScope);
        FindLargest();
        Net = _strikes.Net;
        FindExpiry(chain, spot);
        if (settings.GammaSource is GammaSource.Reprice)
        {
            FindFlips(chain, spot);
        }

        Coverage = ChainCoverage.Of(chain, this, settings.WallScope);
        return true;
    }

    /// <summary>
    /// Net exposure at another spot, from the profile: linear between its points, its edge outside; the net exposure itself with the gammas
    /// of the file.
    /// </summary>
    public double NetAt(double spot) => Missing is null ? NetAt(Profile, Spot, spot) ?? Net : Net;

    /// <summary>Net exposure at a spot from a profile: linear between its points, its edge outside; null without a profile.</summary>
    /// <param name="profile">Net exposure at <see cref="ProfilePoints"/> spots; or empty.</param>
    /// <param name="around">The spot that the profile is around; NaN without a profile.</param>
    /// <param name="spot">The spot asked for.</param>
    public static double? NetAt(ReadOnlySpan<double> profile, double around, double spot)
    {
        if (profile.Length < ProfilePoints || !double.IsFinite(around))
        {
            return null;
        }

        double position = Math.Clamp(((spot / around) - FirstShare) / ShareStep, 0, ProfilePoints - 1);
        int below = Math.Min((int)position, ProfilePoints - 2);
        return profile[below] + ((position - below) * (profile[below + 1] - profile[below]));
    }

    /// <summary>Spot of a point of the profile.</summary>
    public double ProfileSpot(int point) => ProfileSpot(Spot, point);

    /// <summary>Spot of a point of the profile around another one.</summary>
    internal static double ProfileSpot(double spot, int point) => spot * (FirstShare + (ShareStep * point));

    private void Clear(double spot)
    {
        Spot = spot;
        Net = 0;
        CallWall = PutWall = Flip = HighVolatilityLevel = ZeroDteCallWall = ZeroDtePutWall = AtmVolatility = MaxPain = null;
        _largestCount = 0;
        _strikes.Clear();
        Coverage = default;
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
        foreach (ExpiryRows expiry in chain.Expiries)
        {
            if (expiry.Source == 0 && expiry.IsOpen && expiry.Count > 0 && expiry.SettlementNs - chain.AsOfNs >= NsPerDay)
            {
                FindAtm(expiry, spot);
                FindMaxPain(expiry);
                return;
            }
        }
    }

    private void FindAtm(ExpiryRows expiry, double spot)
    {
        double nearest = double.MaxValue;
        ReadOnlySpan<ChainRow> rows = expiry.Rows;

        // Sorted by strike, the call before the put.
        for (int i = 0; i + 1 < rows.Length; i++)
        {
            double away = Math.Abs(rows[i].Strike - spot);
            bool isPair = rows[i].Strike == rows[i + 1].Strike
                && GammaChain.IsVolatility(rows[i].Option.ImpliedVolatility) && GammaChain.IsVolatility(rows[i + 1].Option.ImpliedVolatility);
            if (isPair && away < nearest)
            {
                nearest = away;
                AtmVolatility = (rows[i].Option.ImpliedVolatility + rows[i + 1].Option.ImpliedVolatility) / 2;
            }
        }
    }

    /// <summary>
    /// The strike that minimises what is paid to holders: what calls below and puts above it are worth. Rising along the strikes,
    /// the sum follows from the open interest on both sides.
    /// </summary>
    private void FindMaxPain(ExpiryRows expiry)
    {
        double putInterest = 0;
        foreach (ref readonly ChainRow row in expiry.Rows)
        {
            putInterest += row.Option.IsCall ? 0 : row.Option.OpenInterest;
        }

        double paid = 0;
        double last = double.NaN;
        double callInterest = 0;
        double least = double.MaxValue;
        foreach (ref readonly ChainRow row in expiry.Rows)
        {
            if (row.Strike != last)
            {
                // From one strike to the next every call below gains a point per point, every put above loses one. Only differences matter.
                paid += double.IsNaN(last) ? 0 : (callInterest - putInterest) * (row.Strike - last);
                (MaxPain, least) = paid < least ? (row.Strike, paid) : (MaxPain, least);
                last = row.Strike;
            }

            callInterest += row.Option.IsCall ? row.Option.OpenInterest : 0;
            putInterest -= row.Option.IsCall ? 0 : row.Option.OpenInterest;
        }
    }

    private void FindFlips(GammaChain chain, double spot)
    {
        SumProfiles(chain, _profile, long.MaxValue);
        HighVolatilityLevel = FlipOf(chain, spot, _profile, long.MaxValue);
        Flip = HighVolatilityLevel;
        if (settings.FlipExpiries > 0)
        {
            long untilNs = LastOfNearest(chain, settings.FlipExpiries);
            SumProfiles(chain, _net, untilNs);
            Flip = FlipOf(chain, spot, _net, untilNs);
        }
    }

    private static void SumProfiles(GammaChain chain, double[] sum, long untilNs)
    {
        Array.Clear(sum);
        foreach (ExpiryRows expiry in chain.Expiries)
        {
            if (expiry.IsOpen && expiry.SettlementNs <= untilNs)
            {
                ReadOnlySpan<double> profile = expiry.Profile;
                for (int point = 0; point < sum.Length; point++)
                {
                    sum[point] += profile[point];
                }
            }
        }
    }

    private double? FlipOf(GammaChain chain, double spot, double[] net, long untilNs)
    {
        double? nearest = null;
        int last = -1;
        for (int point = 0; point < ProfilePoints; point++)
        {
            // Where nothing bends there is no sign: exposure that fades away does not change it.
            if (net[point] == 0)
            {
                continue;
            }

            if (last >= 0 && net[last] < 0 != net[point] < 0)
            {
                double root = RootOf(chain, (ProfileSpot(last), net[last]), (ProfileSpot(point), net[point]), untilNs);
                nearest = nearest is null || Math.Abs(root - spot) < Math.Abs(nearest.Value - spot) ? root : nearest;
            }

            last = point;
        }

        return nearest;
    }

    /// <summary>
    /// The root between two spots with exposures of opposite sign: by false position in the variant of Illinois (Dowell and
    /// Jarratt 1971), which keeps it between them; where that is slow, every other step halves what is left.
    /// </summary>
    private static double RootOf(GammaChain chain, (double Spot, double Net) a, (double Spot, double Net) b, long untilNs)
    {
        for (int step = 0; step < MostSteps && b.Net != 0 && Math.Abs(b.Spot - a.Spot) > Root * b.Spot; step++)
        {
            double spot = step >= QuickSteps && step % 2 == 0
                ? (a.Spot + b.Spot) / 2
                : b.Spot - (b.Net * (b.Spot - a.Spot) / (b.Net - a.Net));
            (double Spot, double Net) next = (spot, chain.NetExposure(spot, untilNs));
            bool isBeyond = next.Net < 0 != b.Net < 0;
            a = isBeyond ? b : (a.Spot, a.Net / 2);
            b = next;
            if (Math.Abs(a.Spot - b.Spot) <= Root * b.Spot || Math.Abs(next.Net) <= double.Epsilon)
            {
                break;
            }
        }

        return b.Spot;
    }

    /// <summary>Settlement of the n-th nearest expiry.</summary>
    private static long LastOfNearest(GammaChain chain, int expiries)
    {
        long last = 0;
        for (int found = 0; found < expiries; found++)
        {
            long next = long.MaxValue;
            foreach (ExpiryRows expiry in chain.Expiries)
            {
                bool isNext = expiry.IsOpen && expiry.Count > 0 && expiry.SettlementNs > last;
                next = isNext ? Math.Min(next, expiry.SettlementNs) : next;
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
