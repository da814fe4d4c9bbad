using MiaIa.Engine;
using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Data;
using MiaIa.Host.Plugins;
using MiaIa.Host.Runs;
using MiaIa.Sdk;
using MiaIa.Sdk.Learning;

namespace MiaIa.Host.Training;

/// <summary>
/// Runs the configured features and formula over data, labels every candidate by what the market did after it, trains the
/// models and judges them; writes the model only when it is accepted. Strategies, filters and risk rules are left out: nothing is
/// traded, and a model is not taught by the one before it.
/// </summary>
internal sealed class TrainingRun(TrainRequest request, Progress progress)
{
    private const int BlockEvents = 1024;
    private const int MostThreads = 64;

    /// <summary>Trains.</summary>
    /// <param name="interrupt">Ends it; nothing is written then.</param>
    public TrainingResult Run(CancellationToken interrupt)
    {
        CheckOut();
        using Desk desk = Desk.Open(request.Run.ConfigPath, request.Run.PluginFolders);
        RunConfiguration configuration = desk.Configure(request.Run.Mode);
        CandidateModelOptions options = configuration.Filters.Select(f => f.Options).OfType<CandidateModelOptions>().FirstOrDefault() ?? new();
        configuration = ForRows(configuration);
        Instruments instruments = InstrumentTable.Of(configuration.Trade, configuration.Watch);
        ExchangeCalendar calendar = new();
        Market market = request.Run.Data.Count > 0
            ? Market.OfFiles(desk, configuration, instruments, calendar, request.Run)
            : Market.OfFeed(desk, configuration, instruments, calendar, request.Run);
        OpenLabels labels = new(market.Shape.HasPrints, market.Shape.BasePeriod);
        LabelRules rules = LabelRules.Of(request.Label, options.HorizonMinutes, instruments.Traded);
        CandidateCollector collector = new(options, rules, labels);
        RunPlan plan = new RunBuilder(desk, configuration, instruments, market.Shape).Build(_ => collector);
        collector.Describe(plan.Setup);
        long lastNs = Collect(market, plan, labels, interrupt);
        LearningRows rows = Rows(collector, calendar, CandidateRow.SchemaOf(options));
        TrainingReport report = Train(rows, options, rules, interrupt);
        DateOnly lastDate = calendar.TradingDate(lastNs);
        if (report is { Ensemble: { } ensemble, Figures: { } figures })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(request.OutPath))!);
            new ModelFile(new ModelHeader(lastDate, rows.Fingerprint(), market.IsSimulated, figures), ensemble).Save(request.OutPath);
        }

        return new TrainingResult
        {
            Report = report,
            Rows = rows,
            WithoutLabel = collector.Candidates.Count - rows.Count,
            Assumed = collector.Candidates.Count(c => c.Label.IsAssumed),
            Label = request.Label,
            Rules = rules,
            Provenance = market.Provenance
                + (RunHealth.Of(market, instruments, desk.Problems).Any(h => h.IsSuspect) ? ", " + HealthReport.SuspectWord : ""),
            Data = market.Description,
            Inputs = market.Files?.Hashes() ?? [],
            LastDate = lastDate,
            Configuration = $"{configuration.File} (SHA-256 {configuration.Hash[..16]})",
            Absent = Absent(options, plan.Setup),
            ModelPath = report.Ensemble is null ? null : request.OutPath,
        };
    }

    // Before anything is computed: a report must not be lost for a name.
    private void CheckOut()
    {
        string path = request.OutPath;
        bool isFile = path.Trim().Length > 0 && !Directory.Exists(path) && Path.GetFileName(path).Length > 0;
        if (!isFile)
        {
            throw new RunException($"--out '{path}' is no file that could be written: name one, such as models/current.", ExitCodes.Configuration);
        }
    }

    private RunConfiguration ForRows(RunConfiguration configuration)
    {
        if (configuration.Confluence is null)
        {
            throw new RunException("There is no confluence in the configuration, so there are no candidates to learn from.", ExitCodes.Configuration);
        }

        bool isMadeUp = request.Run.Data.Count == 0;
        if (!isMadeUp && request.Days is not null)
        {
            throw new RunException("--days is for a made-up market; limit files with --from and --to.", ExitCodes.Configuration);
        }

        ModeConfiguration? sim = configuration.Sim;
        if (isMadeUp && sim?.Source is { } source)
        {
            PluginInstance seeded = OptionOverride.With(OptionOverride.With(source, "days", request.Days), "seed", request.Seed);
            sim = sim with { Source = seeded };
        }

        return configuration with { Sim = sim, Strategies = [], Filters = [], RiskRules = [] };
    }

    private long Collect(Market market, RunPlan plan, OpenLabels labels, CancellationToken interrupt)
    {
        using TradingEngine engine = new(plan.Setup);
        using IEventReader reader = market.Open(plan.Background);
        MarketEvent[] block = new MarketEvent[BlockEvents];
        while (!reader.IsEnded)
        {
            interrupt.ThrowIfCancellationRequested();
            int count = reader.Read(block);
            foreach (ref readonly MarketEvent e in block.AsSpan(0, count))
            {
                // The engine first: a decision at the time of an event is taken before it, so that the event is of its future.
                engine.OnEvent(in e);
                labels.OnEvent(in e);
            }

            progress.Report(engine.NowNs, engine.EventCount);
        }

        engine.Complete();
        progress.End();
        return engine.NowNs;
    }

    private static LearningRows Rows(CandidateCollector collector, ExchangeCalendar calendar, LearningSchema schema)
    {
        LearningRows rows = new(schema);
        foreach (LabelledCandidate candidate in collector.Candidates)
        {
            if (candidate.Label.Outcome is LabelOutcome.Success or LabelOutcome.Failure)
            {
                DateOnly date = calendar.TradingDate(candidate.TimeNs);
                int session = (date.Year * 10_000) + (date.Month * 100) + date.Day;
                rows.Add(candidate.Row, candidate.Label.Outcome is LabelOutcome.Success, session, candidate.TimeNs, candidate.Label.EndNs);
            }
        }

        return rows;
    }

    private TrainingReport Train(LearningRows rows, CandidateModelOptions options, LabelRules rules, CancellationToken interrupt)
    {
        EnsembleSettings usual = new();
        IReadOnlyList<double> weights = options.Weights ?? [usual.ForestWeight, usual.BoostedWeight, usual.LogisticWeight];
        if (weights.All(w => w == 0))
        {
            throw new RunException("The option weights leaves no model to be trained. Give one of them a weight above 0.", ExitCodes.Configuration);
        }

        ulong seed = (ulong)(request.Seed ?? 1);
        EnsembleSettings settings = new()
        {
            Forest = weights[0] > 0 ? new ForestSettings { Seed = seed } : null,
            Boosted = weights[1] > 0 ? new BoostedSettings { Seed = seed + 1 } : null,
            Logistic = weights[2] > 0 ? new LogisticSettings() : null,
            ForestWeight = weights[0],
            BoostedWeight = weights[1],
            LogisticWeight = weights[2],
            AreWeightsLearned = request.AreWeightsLearned,
            Folds = request.Folds,
            EmbargoNs = rules.HorizonNs,
            Threshold = options.MinimumProbability,
            Threads = Math.Min(Environment.ProcessorCount, MostThreads),
            Seed = seed + 2,
        };
        TrainingReport report = new EnsembleTrainer(settings).Train(rows, (done, count) =>
        {
            interrupt.ThrowIfCancellationRequested();
            progress.Step("training", done, count);
        });
        progress.End();
        interrupt.ThrowIfCancellationRequested();
        return report;
    }

    private static string[] Absent(CandidateModelOptions options, EngineSetup setup)
    {
        CandidateInputs inputs = CandidateInputs.Of(options, setup.Names, [], setup.BasePeriod);
        FeatureInput[] all =
        [
            .. inputs.Scores, inputs.Regime, inputs.VolatilityRatio, inputs.SessionFactor, inputs.SessionMinutes, inputs.Spread, .. inputs.Walls,
        ];
        return [.. all.Where(i => !i.IsPresent).Select(i => i.Name)];
    }
}
