namespace MiaIa.Plugins.Features;

/// <summary>The signal that battle, golden rule and base give together.</summary>
internal readonly struct BattleSignal
{
    /// <summary>A side wins above this lead: with more than .7 of the force.</summary>
    public const double WinningLead = 0.4;

    /// <summary>Forces are sums of parts: what differs from a limit by less lies on it.</summary>
    public const double Rounding = 1e-12;

    private const double BalancedLead = 0.2;

    private readonly double _lead;

    public BattleSignal(double lead, double trend, int baseDirection, double baseQuality, double threshold)
    {
        _lead = lead;
        BaseDirection = baseDirection;
        BaseQuality = baseQuality;
        double sum = (0.40 * lead) + (0.35 * trend) + (0.25 * baseDirection * baseQuality);
        Value = Math.Clamp(sum, -1, 1);
        Strength = Math.Clamp((Math.Abs(Value) - threshold) / (1 - threshold), 0, 1);
        Confidence = (baseQuality + Math.Abs(lead) + Math.Abs(trend) + Strength) / 4;
    }

    public int BaseDirection { get; }

    public double BaseQuality { get; }

    /// <summary>From -1 to 1.</summary>
    public double Value { get; }

    /// <summary>How far it is beyond the threshold, from 0 to 1.</summary>
    public double Strength { get; }

    public double Confidence { get; }

    public BattleGrade Grade => Math.Abs(Value) switch
    {
        >= 0.75 => BattleGrade.Premium,
        >= 0.60 => BattleGrade.Strong,
        >= 0.45 => BattleGrade.Moderate,
        >= 0.30 => BattleGrade.Weak,
        >= 0.15 => BattleGrade.Marginal,
        _ => BattleGrade.Rejected,
    };

    public BattleStatus StatusOf(bool hasBase, double force) =>
        !hasBase && force < 0.5 ? BattleStatus.NoBattle
        : _lead > WinningLead + Rounding ? BattleStatus.VikingsWinning
        : _lead < -WinningLead - Rounding ? BattleStatus.DefendersWinning
        : Math.Abs(_lead) <= BalancedLead + Rounding ? BattleStatus.Balanced
        : BattleStatus.Skirmish;
}
