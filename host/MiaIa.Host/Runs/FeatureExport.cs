using System.Text;
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
        using IEventReader reader = market.Reader;
        using TextWriter output = Open(path);
        FeatureRowWriter? rows = null;
        RunPlan plan = new RunBuilder(desk, configuration, instruments, market.Shape).Build(
            layout => rows = new FeatureRowWriter(output, ContractNames(market), configuration.Trade));
        rows!.Describe(plan.Setup);
        using TradingEngine engine = new(plan.Setup);
        RunLoop loop = new(engine, new Progress(!Console.IsErrorRedirected), pace: null);
        loop.Run(reader, interrupt);
        output.Flush();
        foreach (string line in market.Files!.Report.Lines())
        {
            Console.Error.WriteLine(line);
        }

        foreach (HealthReport health in RunHealth.Of(market, instruments, desk.Problems))
        {
            Console.Error.WriteLine($"health {health.Line()}");
        }

        Console.Error.WriteLine($"{rows.Rows:N0} rows at {rows.Bars:N0} bars of {market.Shape.BasePeriod}");
        return loop.IsInterrupted ? ExitCodes.Interrupted : ExitCodes.Done;
    }

    private static TextWriter Open(string path)
    {
        if (string.Equals(path, "-", StringComparison.Ordinal))
        {
            return new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        }

        try
        {
            return new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{path} cannot be written: {problem.Message}", ExitCodes.Configuration);
        }
    }

    // The contract as its file names it, by month: rows carry it instead of the root.
    private static Dictionary<int, string> ContractNames(Market market) =>
        market.Files!.Streams.Where(s => s.Instrument.Id == 0)
            .GroupBy(s => s.Stream.Contract)
            .ToDictionary(g => g.Key, g => g.First().Stream.Symbol);
}
