namespace MiaIa.Host.Comparison;

/// <summary>Takes the decisions of a run one by one, in order of time.</summary>
internal interface IDecisionTaker
{
    /// <summary>Takes one.</summary>
    void Take(in DecisionMark mark);
}
