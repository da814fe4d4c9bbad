using System.Text.RegularExpressions;

namespace MiaIa.Tests;

/// <summary>
/// The rule of each output of each plugin. A plugin that is not named has the rule of a score: it changes its sign.
/// </summary>
internal static class OutputRules
{
    // output kind[other][v]: - directional, ~ nearly so, = neutral, p price, 1 share, n state, ? exempt; (other) the output it
    // trades places with; v counts contracts.
    private const string Table =
        """
        battle-navale: bn - | outcome n | trend - | base-direction - | base-quality = | base-low p(base-high) | base-high p(base-low)
          | method-stop-long =(method-stop-short) | method-stop-short =(method-stop-long) | veto-long =(veto-short)
          | veto-short =(veto-long) | exit-short ? | exit-long ? | green-violated =(red-violated) | red-violated =(green-violated)
          | vikings 1 | strength = | confidence = | grade = | battle-won = | violation-warning = | violation-confirmed =
          | green-height =(red-height) | red-height =(green-height)
        bullish-score: score ? | delta-share - | vwap-distance - | value-position ? | delta-slope -
        cvd-divergence: score - | cumulative-delta -v
        delta-divergence: score - | price-correlation - | delta-correlation -
        es-nq-correlation: score ~ | correlation ~= | nq-return ~
        es-nq-leadership: score ~ | leadership ~ | beta ~= | lead-seconds = | lead-correlation =
        flip-break: signal - | target p | stop p | second-target p | distance-ticks - | previous-ticks - | delta-share -
          | burst-ratio = | atr-ticks =
        gamma-cycle: phase = | days = | factor = | size-factor =
        gamma-levels: call-wall ? | put-wall ? | flip ? | hvl ? | net-gex ?v | zero-dte-call-wall ? | zero-dte-put-wall ?
          | gex-1..10 ?
          | one-day-min ? | one-day-max ? | max-pain ? | basis ? | spot ? | snapshot ? | reason ? | coverage ? | call-wall-coverage ?
          | put-wall-coverage ? | flip-coverage ? | quote-age-seconds ? | missing-strikes ? | sign-model ?
        gamma-levels-proximity: score ? | weight-factor = | wall ? | flip-side - | flip-pull - | is-damped ? | call-wall-ticks -(put-wall-ticks)
          | put-wall-ticks -(call-wall-ticks) | flip-ticks - | reach-ticks =
        gamma-pin: value ? | class ? | strike ? | distance-ticks ? | strength ? | days ? | net-gex ?v
        gex-cluster: signal - | target p | stop p | distance-ticks - | strikes =
        headfake: value - | pattern n | age = | bar-time =
        hvl-magnet: signal - | target p | stop p | distance-ticks - | burst-ratio =
        iceberg: score - | hint - | price p | held-seconds = | refills = | times-displayed =
        level-proximity: value =
        level-zones: nearest-above ? | nearest-below ? | quality ? | price-confluence ? | above-quality ? | below-quality ?
          | moderate-above ? | moderate-below ? | alert ? | cluster-above ? | cluster-below ? | opening-high p(opening-low)
          | opening-low p(opening-high) | previous-high p(previous-low) | previous-low p(previous-high) | previous-close p | poc ?
          | vah ? | val ? | vwap p | ppoc ? | vwap-above-1 p(vwap-below-1) | vwap-below-1 p(vwap-above-1) | pvah ? | pval ?
          | vwap-above-2 p(vwap-below-2) | vwap-below-2 p(vwap-above-2) | session-high p(session-low) | session-low p(session-high)
          | overnight-high p(overnight-low) | overnight-low p(overnight-high)
        liquidity-sweep: score - | side - | depth = | absorption - | book-sweep - | book-levels =
        market-regime: regime n | trend-score - | confidence = | support p(resistance) | resistance p(support) | range-quality =
          | variance-ratio =
        microstructure-anomaly: value = | type = | volume = | spread = | trades = | imbalance =
        mtf-confluence: score - | alignment n | ratio =
        no-op: value ?
        options-flow-bias: score ? | put-call ? | put-call-reference ? | put-call-term ? | signed-delta ?v | flow-term ? | skew ? | skew-term ?
        one-day-trap: signal - | target p | stop p | min-ticks -(max-ticks) | max-ticks -(min-ticks) | min-reach =(max-reach)
          | max-reach =(min-reach) | absorption - | delta-share -
        opening-drive: signal - | target p | stop p | call-wall-ticks -(put-wall-ticks) | put-wall-ticks -(call-wall-ticks)
          | move-ticks - | stall-bars = | atr-ticks = | burst-ratio = | vix-change =
        order-book-imbalance: score - | micro-price p | ofi -
        session: factor = | window = | threshold-factor =
        sierra-patterns: score - | ldu =(lud) | lud =(ldu) | cds =(cus) | cus =(cds)
        smart-money: score - | state n | iceberg - | volume =v | bought =(sold)v | sold =(bought)v | boost = | persistence =
        stacked-imbalance: score - | rows-bought =(rows-sold) | rows-sold =(rows-bought) | bought-low p(sold-high)
          | bought-high p(sold-low) | sold-low p(bought-high) | sold-high p(bought-low)
        tick-momentum: score - | by-count - | by-volume -
        vendor-levels: call-wall p(put-wall) | put-wall p(call-wall) | hvl p | one-day-min p(one-day-max) | one-day-max p(one-day-min)
          | zero-dte-call-wall p(zero-dte-put-wall) | zero-dte-put-wall p(zero-dte-call-wall) | zero-dte-hvl p | zero-dte-gamma-wall p
          | gex-1..10 p | blind-spot-1..10 p | secondary-1..60 p | levels =
        vix-bands: factor = | band =
        volatility-regime: regime = | ratio = | threshold = | factor = | size-factor = | score-factor = | realised-volatility ? | on-score =
        volume-confirmation: score - | volume-ratio = | side - | delta-share - | large-share - | move-correlation -
        vwap-trend: score - | vwap p | sigma = | slope - | distance - | price-slope - | pivots -
        wall-break: signal - | target p | stop p | call-wall-ticks -(put-wall-ticks) | put-wall-ticks -(call-wall-ticks)
          | delta-share -
        wall-channel: signal - | target p | stop p | call-wall-ticks -(put-wall-ticks) | put-wall-ticks -(call-wall-ticks)
          | width-ticks =
        wall-reversion: signal - | target p | stop p | call-wall-ticks -(put-wall-ticks) | put-wall-ticks -(call-wall-ticks)
          | absorption - | delta-share - | burst-ratio = | stacked-rows =
        weighted-confluence: s0 - | c = | s - | s1 - | t = | decision n
        zero-dte-sweep: signal - | target p | stop p | call-wall-ticks -(put-wall-ticks) | put-wall-ticks -(call-wall-ticks)
          | call-wall-reach =(put-wall-reach) | put-wall-reach =(call-wall-reach)
        """;

