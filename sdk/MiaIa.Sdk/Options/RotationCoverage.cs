namespace MiaIa.Sdk.Options;

/// <summary>How much of a chain a rotation has quoted within a time.</summary>
/// <param name="Exposure">
/// Share of the expected gamma exposure of all listed contracts, within reach or not, 0 to 1; 1 where none is listed, 0 before the
/// first spot.
/// </param>
/// <param name="Interest">Share of their open interest, 0 to 1; where it is not known the mean of the known ones counts.</param>
/// <param name="OldestNs">Of the last quotes of the contracts within reach the oldest, nanoseconds UTC; the end of time without one.</param>
/// <param name="Unseen">Contracts within reach that were never quoted.</param>
/// <param name="InReach">Contracts within reach: not settled, with open interest, and not too far from the spot.</param>
public readonly record struct RotationCoverage(double Exposure, double Interest, long OldestNs, int Unseen, int InReach)
{
    /// <summary>Measures it.</summary>
    internal static RotationCoverage Of(ReadOnlySpan<RotationPlace> places, long timeNs, long withinNs, bool isWeighed)
    {
        (double exposure, double seenExposure, double interest, double seenInterest) = (0, 0, 0, 0);
        long oldest = long.MaxValue;
        int unseen = 0;
        int reach = 0;
        foreach (ref readonly RotationPlace place in places)
        {
            if (place.Contract.SettlementNs <= timeNs)
            {
                continue;
            }

            bool isQuoted = place.QuotedNs != RotationPlace.Never;
            bool isSeen = isQuoted && timeNs - place.QuotedNs <= withinNs;
            exposure += place.Weight;
            interest += place.Interest;
            seenExposure += isSeen ? place.Weight : 0;
            seenInterest += isSeen ? place.Interest : 0;
            reach += place.IsInReach ? 1 : 0;
            unseen += place.IsInReach && !isQuoted ? 1 : 0;
            oldest = place.IsInReach && isQuoted ? Math.Min(oldest, place.QuotedNs) : oldest;
        }

        double none = places.IsEmpty || isWeighed ? 1 : 0;
        return new RotationCoverage(
            exposure > 0 ? seenExposure / exposure : none, interest > 0 ? seenInterest / interest : none, oldest, unseen, reach);
    }
}
