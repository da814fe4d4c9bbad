namespace MiaIa.Plugins.Sources;

/// <summary>What a row tells of an option. Prices that are not there are NaN, counts -1.</summary>
/// <param name="TimeNs">When it is known, nanoseconds UTC: the end of its bar.</param>
/// <param name="Contract">Number of the option, from 0.</param>
/// <param name="Bid">Bid, in points.</param>
/// <param name="Ask">Ask, in points.</param>
/// <param name="Volume">Contracts traded so far on the day.</param>
/// <param name="OpenInterest">Contracts open.</param>
internal readonly record struct LeanOptionChange(
    long TimeNs, int Contract, float Bid, float Ask, int Volume, int OpenInterest) : IComparable<LeanOptionChange>
{
    /// <summary>By time, then by number of the option.</summary>
    public int CompareTo(LeanOptionChange other) =>
        TimeNs != other.TimeNs ? TimeNs.CompareTo(other.TimeNs) : Contract.CompareTo(other.Contract);
}
