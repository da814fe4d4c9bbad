using System.Globalization;
using MiaIa.Host.Configuration;

namespace MiaIa.Host.Live;

/// <summary>On what terms a run is at a broker. They belong to its settings: a replay takes the same ones.</summary>
/// <param name="IsPaper">Whether the account's money is play money.</param>
/// <param name="IsObserved">Whether trading is switched off.</param>
/// <param name="BudgetDollars">What the micro stage may still lose in all, in dollars; null outside of it.</param>
internal sealed record LiveTerms(bool IsPaper, bool IsObserved, decimal? BudgetDollars)
{
    /// <summary>Header line: the terms.</summary>
    public const string Key = "live-terms";

    /// <summary>Header line: the word that is always visible.</summary>
    public const string BadgeKey = "desk";

    /// <summary>What the micro stage trades.</summary>
    public const string MicroInstrument = "MES";

    /// <summary>What the micro stage may lose in all, in dollars.</summary>
    public const decimal MicroBudget = 500;

    /// <summary>Whether this is the micro stage.</summary>
    public bool IsMicro => BudgetDollars is not null;

    /// <summary>PAPER or LIVE, and what restricts it.</summary>
    public string Badge => (IsPaper ? "PAPER" : "LIVE") + (IsObserved ? ", observed: no orders" : IsMicro ? ", micro stage" : "");

    /// <summary>The configuration on these terms. A figure of the file is only ever lowered.</summary>
    public RunConfiguration Narrowed(RunConfiguration configuration) => BudgetDollars is not { } budget
        ? configuration
        : configuration with
        {
            Trade = MicroInstrument,
            RiskLimits = configuration.RiskLimits with
            {
                MaxPosition = Math.Min(1, configuration.RiskLimits.MaxPosition),
                DailyLoss = Math.Min(budget, configuration.RiskLimits.DailyLoss),
            },
        };

    /// <summary>As a line of the header.</summary>
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture, $"{(IsPaper ? "paper" : "real")}|{(IsObserved ? "observed" : "traded")}|{BudgetDollars:0.00}");

    /// <summary>Reads what <see cref="ToText"/> wrote; null for a run that is not live.</summary>
    public static LiveTerms? Parse(string? text)
    {
        string[] parts = text?.Split('|') ?? [];
        return parts.Length != 3 ? null : new LiveTerms(
            parts[0] is "paper",
            parts[1] is "observed",
            decimal.TryParse(parts[2], NumberStyles.Number, CultureInfo.InvariantCulture, out decimal budget) ? budget : null);
    }
}
