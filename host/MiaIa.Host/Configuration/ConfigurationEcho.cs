using System.Globalization;
using MiaIa.Engine.Decisions;
using MiaIa.Engine.Orders;
using MiaIa.Engine.Risk;
using MiaIa.Host.Calendar;
using MiaIa.Host.Logs;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>What a run's header and <c>mia check</c> say of a configuration, as plain lines.</summary>
internal static class ConfigurationEcho
{
    /// <summary>The errors, and how many they are.</summary>
    public static IReadOnlyList<string> Errors(IReadOnlyList<ConfigurationError> errors) =>
    [
        .. errors.Select(e => e.ToString()),
        string.Create(CultureInfo.InvariantCulture, $"{errors.Count} {(errors.Count == 1 ? "error" : "errors")}; nothing was started."),
    ];

    /// <summary>The summary of a valid file: profile, mode, plugins, group sums, effective weights, limits, hash.</summary>
    public static IReadOnlyList<string> Lines(RunConfiguration configuration) =>
    [
        $"profile      {EnumNames.Write(configuration.Profile)}",
        $"mode         {Mode(configuration)}",
        $"instruments  {configuration.Trade}{Watched(configuration.Watch)}{(configuration.Roll is RollRule.Volume ? ", rolls by volume" : "")}",
        $"decisions    {Decisions(configuration.DecisionCycleNs)}",
        $"features     {Names(configuration.Features)}",
        $"confluence   {configuration.Confluence?.Name ?? "none"}",
        .. Groups(configuration.EffectiveWeights),
        $"strategies   {Names(configuration.Strategies)}",
        $"filters      {Names(configuration.Filters)}",
        $"exits        {Exits(configuration)}",
        $"limits       {Limits(configuration)}",
        $"             {FurtherLimits(configuration.RiskLimits)}",
        $"alerts       {Alerts(configuration)}",
        $"log          {Log(configuration.Logs)}",
        .. configuration.Metrics.OtlpEndpoint is { } endpoint
            ? [$"metrics      by OTLP to {configuration.Variables.GetValueOrDefault("metrics.otlp-endpoint", endpoint)} every {ScalarText.Write(configuration.Metrics.OtlpInterval.TotalSeconds)} s"]
            : (string[])[],
        $"monitor      {Monitor(configuration.Monitor)}",
        $"file         {configuration.File}, SHA-256 {configuration.Hash}",
    ];

    private static string Mode(RunConfiguration configuration)
    {
        if (configuration.Mode is not { } mode || configuration.Selected is not { } selected)
        {
            ModeConfiguration?[] all = [configuration.Backtest, configuration.Sim, configuration.Live];
            return "none chosen; configured: "
                + string.Join(", ", all.OfType<ModeConfiguration>().Select(m => EnumNames.Write(m.Mode)).DefaultIfEmpty("none"));
        }

        string source = selected.Source is { } feed ? $", source {feed.Name}" : "";
        string fills = mode is RunMode.Live ? "" : $", fill model {selected.FillModel?.Name ?? "auto"}";
        string interrupt = mode is RunMode.Backtest ? "" : $", on interrupt {EnumNames.Write(selected.OnInterrupt)}";
        interrupt += mode is not RunMode.Live ? ""
            : selected.ConfirmAccount is null ? ", paper only"
            : $", real money in {configuration.Variables.GetValueOrDefault("modes.live.confirm-account", selected.ConfirmAccount)}";
        string capital = selected.Capital is { } dollars ? $", capital {ScalarText.Write(dollars)} USD" : "";
        return $"{EnumNames.Write(mode)}{source}, broker {selected.Broker.Name}{fills}{capital}{interrupt}";
    }

    private static string Monitor(MonitorSettings monitor)
    {
        string where = string.Create(CultureInfo.InvariantCulture, $"{monitor.Address}, port {(monitor.Port == 0 ? "any that is free" : monitor.Port)}");
        return !monitor.Enabled ? "off" : $"{where}, of a session on wall time{(monitor.AllowRemote ? "; every request needs the token" : "")}";
    }

    private static string Exits(RunConfiguration configuration)
    {
        ExitRules exits = configuration.Exits;
        string text = "bracket, strategy, opposite candidate";
        text += exits.BreakevenTicks is { } even ? FormattableString.Invariant($", breakeven at {even} ticks") : "";
        text += exits.TrailingFromTicks is { } from
            ? FormattableString.Invariant($", trailing from {from} ticks at a distance of {exits.TrailingDistanceTicks}")
            : "";
        text += exits.TimeStopBars is { } bars ? FormattableString.Invariant($", time stop after {bars} bars") : "";
        Cooldown cooldown = configuration.Cooldown;
        return text + FormattableString.Invariant(
            $"; cooldown {cooldown.AfterStop.TotalSeconds:0.###} s after a stop, {cooldown.AfterEntry.TotalSeconds:0.###} s after an entry");
    }

