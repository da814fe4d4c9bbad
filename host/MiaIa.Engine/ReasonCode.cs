using MiaIa.Sdk;

namespace MiaIa.Engine;

/// <summary>Why a moment of decision ended as it did; the first failing step of the decision order names it.</summary>
public enum ReasonCode : byte
{
    /// <summary>Nothing failed: an order was sent.</summary>
    None,

    /// <summary>Warm-up not finished, a hole in the data, or the feed lost.</summary>
    Data,

    /// <summary>Outside the trading window.</summary>
    Window,

    /// <summary>A limit or a halt forbids entries.</summary>
    Limit,

    /// <summary>Too little of the weight could vote.</summary>
    Coverage,

    /// <summary>The score is not beyond the threshold.</summary>
    Threshold,

    /// <summary>The golden rule stands against the candidate.</summary>
    GoldenRule,

    /// <summary>The models refused the candidate.</summary>
    MlReject,

    /// <summary>Another filter refused the candidate or its setup.</summary>
    Filter,

    /// <summary>Too soon after the last entry or the last stop.</summary>
    Cooldown,

    /// <summary>No strategy has a setup on the candidate's side.</summary>
    NoSetup,

    /// <summary>No level zone stands behind the entry.</summary>
    Zone,

    /// <summary>Too little confidence.</summary>
    Confidence,

    /// <summary>A position or an entry is already there.</summary>
    Position,

    /// <summary>The daily loss is used up.</summary>
    DailyLoss,

    /// <summary>The daily target is reached.</summary>
    DailyTarget,

    /// <summary>The position may not grow.</summary>
    MaxPosition,

    /// <summary>The day's round trips are used up.</summary>
    MaxRoundTrips,

    /// <summary>The stop is outside its bounds.</summary>
    StopBounds,

    /// <summary>Too little reward for the risk.</summary>
    MinReward,

    /// <summary>The risk budget does not pay for one contract.</summary>
    SizeZero,

    /// <summary>Friday afternoon.</summary>
    FridayCutoff,

    /// <summary>A risk rule refused.</summary>
    RiskRule,

    /// <summary>The position was closed, or is being closed.</summary>
    Exit,

    /// <summary>The formula is faulted: there is no score.</summary>
    Fault,

    /// <summary>Equity fell too far from its peak.</summary>
    Drawdown,

    /// <summary>Too many losses in a row.</summary>
    LossStreak,

    /// <summary>Too many orders or refusals in a minute.</summary>
    OrderRate,

    /// <summary>What is open, on its way and new would risk too much of what may still be lost today.</summary>
    OpenRisk,

    /// <summary>A release of news of high impact is near.</summary>
    NewsBlackout,

    /// <summary>VIX is too high, or missing at a broker.</summary>
    VixLimit,

    /// <summary>The quote is too wide or too old, or missing at a broker.</summary>
    SpreadAndAge,

    /// <summary>The funds do not cover the initial margin, or it is missing at a broker.</summary>
    Margin,

    /// <summary>The price is too far from the market, or the size too large.</summary>
    PriceCollar,
}
