using MiaIa.Sdk.Indicators;

namespace MiaIa.Sdk.Options;

/// <summary>A contract in a rotation: what it weighs, when it was quoted, whether it has a line.</summary>
internal struct RotationPlace
{
    /// <summary>A time that has not come yet.</summary>
    public const long Never = long.MinValue;

    /// <summary>Contracts that do not matter are due after so many refresh limits.</summary>
    public const int OthersTimes = 4;

    private const double LeastSeconds = 3600;
    private const double NsPerSecond = 1e9;
    private const double SecondsPerYear = 365 * 86400.0;

    /// <summary>The contract.</summary>
    public ListedContract Contract;

    /// <summary>Expected exposure: gamma times open interest.</summary>
    public double Weight;

    /// <summary>Contracts open, or what is typical.</summary>
    public double Interest;

    /// <summary>Since when it has been within reach.</summary>
    public long EnteredNs;

    /// <summary>When it was last quoted.</summary>
    public long QuotedNs;

    /// <summary>When it last gave a line back.</summary>
    public long TriedNs;

    /// <summary>When it got the line it has.</summary>
    public long SinceNs;

    /// <summary>The line it has.</summary>
    public RotationLine Line;

    /// <summary>Whether it had one before the present step.</summary>
    public bool HadLine;

    /// <summary>Whether it may have one.</summary>
    public bool IsInReach;

    /// <summary>Whether its weight counts.</summary>
    public bool Matters;

    /// <summary>Whether it need not be looked for while an order is made.</summary>
    public bool IsChosen;

    /// <summary>Whether it stands in the list a second time.</summary>
    public bool IsDuplicate;

    /// <summary>A contract that is new.</summary>
    public static RotationPlace Of(in ListedContract contract) => new()
    {
        Contract = contract, EnteredNs = Never, QuotedNs = Never, TriedNs = Never, SinceNs = Never,
    };

    /// <summary>When it was last quoted or tried; since when it waits, if it never was.</summary>
    public readonly long LastNs => IsNew ? EnteredNs : Math.Max(QuotedNs, TriedNs);

    /// <summary>Whether it has had no turn.</summary>
    public readonly bool IsNew => QuotedNs == Never && TriedNs == Never;

    /// <summary>From when on it is due.</summary>
    public readonly long DueNs(long refreshNs) =>
        Matters ? LastNs + (IsNew ? 0 : refreshNs) : LastNs + (OthersTimes * refreshNs);

    /// <summary>Whether another one may have its line.</summary>
    public readonly bool IsDone(long nowNs, long dwellNs) =>
        Line is RotationLine.Turn && (QuotedNs >= SinceNs || nowNs - SinceNs >= dwellNs);

    /// <summary>Gives the line back.</summary>
    /// <param name="nowNs">When.</param>
    /// <param name="isTried">Whether it had its turn; else it waits as before.</param>
    public void GiveBack(long nowNs, bool isTried)
    {
        Line = RotationLine.None;
        TriedNs = isTried ? nowNs : TriedNs;
    }

    /// <summary>Works out what it weighs.</summary>
    public void Weigh(long nowNs, double spot, double typical, double volatility)
    {
        Interest = IsDuplicate ? 0 : Contract.OpenInterest < 0 ? typical : Contract.OpenInterest;
        double seconds = Math.Max((Contract.SettlementNs - nowNs) / NsPerSecond, LeastSeconds);
        Weight = Interest > 0 ? Interest * BlackScholes.Gamma(spot, Contract.Strike, volatility, seconds / SecondsPerYear) : 0;
    }
}
