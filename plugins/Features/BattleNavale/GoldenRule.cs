using MiaIa.Sdk;

namespace MiaIa.Plugins.Features;

/// <summary>
/// The golden rule: no red bar may close below a green base, no green bar above a red one. Its events give the
/// continuation of the trend for some bars, and veto and close positions.
/// </summary>
internal sealed class GoldenRule(BattleNavaleOptions options)
{
    private int _forced;
    private int _forcedUntil = -1;
    private int _vetoLongUntil = -1;
    private int _vetoShortUntil = -1;
    private int _violatedAt = int.MinValue / 2;

    public ProtectedBase Green { get; } = new(1, options);

    public ProtectedBase Red { get; } = new(-1, options);

    /// <summary>Continuation of the trend, from -1 to 1.</summary>
    public double Trend { get; private set; }

    public bool IsLongVetoed { get; private set; }

    public bool IsShortVetoed { get; private set; }

    /// <summary>Whether the last bar violated a green base: longs are closed.</summary>
    public bool IsGreenViolated { get; private set; }

    /// <summary>Whether the last bar violated a red base: shorts are closed.</summary>
    public bool IsRedViolated { get; private set; }

    /// <summary>Whether the last bar closed near the edge of a protected base, against it.</summary>
    public bool IsWarning { get; private set; }

    /// <summary>Looks at the last bar, after the bases were.</summary>
    public void Update(in Bar bar, int number, BaseTracker bases, double lead)
    {
        // A base that this bar freezes is judged by it already, and one that it replaces no longer.
        Protect(bases);
        RuleEvent green = Green.Judge(in bar, number);
        RuleEvent red = Red.Judge(in bar, number);
        bool isGreenNear = green is RuleEvent.Warning;
        bool isRedNear = red is RuleEvent.Warning;
        if (bases.Break == bar.Direction && bases.Break == -bases.Broken.Direction && IsSound(bases))
        {
            (bases.Broken.Direction > 0 ? ref green : ref red) = RuleEvent.Violated;
        }

        IsGreenViolated = green is RuleEvent.Violated;
        IsRedViolated = red is RuleEvent.Violated;
        IsWarning = isGreenNear || isRedNear;
        Force(green, red, number);
        double trend = number <= _forcedUntil ? _forced : Standing(lead);
        Trend = IsWarning ? trend / 2 : trend;
        IsLongVetoed = number <= _vetoLongUntil || isGreenNear;
        IsShortVetoed = number <= _vetoShortUntil || isRedNear;
    }

    /// <summary>Whether a base was violated within the bars that a violation is in force.</summary>
    public bool IsViolationRecent(int number) => number - _violatedAt < options.HoldBars;

    public void Clear()
    {
        Green.Clear();
        Red.Clear();
        _forcedUntil = _vetoLongUntil = _vetoShortUntil = -1;
        _violatedAt = int.MinValue / 2;
        Trend = 0;
    }

    /// <summary>
    /// A base that broke its own way is protected from now on. One that broke against it, on a bar of that colour, is violated at once,
    /// which prevails over a defence of the protected base on that bar; a warning of the protected base stands beside it.
    /// </summary>
    private void Protect(BaseTracker bases)
    {
        if (bases.Break != 0 && bases.Broken.Direction == bases.Break && IsSound(bases))
        {
            (bases.Broken.Direction > 0 ? Green : Red).Protect(bases.Broken);
        }
    }

    private bool IsSound(BaseTracker bases) => bases.Break != 0 && bases.Broken.Quality >= options.MinBaseQuality;

    private void Force(RuleEvent green, RuleEvent red, int number)
    {
        if (green is RuleEvent.Violated)
        {
            _vetoLongUntil = number + options.HoldBars - 1;
            _violatedAt = number;
        }

        if (red is RuleEvent.Violated)
        {
            _vetoShortUntil = number + options.HoldBars - 1;
            _violatedAt = number;
        }

        int up = Push(green);
        int down = -Push(red);
        if (up != 0 || down != 0)
        {
            _forced = Math.Sign(up + down);
            _forcedUntil = number + options.HoldBars - 1;
        }
    }

    private static int Push(RuleEvent e) => e switch
    {
        RuleEvent.Defended => 1,
        RuleEvent.Violated => -1,
        _ => 0,
    };

    /// <summary>Without an event in force: which base is alive, and whether its side wins the battle.</summary>
    private double Standing(double lead) => (Green.IsAlive, Red.IsAlive) switch
    {
        (true, false) => lead > BattleSignal.WinningLead + BattleSignal.Rounding ? 1 : 0.5,
        (false, true) => lead < -BattleSignal.WinningLead - BattleSignal.Rounding ? -1 : -0.5,
        _ => 0,
    };
}
