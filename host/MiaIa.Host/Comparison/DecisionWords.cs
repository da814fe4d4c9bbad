using MiaIa.Engine;
using MiaIa.Sdk;

namespace MiaIa.Host.Comparison;

/// <summary>How a decision ended, in words.</summary>
internal static class DecisionWords
{
    /// <summary>The step that ended it: "order" when none did.</summary>
    public static string Reason(DecisionMark? mark) => mark switch
    {
        null => "-",
        { Reason: ReasonCode.None } => "order",
        { Reason: var step } => ReasonCodes.Text(step),
    };

    /// <summary>The side the score asked for.</summary>
    public static string Side(DecisionMark? mark) => mark?.Candidate switch
    {
        Sdk.Side.Buy => "long",
        Sdk.Side.Sell => "short",
        _ => "-",
    };
}
