namespace MiaIa.Engine.Tests;

/// <summary>Reads the bits of <see cref="DecisionRecord.Failed"/>.</summary>
internal static class FailedSteps
{
    public static IEnumerable<ReasonCode> Steps(this DecisionRecord record) =>
        Enum.GetValues<ReasonCode>().Where(c => (record.Failed & (1UL << (int)c)) != 0);
}
