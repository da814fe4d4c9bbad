using MiaIa.Plugins.Brokers.Ibkr.Desk;
using MiaIa.Plugins.Brokers.Ibkr.Session;
using MiaIa.Plugins.Brokers.Ibkr.Wire;
using MiaIa.Sdk;
using MiaIa.Sdk.Options;
using TradingDay = MiaIa.Sdk.Session;

namespace MiaIa.Plugins.Brokers.Ibkr.Data;

/// <summary>
/// The option chain of SPX as one sees it through a number of lines of market data: options take turns, each is known as it was when
/// it last had a line, and from time to time all of them are told as a snapshot, those never quoted with what is known of them.
/// </summary>
internal sealed class ChainFeed
{
    private const long NsPerSecond = 1_000_000_000;
    private const long RetryNs = 60 * NsPerSecond;
    private const long NarrowNs = 2 * NsPerSecond;

    private readonly IbkrDesk _desk;
    private readonly FeedLines _lines;
    private readonly Instrument _spx;
    private readonly FeedHours _hours;
    private readonly ChainPlan _plan;
    private readonly int _expiries;
    private readonly long _tellNs;
    private readonly Dictionary<(long SettlementNs, double Strike, bool IsCall), ChainContract> _known = [];
    private ChainContract[] _contracts = [];
    private ListedContract[] _listed = [];
    private ChainRotation? _rotation;
    private long _stepNs;
    private long _turnNs;
    private long _toldNs;
    private long _tryNs;
    private int _date;
    private int _seen;
    private bool _isAsking;
    private bool _isOver;
    private long _narrowNs = long.MaxValue;
    private int _taken;
    private int _wanted;

    /// <summary>A chain that is not listed yet.</summary>
    /// <param name="desk">The connection.</param>
    /// <param name="lines">All streams of the feed.</param>
    /// <param name="spx">The index.</param>
    /// <param name="hours">The sessions.</param>
    /// <param name="zones">The host's time zones.</param>
    /// <param name="options">How many expiries and lines.</param>
    public ChainFeed(IbkrDesk desk, FeedLines lines, Instrument spx, FeedHours hours, ITimeZones zones, IbkrFeedOptions options)
    {
        (_desk, _lines, _spx, _hours) = (desk, lines, spx, hours);
        _plan = new ChainPlan(desk, hours, zones);
        (_expiries, _tellNs) = (options.ChainExpiries, options.ChainSeconds * NsPerSecond);
    }

    /// <summary>The last value of the index; not a number without one.</summary>
    public required Func<double> Spot { get; init; }

    /// <summary>Lines that are left for options.</summary>
    public required Func<int> FreeLines { get; init; }

    /// <summary>Lines in use by options.</summary>
    public int Lines { get; private set; }

    /// <summary>When it was told last, UTC nanoseconds; 0 before.</summary>
    public long ToldNs => _toldNs;

    /// <summary>The options that are listed.</summary>
    public IReadOnlyList<ChainContract> Contracts => _contracts;

    /// <summary>How much of it was quoted within the last refresh; null before it is listed.</summary>
    public RotationCoverage? Coverage(long timeNs, long withinNs) => _rotation?.Coverage(timeNs, withinNs);

    /// <summary>Time passes. Under the gate.</summary>
    public void OnTime(long nowNs)
    {
        int date = _hours.TryFind(nowNs, out TradingDay day) ? day.DateNumber : 0;
        if (date != 0 && date != _date && !_isAsking && nowNs >= _tryNs)
        {
            _isAsking = true;
            _ = ListAsync(date);
        }

        if (_rotation is null)
        {
            return;
        }

        if (nowNs >= _narrowNs)
        {
            Narrow();
        }

        if (nowNs >= _turnNs && _narrowNs == long.MaxValue)
        {
            _turnNs = nowNs + _stepNs;
            Turn(nowNs);
        }

        if (nowNs - _toldNs >= _tellNs && !_lines.Stream.IsHolding)
        {
            Tell(nowNs);
        }
    }

    /// <summary>Something of an option is known now. Under the gate.</summary>
    public void Look(ChainContract option)
    {
        if (option.IsKnown && option.Line is { } line && _rotation is not null)
        {
            _seen++;
            _rotation.Quoted(line.Place, option.QuotedNs);
        }
    }

    /// <summary>
    /// TWS has no line left for an option, or for another stream: the chain goes on with fewer. What it refuses within a moment is counted
    /// together. Under the gate.
    /// </summary>
    /// <param name="refused">The option that got none; null when it was another stream.</param>
    public void OnNoLines(OptionLine? refused)
    {
        if (_rotation is null || (refused is null && Lines == 0))
        {
            return;
        }

        if (_narrowNs == long.MaxValue)
        {
            _narrowNs = _lines.Stream.Stamp() + NarrowNs;
            _taken = 0;
        }

        if (refused is null)
        {
            _taken++;
        }
        else
        {
            Release(_contracts[refused.Place]);
        }
    }

