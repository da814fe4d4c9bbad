namespace MiaIa.Host.Live.Stages;

/// <summary>The stages on the way to real money, each started by hand.</summary>
internal enum Stage
{
    /// <summary>The test of the connection passed.</summary>
    ConnectionTest,

    /// <summary>An hour of paper trading with nothing critical, and a clean replay.</summary>
    PaperHour,

    /// <summary>One micro contract of real money, with a small budget of losses.</summary>
    Micro,

    /// <summary>The normal limits, when the owner confirms.</summary>
    Scaling,
}
