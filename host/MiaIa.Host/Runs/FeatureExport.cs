using MiaIa.Engine;
using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Data;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Writes the feature row at every closed base bar: for research, and for checking us.</summary>
internal static class FeatureExport
{
    /// <summary>Runs over the files without trading and writes the rows.</summary>
    public static int Run(RunRequest request, string path, CancellationToken interrupt)
    {
        using Desk desk = Desk.Open(request.ConfigPath, request.PluginFolders);
        RunConfiguration configuration = desk.Configure(request.Mode);
        Instruments instruments = InstrumentTable.Of(configuration.Trade, configuration.Watch);
        ExchangeCalendar calendar = new();
        Market market = Market.OfFiles(desk, configuration, instruments, calendar, request);
        using ExportFile file = ExportFile.Create(path, overwrites: true);
        FeatureRowWriter? rows = null;
        RunPlan plan = new RunBuilder(desk, configuration, instruments, market.Shape).Build(
            layout => rows = new FeatureRowWriter(file.Output, ContractNames.Of(market.Files!, instruments.Traded), configuration.Trade));
        rows!.Describe(plan.Setup);
        using TradingEngine engine = new(plan.Setup);
        using IEventReader reader = market.Open(plan.Background);
        RunLoop loop = new(engine, new Progress(!Console.IsErrorRedirected), pace: null);
        loop.Run(reader, interrupt);
        interrupt.ThrowIfCancellationRequested();
        file.Complete();
        foreach (string line in market.Files!.Report.Lines())
        {
            Console.Error.WriteLine(line);
        }

        foreach (string reason in FeatureReasons.Of(plan.Setup.Features))
        {
            Console.Error.WriteLine(reason);
        }

        foreach (BackgroundTask task in plan.Background.Where(t => t.Fault is not null))
        {
            Console.Error.WriteLine($"{task.Name}: {task.Fault}");
        }

        foreach (HealthReport health in RunHealth.Of(market, instruments, desk.Problems))
        {
            Console.Error.WriteLine($"health {health.Line()}");
        }

        Console.Error.WriteLine($"{rows.Rows:N0} rows at {rows.Bars:N0} bars of {market.Shape.BasePeriod}");
        return ExitCodes.Done;
    }
}
