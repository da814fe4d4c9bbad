namespace MiaIa.TwsSimulator;

/// <summary>A stretch of time in which a position was larger than its working stops, without a break.</summary>
/// <param name="account">Account.</param>
/// <param name="contract">Instrument.</param>
/// <param name="from">First instant.</param>
/// <param name="cause">What happened at that instant.</param>
public sealed class Exposure(string account, Contract contract, DateTimeOffset from, string cause)
{
    private readonly List<string> _events = [];
    private DateTimeOffset? _clearFrom;
    private TimeSpan _longestClear;

    /// <summary>Account.</summary>
    public string Account { get; } = account;

    /// <summary>Instrument.</summary>
    public Contract Contract { get; } = contract;

    /// <summary>First instant.</summary>
    public DateTimeOffset From { get; } = from;

    /// <summary>What happened at that instant.</summary>
    public string Cause { get; } = cause;

    /// <summary>Last instant; null while it lasts.</summary>
    public DateTimeOffset? To { get; private set; }

    /// <summary>Contracts without a stop, signed like the position: the most of the stretch.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>What happened meanwhile: faults, gaps, and everything about orders.</summary>
    public IReadOnlyList<string> Events => _events;

    /// <summary>How long it lasted up to an instant.</summary>
    public TimeSpan Length(DateTimeOffset now) => (To ?? now) - From;

    /// <summary>The longest time of it in which nothing stood in the client's way: connected, IB there, no order refused, no message lost or held back.</summary>
    public TimeSpan Clear(DateTimeOffset now) => _clearFrom is { } since && To is null && now - since > _longestClear ? now - since : _longestClear;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Quantity} of {Contract.LocalSymbol} from {From:HH:mm:ss.fff} to {To:HH:mm:ss.fff}, clear {_longestClear.TotalSeconds:0.000} s, since {Cause}: {string.Join("; ", _events)}";

    /// <summary>So many contracts are without a stop now.</summary>
    internal void Count(decimal quantity) => Quantity = Math.Abs(quantity) >= Math.Abs(Quantity) ? quantity : Quantity;

    /// <summary>Something happened.</summary>
    internal void Note(DateTimeOffset now, string what) => _events.Add($"{now:HH:mm:ss.fff} {what}");

    /// <summary>From now on the client can act, or cannot; what stood in its way begins the count anew.</summary>
    internal void Set(DateTimeOffset now, bool isClear)
    {
        _longestClear = Clear(now);
        _clearFrom = isClear ? now : null;
    }

    /// <summary>The position is covered.</summary>
    internal void End(DateTimeOffset now)
    {
        Set(now, isClear: false);
        To = now;
    }
}
