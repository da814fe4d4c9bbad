namespace MiaIa.Sdk;

/// <summary>What kind of run this is. A plugin may ask for it in its constructor.</summary>
public enum RunMode : byte
{
    /// <summary>Over files, in event time.</summary>
    Backtest,

    /// <summary>Simulated broker on a live, recorded or made-up market.</summary>
    Sim,

    /// <summary>At the broker, with paper or real money.</summary>
    Live,
}