    /// <summary>Gives all lines back.</summary>
    public void End()
    {
        _isOver = true;
        foreach (ChainContract contract in _contracts)
        {
            Release(contract);
        }
    }

    private async Task ListAsync(int date)
    {
        (List<ChainContract>? contracts, string text) = (null, "");
        try
        {
            (contracts, text) = await _plan.AskAsync(date, _expiries).ConfigureAwait(false);
        }
        catch (InvalidOperationException e)
        {
            text = e.Message;
        }

        lock (_lines.Stream.Gate)
        {
            _isAsking = false;
            if (_isOver)
            {
                return;
            }

            if (contracts is null)
            {
                _tryNs = _lines.Stream.Stamp() + RetryNs;
                _lines.Problems.Add(ProblemKind.BadRecord, "SPX chain");
                _desk.Notes.Add(_desk.Clock.StampNs(), TransitionLevel.Warning, $"The option chain of SPX could not be listed: {text}");
                return;
            }

            _date = date;
            List(contracts);
        }
    }

    private void List(List<ChainContract> contracts)
    {
        int lines = FreeLines();
        if (lines < 1)
        {
            _desk.Notes.Add(_desk.Clock.StampNs(), TransitionLevel.Warning, "No market data line is left for options: raise max-lines.");
            return;
        }

        foreach (ChainContract before in _contracts)
        {
            Release(before);
        }

        foreach (ChainContract contract in contracts)
        {
            if (_known.TryGetValue(Key(contract), out ChainContract? before))
            {
                contract.Continue(before);
            }
        }

        _known.Clear();
        foreach (ChainContract contract in contracts)
        {
            _known.TryAdd(Key(contract), contract);
        }

        _contracts = [.. contracts];
        _listed = new ListedContract[_contracts.Length];
        _narrowNs = long.MaxValue;
        Rotate(lines);
    }

    private void Rotate(int lines)
    {
        RotationSettings settings = new() { Lines = lines };
        _stepNs = (long)(settings.DwellSeconds * NsPerSecond);
        _rotation = new ChainRotation(settings);
        _wanted = lines;
        Name();
        for (int i = 0; i < _contracts.Length; i++)
        {
            if (_contracts[i].QuotedNs > 0)
            {
                _rotation.Quoted(i, _contracts[i].QuotedNs);
            }
        }
    }

    // Until the next session's listing: other programs, or windows of TWS, have the lines.
    private void Narrow()
    {
        _narrowNs = long.MaxValue;
        int left = Lines - _taken;
        _desk.Notes.Add(_desk.Clock.StampNs(), TransitionLevel.Warning, left > 0
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"TWS has no more market data lines (101): the option chain goes on with {left} lines instead of {_wanted}. Close quotes in TWS, or lower max-lines.")
            : "TWS has no market data line left for options (101): there is no option chain. Close quotes in TWS, or lower max-lines.");
        foreach (ChainContract contract in _contracts)
        {
            Release(contract);
        }

        if (left > 0)
        {
            Rotate(left);
        }
        else
        {
            _rotation = null;
        }
    }

    // Named again now and then: open interest that has come meanwhile changes the weights.
    private void Name()
    {
        for (int i = 0; i < _contracts.Length; i++)
        {
            _listed[i] = _contracts[i].Listed;
        }

        _rotation!.List(_listed);
    }

    private void Turn(long nowNs)
    {
        _rotation!.Advance(nowNs, Spot());
        foreach (int place in _rotation.Released)
        {
            Release(_contracts[place]);
        }

        foreach (int place in _rotation.Taken)
        {
            ChainContract contract = _contracts[place];
            OptionLine line = new(_lines, this, contract) { Place = place };
            contract.Line = line;
            Lines++;
            line.Subscription = _desk.Connection.Subscriptions.Subscribe(
                new MarketDataRequest(0, contract.Contract, OptionLine.Generics), line, static _ => false);
        }
    }

    private void Release(ChainContract contract)
    {
        if (contract.Line is { } line)
        {
            contract.Line = null;
            Lines--;
            line.End();
        }
    }

    private void Tell(long nowNs)
    {
        double spot = Spot();
        if (_seen == 0 || !(spot > 0))
        {
            return;
        }

        (_toldNs, _seen) = (nowNs, 0);
        foreach (ChainContract contract in _contracts)
        {
            if (contract.SettlementNs > nowNs)
            {
                OptionRow row = contract.Row();
                _lines.Stream.Add(MarketEvent.Of(nowNs, _spx.Id, in row, contract.QuotedNs > 0 ? contract.QuotedNs : nowNs));
            }
        }

        _lines.Stream.Add(MarketEvent.Of(nowNs, _spx.Id, new ChainEnd(spot), nowNs));
        Name();
    }

    private static (long SettlementNs, double Strike, bool IsCall) Key(ChainContract contract) =>
        (contract.SettlementNs, contract.Strike, contract.IsCall);
}
