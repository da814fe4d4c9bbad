using MiaIa.Sdk;

namespace MiaIa.Plugins.Strategies;

/// <summary>The edges of a range, in ticks, between two of them where they were computed.</summary>
/// <param name="SupportTicks">The lower edge.</param>
/// <param name="ResistanceTicks">The upper edge.</param>
internal readonly record struct RangeEdges(double SupportTicks, double ResistanceTicks)
{
    // What lies exactly on a limit counts, whatever the last bit of an edge says.
    private const double OnEdge = 1e-9;
    private const double SameTicks = 4;
    private const double OutsideTicks = 4;

    /// <summary>Whether it is the same range as another: both edges within 4 ticks.</summary>
    public bool IsSame(in RangeEdges other) =>
        Math.Abs(SupportTicks - other.SupportTicks) <= SameTicks + OnEdge
        && Math.Abs(ResistanceTicks - other.ResistanceTicks) <= SameTicks + OnEdge;

    /// <summary>The side of the bounce at the edge that is nearer to a close; None in the middle.</summary>
    public Side Nearer(int closeTicks) =>
        (Side)Math.Sign(Math.Abs(ResistanceTicks - closeTicks) - Math.Abs(closeTicks - SupportTicks));

    /// <summary>Whether a close lies at least 4 ticks outside.</summary>
    public bool IsBrokenBy(int closeTicks) =>
        closeTicks <= SupportTicks - OutsideTicks + OnEdge || closeTicks >= ResistanceTicks + OutsideTicks - OnEdge;
}
