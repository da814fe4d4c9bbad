using MiaIa.Engine.Risk;

namespace MiaIa.Host.Configuration;

/// <summary>Checks what no single range can say: that the limits fit together.</summary>
/// <param name="root">The tree, for places.</param>
/// <param name="whole">The place of the whole file.</param>
/// <param name="errors">Receives what is wrong.</param>
internal sealed class RiskCheck(YamlMap root, Mark whole, ConfigurationErrors errors)
{
    private const string Risk = "risk";

    /// <summary>Checks the limits against each other and against the capital of each mode.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="instruments">What is traded and watched.</param>
    /// <param name="modes">The modes.</param>
    public void Check(RiskLimits limits, InstrumentSettings instruments, IReadOnlyList<ModeConfiguration?> modes)
    {
        CheckWindow(limits.TradingWindow);
        CheckStops(limits.StopBounds);
        CheckLoss(limits, modes);
        CheckDrawdown(limits.Drawdown);
        CheckRates(limits.OrderRate);
        CheckVix(limits.VixLimit);
        CheckPreset(limits);
        CheckWatch(instruments);
    }

    private void CheckWindow(TradingWindow window)
    {
        if (window.EntriesFrom >= window.EntriesTo)
        {
            errors.Add(PlaceOf(Risk, "trading-window", "entries-from"),
                $"entries would begin at {Text(window.EntriesFrom)} and end at {Text(window.EntriesTo)}: 'entries-from' must be before 'entries-to'");
        }

        if (window.EntriesTo > window.Flat)
        {
            errors.Add(PlaceOf(Risk, "trading-window", "flat"),
                $"positions would be closed at {Text(window.Flat)}, before entries end at {Text(window.EntriesTo)}: 'flat' must not be before 'entries-to'");
        }
    }

    private void CheckStops(StopBounds stops)
    {
        if (stops.LeastTicks > stops.DefaultTicks || stops.DefaultTicks > stops.MostTicks)
        {
            errors.Add(PlaceOf(Risk, "stop-bounds", "default-ticks"), FormattableString.Invariant(
                $"the stops do not rise: 'least-ticks' {stops.LeastTicks}, 'default-ticks' {stops.DefaultTicks}, 'most-ticks' {stops.MostTicks}"));
        }
    }

    private void CheckLoss(RiskLimits limits, IReadOnlyList<ModeConfiguration?> modes)
    {
        // Without a known capital (live) the amount alone bounds the risk; with one, the smaller of the two does.
        decimal risk = modes.All(m => m?.Capital is null) ? limits.PositionSize.RiskDollars : 0;
        foreach (ModeConfiguration? mode in modes)
        {
            risk = mode is null ? risk : Math.Max(risk, RiskOf(limits.PositionSize, mode));
        }

        if (limits.DailyLoss < risk)
        {
            errors.Add(PlaceOf(Risk, "daily-loss"),
                $"'daily-loss' of {ScalarText.Write(limits.DailyLoss)} USD is less than the {ScalarText.Write(risk)} USD that one trade may risk ('position-size')");
        }
    }

    private void CheckDrawdown(DrawdownLimit drawdown)
    {
        if (drawdown.WarnPercent > drawdown.HaltPercent)
        {
            errors.Add(PlaceOf(Risk, "drawdown", "warn-percent"),
                $"the warning at {ScalarText.Write(drawdown.WarnPercent)} % would come after the halt at {ScalarText.Write(drawdown.HaltPercent)} %: 'warn-percent' must not be more than 'halt-percent'");
        }
    }

    private void CheckRates(OrderRateLimit rate)
    {
        if (rate.HaltAboveRejects < rate.RejectsPerMinute)
        {
            errors.Add(PlaceOf(Risk, "order-rate", "halt-above-rejects"), FormattableString.Invariant(
                $"the halt above {rate.HaltAboveRejects} refusals would come before the pause at {rate.RejectsPerMinute}: 'halt-above-rejects' must not be less than 'rejects-per-minute'"));
        }
    }

    private void CheckVix(VixLimit vix)
    {
        if (vix.LiveMax > vix.Max)
        {
            errors.Add(PlaceOf(Risk, "vix-limit", "live-max"), FormattableString.Invariant(
                $"with real money VIX may be {vix.LiveMax}, without only {vix.Max}: 'live-max' must not be more than 'max'"));
        }
    }

    // What a preset would go beyond is capped; what the file writes beyond it is a mistake, since the preset promises the cap.
    private void CheckPreset(RiskLimits limits)
    {
        if (limits.Preset is null)
        {
            return;
        }

        if (limits.PositionSize.RiskPercent > PresetKeys.MostRiskPercent)
        {
            errors.Add(PlaceOf(Risk, "position-size", "risk-percent"),
                $"with a preset a trade risks at most {ScalarText.Write(PresetKeys.MostRiskPercent)} % of equity, not {ScalarText.Write(limits.PositionSize.RiskPercent)}: lower it, or leave 'preset' out");
        }

        if (limits.MaxRoundTrips > PresetKeys.MostRoundTrips)
        {
            errors.Add(PlaceOf(Risk, "max-round-trips"), FormattableString.Invariant(
                $"with a preset a session date has at most {PresetKeys.MostRoundTrips} round trips, not {limits.MaxRoundTrips}: lower it, or leave 'preset' out"));
        }
    }

    private static decimal RiskOf(PositionSize size, ModeConfiguration mode) => mode.Capital is { } dollars
        ? Math.Min(size.RiskDollars, size.RiskPercent * dollars / 100)
        : size.RiskDollars;

    private void CheckWatch(InstrumentSettings instruments)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { instruments.Trade };
        for (int i = 0; i < instruments.Watch.Count; i++)
        {
            if (!seen.Add(instruments.Watch[i]))
            {
                errors.Add(PlaceOf("instruments", "watch"), $"the instrument '{instruments.Watch[i]}' is named twice");
            }
        }
    }

    private static string Text(TimeOnly time) => ScalarText.Write(time);

    /// <summary>The place of the innermost line of a path that is written.</summary>
    private Mark PlaceOf(params ReadOnlySpan<string> path)
    {
        Mark place = whole;
        YamlMap? map = root;
        foreach (string key in path)
        {
            if (map?.Find(key) is not { } entry)
            {
                break;
            }

            place = entry.Mark;
            map = entry.Value as YamlMap;
        }

        return place;
    }
}
