namespace MiaIa.Sdk.Options;

/// <summary>
/// Shares the lines of market data that a broker gives among the contracts of a chain, of which there are many more. The contracts
/// that weigh most, by the gamma exposure to be expected of them, keep a line; the others take turns. It knows no clock but the
/// moments it is told, and allocates nothing once warm.
/// </summary>
/// <remarks>
/// A contract gives its line back when it is quoted, or after the dwell. Every other turn is for the one whose weight x age^2 is
/// largest, which keeps the mean age of the exposure lowest (contracts are refreshed in proportion to the root of their weight); a new
/// one counts as quoted a refresh limit before. The turns between are for the one that has been due for longest: a contract that
/// matters is due when it is new, and the refresh limit after its last turn; another one four limits after it. So none starves: see
/// <see cref="BoundNs"/>. A contract matters when its weight is at least a thousandth of the mean weight; the others add at most a
/// thousandth of the exposure. Contracts without open interest get no line.
/// </remarks>
public sealed class ChainRotation
{
    private const double LeastShareOfMean = 0.001;
    private const double CoreInertia = 1.1;
    private const double WeighAgainMove = 0.0005;
    private const long WeighAgainNs = 60_000_000_000;
    private const double NsPerSecond = 1e9;

    private readonly RotationSettings _settings;
    private readonly long _dwellNs;
    private readonly long _refreshNs;
    private readonly Dictionary<(long SettlementNs, double Strike, bool IsCall), int> _known = [];
    private readonly RotationQueue _queue = new();
    private RotationPlace[] _places = [];
    private RotationPlace[] _earlier = [];
    private RotationRank[] _ranks = [];
    private int[] _held = [];
    private int[] _taken = [];
    private int[] _released = [];
    private long _turn;
    private int _count;
    private int _heldCount;
    private int _takenCount;
    private int _releasedCount;
    private int _reachCount;
    private int _coreCount;
    private long _weighedNs = RotationPlace.Never;
    private double _weighedSpot;

