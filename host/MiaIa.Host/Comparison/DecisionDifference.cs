namespace MiaIa.Host.Comparison;

/// <summary>A moment at which two runs decided differently.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="A">The decision of A; null where A has none, or no candidate between two bars.</param>
/// <param name="B">The decision of B; null where B has none, or no candidate between two bars.</param>
internal sealed record DecisionDifference(long TimeNs, DecisionMark? A, DecisionMark? B)
{
    /// <summary>What it is, as differences are counted: "NO_SETUP -> order".</summary>
    public string Kind => IsOtherSide
        ? $"{DecisionWords.Reason(A)} {DecisionWords.Side(A)} -> {DecisionWords.Reason(B)} {DecisionWords.Side(B)}"
        : $"{Words(A, B)} -> {Words(B, A)}";

    private bool IsOtherSide => A is { } a && B is { } b && a.Reason == b.Reason;

    private static string Words(DecisionMark? mark, DecisionMark? other) =>
        mark is null ? other is { IsBarClose: true } ? "no bar" : "no candidate" : DecisionWords.Reason(mark);
}
