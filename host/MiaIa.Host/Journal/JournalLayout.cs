namespace MiaIa.Host.Journal;

/// <summary>The names that a run's journal is laid out with.</summary>
/// <param name="Outputs">Outputs of the row, in order.</param>
/// <param name="Terms">Outputs that the formula weighs, in order.</param>
/// <param name="Factors">Outputs used as factors, in order.</param>
/// <param name="Strategies">Names of the strategies, in order.</param>
/// <param name="Setups">Names of the setups of each strategy.</param>
internal sealed record JournalLayout(
    IReadOnlyList<string> Outputs,
    IReadOnlyList<string> Terms,
    IReadOnlyList<string> Factors,
    IReadOnlyList<string> Strategies,
    IReadOnlyList<IReadOnlyList<string>> Setups)
{
    /// <summary>Name and step of each filter, in order.</summary>
    public IReadOnlyList<(string Name, string Step)> Filters { get; init; } = [];

    /// <summary>Root of the traded instrument.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>Where the run's market comes from: backtest, sim or live.</summary>
    public string Source { get; init; } = "";

    /// <summary>The parts of a signal in the row.</summary>
    public SignalComponents Components { get; init; } = new();

    /// <summary>Name of a setup; null without one.</summary>
    public string? SetupName(int strategy, int setup) =>
        strategy >= 0 && setup < Setups[strategy].Count ? Setups[strategy][setup] : null;
}
