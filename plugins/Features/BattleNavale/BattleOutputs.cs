using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>Writes the row of <see cref="BattleNavale"/> by name.</summary>
internal readonly ref struct BattleOutputs(Span<FeatureValue> values, FeatureStatus status, long timeNs)
{
    private static readonly string[] Statuses =
        ["NO_BATTLE", "VIKINGS_WINNING", "DEFENDERS_WINNING", "BALANCED", "SKIRMISH"];

    private static readonly string[] Grades = ["rejected", "marginal", "weak", "moderate", "strong", "premium"];

    private readonly Span<FeatureValue> _values = values;

    /// <summary>Names of the outputs.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "bn", "outcome", "trend", "base-direction", "base-quality", "base-low", "base-high", "method-stop-long",
        "method-stop-short", "veto-long", "veto-short", "exit-short", "exit-long", "green-violated", "red-violated",
        "vikings", "strength", "confidence", "grade", "battle-won", "violation-warning", "violation-confirmed",
        "green-height", "red-height",
    ];

    public static string? NameOf(int output, double value)
    {
        string[]? names = (BattleOutput)output switch
        {
            BattleOutput.Outcome => Statuses,
            BattleOutput.Grade => Grades,
            _ => null,
        };
        return names is not null && value >= 0 && value < names.Length ? names[(int)value] : null;
    }

    public void Set(BattleOutput output, double value) => _values[(int)output] = new FeatureValue(value, status, timeNs);

    public void Set(BattleOutput output, bool flag) => Set(output, flag ? 1 : 0);
}