    private static readonly Dictionary<string, string> Opposite = Both(
        ("VIKINGS_WINNING", "DEFENDERS_WINNING"), ("ALIGNED_UP", "ALIGNED_DOWN"), ("trend_bullish", "trend_bearish"),
        ("INSTITUTIONAL_BUY", "INSTITUTIONAL_SELL"), ("ACCUMULATION", "DISTRIBUTION"), ("bull_trap", "bear_trap"), ("LONG", "SHORT"));

    private static readonly Dictionary<string, Dictionary<string, OutputRule>> Rules = Parse();

    /// <summary>The rule of an output.</summary>
    public static OutputRule Of(string feature, string output)
    {
        string id = feature.Split('@')[0];
        return Rules.TryGetValue(id, out Dictionary<string, OutputRule>? outputs)
            ? outputs[output]
            : new OutputRule(output == "score" ? OutputKind.Directional : OutputKind.Exempt);
    }

    /// <summary>Least and most that an output may be.</summary>
    public static (double Least, double Most) BoundsOf(string id, string output)
    {
        OutputRule? rule = Rules.TryGetValue(id, out Dictionary<string, OutputRule>? outputs) ? outputs[output] : null;
        return (id, output) switch
        {
            (_, "score") or ("headfake", "value") or ("battle-navale", "bn" or "trend") => (-1, 1),
            ("market-regime", "trend-score") or ("order-book-imbalance", "ofi") or ("tick-momentum", _) => (-1, 1),
            ("microstructure-anomaly" or "level-proximity", "value") => (0, 1),
            ("es-nq-leadership", "leadership") => (-2, 2),
            ("session", "factor") => (0, 1.2),
            ("gamma-cycle", "factor") => (0.9, 1.1),
            ("volatility-regime", "factor") => (0.8, 1.4),
            ("vix-bands", "factor") => (0.85, 1.05),
            (_, "signal") => (-1, 1),
            (_, "base-quality" or "confidence" or "strength" or "range-quality" or "price-confluence" or "persistence") => (0, 1),
            _ => rule?.Kind is OutputKind.Share ? (0, 1) : (double.NegativeInfinity, double.PositiveInfinity),
        };
    }

    /// <summary>Whether a plugin is in the table.</summary>
    public static bool Has(string id) => Rules.ContainsKey(id);

    /// <summary>Name of a state in the mirror.</summary>
    public static string OppositeOf(string state) => Opposite.GetValueOrDefault(state, state);

    private static Dictionary<string, Dictionary<string, OutputRule>> Parse()
    {
        string joined = Regex.Replace(Table, @"\s*\n\s+\|", " |");
        return joined.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':', 2)).ToDictionary(
            l => l[0].Trim(),
            l => l[1].Split('|').Select(o => o.Trim().Split(' ')).SelectMany(o => NamesOf(o[0]).Select(n => (Name: n, Rule: RuleOf(o[1]))))
                .ToDictionary(o => o.Name, o => o.Rule, StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    /// <summary>The names that a name such as gex-1..10 stands for.</summary>
    private static IEnumerable<string> NamesOf(string name)
    {
        Match range = Regex.Match(name, @"^(.+-)(\d+)\.\.(\d+)$");
        return !range.Success ? [name] : Enumerable
            .Range(int.Parse(range.Groups[2].Value), int.Parse(range.Groups[3].Value) - int.Parse(range.Groups[2].Value) + 1)
            .Select(i => range.Groups[1].Value + i);
    }

    private static OutputRule RuleOf(string text)
    {
        OutputKind kind = text[0] switch
        {
            '-' => OutputKind.Directional,
            '~' => text.EndsWith('=') ? OutputKind.Exempt : OutputKind.NearlyDirectional,
            '=' => OutputKind.Neutral,
            'p' => OutputKind.Price,
            '1' => OutputKind.Share,
            'n' => OutputKind.State,
            _ => OutputKind.Exempt,
        };
        Match other = Regex.Match(text, @"\((.+)\)");
        return new OutputRule(kind, other.Success ? other.Groups[1].Value : null, text.EndsWith('v'));
    }

    private static Dictionary<string, string> Both(params (string A, string B)[] pairs) =>
        pairs.SelectMany(p => new[] { (p.A, p.B), (p.B, p.A) }).ToDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);
}