    private static string Log(LogSettings log)
    {
        string files = log.Level is LogLevel.None
            ? "none"
            : FormattableString.Invariant($"{EnumNames.Write(log.Level)} and above as {EnumNames.Write(log.Format)} in {log.RetainedFiles} files of at most {log.FileMegabytes} MB, of live and paced runs");
        return log.Console is LogLevel.None ? files : $"{files}; {EnumNames.Write(log.Console)} and above on standard error";
    }

    private static string Watched(IReadOnlyList<string> watch) =>
        watch.Count == 0 ? "" : ", watching " + string.Join(", ", watch);

    private static string Decisions(long cycleNs) => cycleNs == 0
        ? "at closed bars"
        : string.Create(CultureInfo.InvariantCulture, $"at closed bars and every {cycleNs / 1e6:0.######} ms with a change");

    private static string Names(IReadOnlyList<PluginInstance> plugins) =>
        plugins.Count == 0 ? "none" : string.Join(", ", plugins.Select(p => p.Name));

    private static IEnumerable<string> Groups(IReadOnlyList<ConfluenceTerm> terms) =>
        terms.GroupBy(t => t.Group, StringComparer.Ordinal).Select(group =>
        {
            string lines = string.Join(" + ", group.Select(Term));
            double weights = group.Sum(t => t.Weight);
            double share = group.Sum(t => t.EffectiveWeight);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"  {group.Key}: weights sum {weights:0.####}, share of the whole {share:0.0000} = {lines}");
        });

    private static string Term(ConfluenceTerm term) =>
        string.Create(CultureInfo.InvariantCulture, $"{term.Output} {term.EffectiveWeight:0.0000}");

    private static string Alerts(RunConfiguration configuration) => configuration.Mode is RunMode.Backtest
        ? "none in a back-test"
        : configuration.Alerts.Count == 0
            ? "in the journal only (mia alerts); to be told, name a sink under alerts"
            : "to " + string.Join(", ", configuration.Alerts.Select(a => a.Name));

    private static string Limits(RunConfiguration configuration)
    {
        RiskLimits limits = configuration.RiskLimits;
        TradingWindow window = limits.TradingWindow;
        string[] parts =
        [
            $"{(limits.Preset is { } preset ? $"preset {EnumNames.Write(preset)}, " : "")}daily loss {ScalarText.Write(limits.DailyLoss)} USD",
            $"daily target {ScalarText.Write(limits.DailyTarget)} USD{(limits.DailyTargetAction is DailyTargetAction.Flatten ? " (flatten)" : "")}",
            $"at most {ScalarText.Write(limits.MaxPosition)} contracts and {ScalarText.Write(limits.MaxRoundTrips)} round trips",
            $"entries {ScalarText.Write(window.EntriesFrom)}-{ScalarText.Write(window.EntriesTo)}",
            $"flat {ScalarText.Write(window.Flat)} New York",
        ];
        return string.Join(", ", parts);
    }

    private static string FurtherLimits(RiskLimits limits)
    {
        PositionSize size = limits.PositionSize;
        OrderRateLimit rate = limits.OrderRate;
        string[] parts =
        [
            $"risk {ScalarText.Write(size.RiskPercent)} % or {ScalarText.Write(size.RiskDollars)} USD a trade and {ScalarText.Write(limits.OpenRisk.BudgetPercent)} % of what is left of the day",
            $"drawdown {ScalarText.Write(limits.Drawdown.WarnPercent)} % warns, {ScalarText.Write(limits.Drawdown.HaltPercent)} % halts",
            $"{ScalarText.Write(limits.LossStreak.Losses)} losses in a row pause {ScalarText.Write(limits.LossStreak.Pause.TotalMinutes)} min",
            $"{ScalarText.Write(rate.OrdersPerMinute)} orders or {ScalarText.Write(rate.RejectsPerMinute)} refusals a minute pause {ScalarText.Write(rate.Pause.TotalMinutes)} min",
            $"news +-{ScalarText.Write(limits.NewsBlackout.TotalMinutes)} min",
            $"VIX {ScalarText.Write(limits.VixLimit.Max)} ({ScalarText.Write(limits.VixLimit.LiveMax)} live)",
            $"spread {ScalarText.Write(limits.SpreadAndAge.MaxSpreadTicks)} ticks",
            $"{EnumNames.Write(limits.Margin)} margin",
            $"collar {ScalarText.Write(limits.PriceCollar.MaxDistanceTicks)} ticks",
        ];
        return string.Join(", ", parts);
    }
}
