namespace MiaIa.Sdk;

/// <summary>A graded setup, as the last filters see it.</summary>
/// <param name="TimeNs">Event time, nanoseconds UTC.</param>
/// <param name="Strategy">Name of the strategy's instance: <c>range</c> or <c>range@label</c>.</param>
/// <param name="Setup">Name of the setup.</param>
/// <param name="Side">Buy or Sell.</param>
/// <param name="EntryTicks">Price the distances are planned from: the limit, or the last price for an entry at the market.</param>
/// <param name="StopTicks">Distance of the stop, in ticks.</param>
/// <param name="TargetTicks">Distance of the target, in ticks; 0 for none.</param>
/// <param name="Quality">Quality of the setup, [0, 1].</param>
/// <param name="Confidence">Confidence, [0, 1].</param>
/// <param name="Score">The confluence; default without one.</param>
public readonly record struct SignalSetup(
    long TimeNs,
    string Strategy,
    string Setup,
    Side Side,
    int EntryTicks,
    int StopTicks,
    int TargetTicks,
    double Quality,
    double Confidence,
    ConfluenceScore Score)
{
    /// <summary>Id of the strategy's plugin: the name without its label.</summary>
    public ReadOnlySpan<char> StrategyId =>
        Strategy.AsSpan(0, Strategy.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? at : Strategy.Length);
}
