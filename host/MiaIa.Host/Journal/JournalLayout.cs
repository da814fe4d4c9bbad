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
    IReadOnlyList<IReadOnlyList<string>> Setups);
