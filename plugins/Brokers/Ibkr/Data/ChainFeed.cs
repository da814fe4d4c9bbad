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

        if (nowNs >= _turnNs)
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
        RotationSettings settings = new() { Lines = lines };
        _stepNs = (long)(settings.DwellSeconds * NsPerSecond);
        _rotation = new ChainRotation(settings);
        Name();
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
