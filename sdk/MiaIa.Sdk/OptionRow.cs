namespace MiaIa.Sdk;

/// <summary>
/// One contract of an option chain snapshot. Absent numbers are NaN here, and only here; absent counts of contracts are -1.
/// Absent is not zero: a source that knows quotes alone says nothing about open interest.
/// </summary>
public readonly record struct OptionRow
{
    /// <summary>What <see cref="SignedVolume"/> is when nobody tells it.</summary>
    public const int NoSignedVolume = int.MinValue;

    private const long NsPerSecond = 1_000_000_000;

    /// <summary>Makes a row.</summary>
    public OptionRow(
        long settlementNs,
        double strike,
        double impliedVolatility,
        double gamma,
        float delta,
        float bid,
        float ask,
        int openInterest,
        int volume,
        bool isCall,
        int signedVolume = NoSignedVolume)
    {
        SettlementNs = settlementNs;
        Strike = strike;
        ImpliedVolatility = impliedVolatility;
        Gamma = gamma;
        Delta = delta;
        Bid = bid;
        Ask = ask;
        OpenInterest = openInterest;
        Volume = volume;
        IsCall = isCall;
        SignedVolume = signedVolume;
    }

    /// <summary>Strike, in index points.</summary>
    public double Strike { get; init; }

    /// <summary>Per year, as a fraction; NaN when absent.</summary>
    public double ImpliedVolatility { get; init; }

    /// <summary>Per index point; NaN when absent.</summary>
    public double Gamma { get; init; }

    // Whole seconds, and behind the long numbers, so that the row fits into an event.
    private readonly uint _settlementSeconds;

    /// <summary>Instant of settlement, nanoseconds UTC, a whole second from 1970 to 2106.</summary>
    public long SettlementNs
    {
        get => _settlementSeconds * NsPerSecond;
        init => _settlementSeconds = (uint)Math.Clamp(value / NsPerSecond, 0, uint.MaxValue);
    }

    /// <summary>Of the option, -1 to 1; NaN when absent.</summary>
    public float Delta { get; init; }

    /// <summary>Bid, in index points; NaN when absent.</summary>
    public float Bid { get; init; }

    /// <summary>Ask, in index points; NaN when absent.</summary>
    public float Ask { get; init; }

    /// <summary>Contracts open, of the previous night; -1 when absent.</summary>
    public int OpenInterest { get; init; }

    /// <summary>Contracts traded so far on the day; -1 when absent.</summary>
    public int Volume { get; init; }

    /// <summary>Contracts bought by aggressors less those sold so far on the day; <see cref="NoSignedVolume"/> when absent.</summary>
    public int SignedVolume { get; init; }

    /// <summary>Whether it is a call; else a put.</summary>
    public bool IsCall { get; init; }
}