    /// <summary>Begins without contracts.</summary>
    /// <param name="settings">How lines are shared.</param>
    /// <exception cref="ArgumentException">They cannot be kept; the text names all that is wrong.</exception>
    public ChainRotation(RotationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        IReadOnlyList<string> problems = settings.Problems();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(settings));
        }

        _settings = settings;
        _dwellNs = (long)(settings.DwellSeconds * NsPerSecond);
        _refreshNs = (long)(settings.RefreshMinutes * 60 * NsPerSecond);
    }

    /// <summary>The contracts that hold a line, as places in the list, in its order.</summary>
    public ReadOnlySpan<int> Held => _held.AsSpan(0, _heldCount);

    /// <summary>Those that got it in the last step: to be asked for quotes.</summary>
    public ReadOnlySpan<int> Taken => _taken.AsSpan(0, _takenCount);

    /// <summary>Those that gave it back in the last step: to be asked no more.</summary>
    public ReadOnlySpan<int> Released => _released.AsSpan(0, _releasedCount);

    /// <summary>
    /// The longest time between two quotes of a contract that matters, and up to the first after it came within reach, when quotes come
    /// and steps are made at least every dwell: the refresh limit and two turns of all others, nanoseconds. Three more limits for one
    /// that does not matter.
    /// </summary>
    public long BoundNs
    {
        get
        {
            int turns = _settings.Lines - _coreCount;
            int rounds = ((2 * (_reachCount - _coreCount)) + turns - 1) / turns;
            return _refreshNs + ((rounds + 2) * _dwellNs);
        }
    }

    /// <summary>
    /// Names the contracts that are listed. Those that were listed before keep their lines and quotes, whatever their place; a line of
    /// one that is no longer listed is free, without a word in <see cref="Released"/>. A contract that is listed twice counts once.
    /// </summary>
    /// <param name="contracts">All of them; places in this list are how they are spoken of from now on.</param>
    public void List(ReadOnlySpan<ListedContract> contracts)
    {
        (_places, _earlier) = (_earlier, _places);
        Room(contracts.Length);
        for (int i = 0; i < contracts.Length; i++)
        {
            ref readonly ListedContract contract = ref contracts[i];
            _places[i] = RotationPlace.Of(in contract);
            if (_known.Remove((contract.SettlementNs, contract.Strike, contract.IsCall), out int was))
            {
                _places[i] = _earlier[was];
                _places[i].Contract = contract;
            }
        }

        _known.Clear();
        _count = contracts.Length;
        _reachCount = _coreCount = 0;
        for (int i = 0; i < _count; i++)
        {
            ref RotationPlace place = ref _places[i];
            ref readonly ListedContract contract = ref place.Contract;
            place.IsDuplicate = !_known.TryAdd((contract.SettlementNs, contract.Strike, contract.IsCall), i);
            place.HadLine = place.Line is not RotationLine.None;
            _reachCount += place.IsInReach ? 1 : 0;
            _coreCount += place.Line is RotationLine.Core ? 1 : 0;
        }

        _takenCount = _releasedCount = 0;
        _weighedNs = RotationPlace.Never;
        FindHeld();
    }

    /// <summary>A step: lines go from those that are done to those that come next.</summary>
    /// <param name="timeNs">Now, nanoseconds UTC; never earlier than before.</param>
    /// <param name="spot">The index, in points; one that is no positive number keeps the weights that were.</param>
    /// <remarks>
    /// At most as many contracts change as there are lines outside the core, unless the weights change: come as often as the broker
    /// allows to ask for others.
    /// </remarks>
    public void Advance(long timeNs, double spot)
    {
        _takenCount = _releasedCount = 0;
        for (int i = 0; i < _count; i++)
        {
            ref RotationPlace place = ref _places[i];
            place.HadLine = place.Line is not RotationLine.None;
            if (place.IsInReach && place.Contract.SettlementNs <= timeNs)
            {
                Leave(ref place, timeNs);
            }
        }

        bool isNew = _weighedNs == RotationPlace.Never || timeNs - _weighedNs >= WeighAgainNs
            || Math.Abs(spot - _weighedSpot) >= WeighAgainMove * _weighedSpot;
        if (isNew && spot > 0 && double.IsFinite(spot))
        {
            Weigh(timeNs, spot);
            ChooseCore(timeNs);
        }

        TakeTurns(timeNs);
        FindHeld();
    }

    /// <summary>A contract is quoted.</summary>
    public void Quoted(int index, long timeNs) => _places[index].QuotedNs = timeNs;

    /// <summary>When a contract was last quoted, nanoseconds UTC; null when never.</summary>
    public long? QuotedNs(int index) => _places[index].QuotedNs is var ns && ns == RotationPlace.Never ? null : ns;

    /// <summary>Whether a contract holds a line.</summary>
    public bool HasLine(int index) => _places[index].Line is not RotationLine.None;

    /// <summary>The exposure to be expected of a contract: its gamma times its open interest; 0 before the first spot.</summary>
    public double Weight(int index) => _places[index].Weight;

    /// <summary>The contracts that come next, as places in the list.</summary>
    /// <param name="timeNs">Now, nanoseconds UTC.</param>
    /// <param name="next">Where they are written.</param>
    /// <returns>How many there are, at most as many as there is room.</returns>
    public int Next(long timeNs, Span<int> next)
    {
        ReadOnlySpan<int> order = _queue.Order(_places.AsSpan(0, _count), timeNs, _refreshNs, next.Length, _turn);
        order.CopyTo(next);
        return order.Length;
    }

    /// <summary>How much was quoted within a time.</summary>
    /// <param name="timeNs">Now, nanoseconds UTC.</param>
    /// <param name="withinNs">Quotes of at most this age count, nanoseconds.</param>
    public RotationCoverage Coverage(long timeNs, long withinNs) =>
        RotationCoverage.Of(_places.AsSpan(0, _count), timeNs, withinNs, isWeighed: _weighedSpot > 0);

    private void Leave(ref RotationPlace place, long timeNs)
    {
        if (place.Line is not RotationLine.None)
        {
            _coreCount -= place.Line is RotationLine.Core ? 1 : 0;
            place.GiveBack(timeNs, isTried: true);
        }

        place.IsInReach = false;
        _reachCount--;
    }

    /// <summary>Works out weights, and who is within reach.</summary>
    private void Weigh(long timeNs, double spot)
    {
        (_weighedNs, _weighedSpot) = (timeNs, spot);
        double typical = TypicalInterest();
        double reach = spot * _settings.ReachPercent / 100;
        double total = 0;
        _reachCount = _coreCount = 0;
        foreach (ref RotationPlace place in _places.AsSpan(0, _count))
        {
            place.Weigh(timeNs, spot, typical, _settings.AssumedVolatility);
            bool isIn = place.Interest > 0 && place.Contract.SettlementNs > timeNs && Math.Abs(place.Contract.Strike - spot) <= reach;
            if (isIn && !place.IsInReach)
            {
                place.EnteredNs = timeNs;
            }
            else if (!isIn && place.Line is not RotationLine.None)
            {
                place.GiveBack(timeNs, isTried: true);
            }

            place.IsInReach = isIn;
            _reachCount += isIn ? 1 : 0;
            _coreCount += place.Line is RotationLine.Core ? 1 : 0;
            total += isIn ? place.Weight : 0;
        }

        double least = LeastShareOfMean * total / Math.Max(_reachCount, 1);
        foreach (ref RotationPlace place in _places.AsSpan(0, _count))
        {
            place.Matters = place.Weight >= least;
        }
    }

    /// <summary>Mean of the open interests that are known; 1 when none is.</summary>
    private double TypicalInterest()
    {
        double sum = 0;
        int known = 0;
        foreach (ref readonly RotationPlace place in _places.AsSpan(0, _count))
        {
            bool isKnown = place.Contract.OpenInterest >= 0 && !place.IsDuplicate;
            sum += isKnown ? place.Contract.OpenInterest : 0;
            known += isKnown ? 1 : 0;
        }

        return sum > 0 ? sum / known : 1;
    }

    /// <summary>Those of largest weight keep a line; who has one already is not displaced by one that weighs as much.</summary>
    private void ChooseCore(long timeNs)
    {
        int ranked = 0;
        for (int i = 0; i < _count; i++)
        {
            ref readonly RotationPlace place = ref _places[i];
            if (place.IsInReach)
            {
                double weight = place.Weight * (place.Line is RotationLine.Core ? CoreInertia : 1);
                _ranks[ranked++] = new RotationRank(-weight, weight, i);
            }
        }

        _ranks.AsSpan(0, ranked).Sort();
        _coreCount = Math.Min((int)(_settings.Lines * _settings.CoreShare), ranked);
        for (int i = 0; i < ranked; i++)
        {
            ref RotationPlace place = ref _places[_ranks[i].Index];
            if (i < _coreCount)
            {
                place.SinceNs = place.Line is RotationLine.None ? timeNs : place.SinceNs;
                place.Line = RotationLine.Core;
            }
            else if (place.Line is RotationLine.Core)
            {
                place.GiveBack(timeNs, isTried: true);
            }
        }
    }

    private void TakeTurns(long timeNs)
    {
        int turns = 0;
        int done = 0;
        for (int i = 0; i < _count; i++)
        {
            ref readonly RotationPlace place = ref _places[i];
            if (place.Line is RotationLine.Turn)
            {
                bool isDone = place.IsDone(timeNs, _dwellNs);
                done += isDone ? 1 : 0;
                _ranks[turns++] = new RotationRank(isDone ? place.SinceNs : double.MaxValue, place.Weight, i);
            }
        }

        // The core may have grown: then there are fewer lines for turns than are held.
        int free = _settings.Lines - _coreCount - turns;
        ReadOnlySpan<int> next = _queue.Order(
            _places.AsSpan(0, _count), timeNs, _refreshNs, Math.Max(free + done, 0), _turn);
        _ranks.AsSpan(0, turns).Sort();
        for (int i = 0; i < next.Length - free; i++)
        {
            _places[_ranks[i].Index].GiveBack(timeNs, isTried: i < done);
        }

        foreach (int i in next)
        {
            ref RotationPlace place = ref _places[i];
            (place.Line, place.SinceNs) = (RotationLine.Turn, timeNs);
            _turn++;
        }
    }

    private void FindHeld()
    {
        _heldCount = 0;
        for (int i = 0; i < _count; i++)
        {
            ref readonly RotationPlace place = ref _places[i];
            bool hasLine = place.Line is not RotationLine.None;
            if (hasLine)
            {
                _held[_heldCount++] = i;
            }

            if (hasLine && !place.HadLine)
            {
                _taken[_takenCount++] = i;
            }
            else if (!hasLine && place.HadLine)
            {
                _released[_releasedCount++] = i;
            }
        }
    }

    private void Room(int count)
    {
        if (count > _ranks.Length)
        {
            int length = Math.Max(count, _ranks.Length * 2);
            _ranks = new RotationRank[length];
            _held = new int[length];
            _taken = new int[length];
            _released = new int[length];
            _queue.Room(length);
        }

        // The two arrays take turns: the one at hand may be the shorter.
        _places = _places.Length < _ranks.Length ? new RotationPlace[_ranks.Length] : _places;
    }
}
