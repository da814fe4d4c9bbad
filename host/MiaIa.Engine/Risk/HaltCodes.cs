using MiaIa.Sdk;

namespace MiaIa.Engine.Risk;

/// <summary>The code with which a halt refuses an entry: that of its limit, where one has its own.</summary>
internal static class HaltCodes
{
    /// <summary>The code of a cause.</summary>
    public static ReasonCode Of(HaltCause cause) => cause switch
    {
        HaltCause.DailyLoss => ReasonCode.DailyLoss,
        HaltCause.Drawdown => ReasonCode.Drawdown,
        HaltCause.LossStreak => ReasonCode.LossStreak,
        HaltCause.OrderRate or HaltCause.RejectRate or HaltCause.RejectStorm => ReasonCode.OrderRate,
        HaltCause.RiskRule => ReasonCode.RiskRule,
        _ => ReasonCode.Limit,
    };
}
