using MiaIa.Host.Calendar;
using MiaIa.Host.Configuration;
using MiaIa.Host.Data;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Writes the bars, prints or quotes of one instrument, front contracts in order, as the engine sees them.</summary>
internal static class DataExport
{
    private const int BlockEvents = 1024;

    /// <summary>Reads the data and writes the file.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="RunException">The data hold nothing of what is asked for, or the file cannot be written.</exception>
    public static int Run(ExportRequest request, CancellationToken interrupt)
    {
        using Desk desk = Desk.Open(request.Run.ConfigPath, request.Run.PluginFolders);
        RunConfiguration configuration = desk.Configure(RunMode.Backtest);
        (Instrument instrument, string? contract) = DataInstruments.Named(request.Instrument ?? configuration.Trade);
        Instruments instruments = new([instrument]);
        DataSet data = Market.Open(desk, instruments, new ExchangeCalendar(), request.Run, configuration, contract);
        Func<CsvLine, Func<string>, IEventRows> make = RowsOf(request, data, instruments.Traded);
        using ExportFile file = ExportFile.Create(request.Path, request.Overwrites);
        CsvLine csv = new(file.Output);
        ContractNames names = new(data, instruments.Traded);
        IEventRows rows = make(csv, () => contract ?? names.Current);
        file.Output.Write(rows.Header);
        file.Output.Write('\n');
        DataHealth health = new(instruments.All.Count);
        using (HealthReader reader = new(new ReadAhead(data.Merge(new SessionTimes())), health))
        {
            Write(reader, rows, names, new Progress(!Console.IsErrorRedirected), interrupt);
        }

        interrupt.ThrowIfCancellationRequested();
        IReadOnlyList<HealthReport> reports = RunHealth.Of(health, data, "REAL", instruments, desk.Problems);
        file.Complete();
        Tell(data, reports, csv.Lines);
        return ExitCodes.Done;
    }

    private static void Write(
        HealthReader reader, IEventRows rows, ContractNames names, Progress progress, CancellationToken interrupt)
    {
        MarketEvent[] block = new MarketEvent[BlockEvents];
        long events = 0;
        while (!reader.IsEnded && !interrupt.IsCancellationRequested)
        {
            int count = reader.Read(block);
            foreach (ref readonly MarketEvent e in block.AsSpan(0, count))
            {
                rows.On(in e);
                names.On(in e);
            }

            events += count;
            if (count > 0)
            {
                progress.Report(block[count - 1].TimeNs, events);
            }
        }

        rows.Complete();
        progress.End();
    }

    private static Func<CsvLine, Func<string>, IEventRows> RowsOf(ExportRequest request, DataSet data, Instrument instrument)
    {
        DataStream[] own = [.. data.Streams.Where(s => s.Instrument == instrument)];
        bool Has(EventKinds kind) => own.Any(s => (s.Stream.Kinds & kind) != EventKinds.None);
        switch (request.Kind)
        {
            case ExportKind.Prints when Has(EventKinds.Trade):
                return (csv, name) => new PrintRows(csv, instrument, name);
            case ExportKind.Quotes when Has(EventKinds.Quote):
                return (csv, name) => new QuoteRows(csv, instrument, name);
            case ExportKind.Bars when Has(EventKinds.Trade) || Has(EventKinds.Bar):
                bool hasPrints = Has(EventKinds.Trade);
                BarPeriod period = request.Period ?? MarketShape.Of(data, written: null).BasePeriod;
                CheckPeriod(hasPrints ? [] : own, period);
                return (csv, name) => new BarRows(csv, instrument, period, hasPrints, name);
            default:
                throw new RunException(
                    $"The data hold no {Words.Kebab(request.Kind.ToString())} of {instrument.Symbol}. `mia data inspect FILE` tells what a file holds.",
                    ExitCodes.Configuration);
        }
    }

    private static void CheckPeriod(DataStream[] streams, BarPeriod period)
    {
        foreach (BarPeriod of in streams.Select(s => s.Stream.Period).OfType<BarPeriod>().Distinct())
        {
            if (period.Seconds % of.Seconds != 0)
            {
                throw new RunException(
                    $"Bars of {period} cannot be made of the data's bars of {of}: --period must be a multiple of it.", ExitCodes.Configuration);
            }
        }
    }

    private static void Tell(DataSet data, IReadOnlyList<HealthReport> reports, long lines)
    {
        foreach (string line in data.Report.Lines())
        {
            Console.Error.WriteLine(line);
        }

        foreach (HealthReport report in reports)
        {
            Console.Error.WriteLine($"health {report.Line()}");
        }

        Console.Error.WriteLine($"{lines:N0} rows");
    }
}
