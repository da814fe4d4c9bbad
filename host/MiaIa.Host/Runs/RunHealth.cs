using System.Globalization;
using MiaIa.Host.Data;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Whether the data of a run are sound, after its last event.</summary>
internal static class RunHealth
{
    /// <summary>The report of every instrument that has prints, quotes or bars; the traded one first, in any case.</summary>
    /// <exception cref="DataException">
    /// More prices of the traded instrument are off the grid than on it: the figures of the run would be made of the rest.
    /// </exception>
    public static IReadOnlyList<HealthReport> Of(Market market, Instruments instruments, DataProblems desk) =>
        Of(market.Health, market.Files, market.Provenance, instruments, desk);

    /// <summary>The same of data that no run is made on.</summary>
    /// <exception cref="DataException">More prices of the traded instrument are off the grid than on it.</exception>
    public static IReadOnlyList<HealthReport> Of(
        DataHealth health, DataSet? files, string provenance, Instruments instruments, DataProblems desk)
    {
        List<HealthReport> reports = [];
        foreach (Instrument instrument in instruments.All)
        {
            InstrumentHealth counted = health.Of(instrument.Id);
            SourceFaults faults = FaultsOf(files, instrument, desk);
            long taken = counted.BarPrices.Count + counted.PrintPrices.Count + counted.Quotes;
            if (instrument.Id == 0 && faults.OffGrid > taken)
            {
                throw new DataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{instrument.Symbol}: {faults.OffGrid} prices are off its grid of {instrument.TickSize} points and {taken} are on it, so nothing can be said of these data. They are of another instrument, or adjusted or scaled; name others."));
            }

            if (instrument.Id == 0 || counted.HasRecords)
            {
                reports.Add(health.Report(instrument.Id, instrument.Symbol, faults, provenance));
            }
        }

        return reports;
    }

    private static SourceFaults FaultsOf(DataSet? files, Instrument instrument, DataProblems desk)
    {
        if (files is null)
        {
            return instrument.Id == 0 ? SourceFaults.Of(desk.All, _ => true) : SourceFaults.None;
        }

        HashSet<string> own =
            [.. files.Streams.Where(s => s.Instrument == instrument).Select(s => s.Stream.Path)];
        return SourceFaults.Of(files.Problems.All, own.Contains);
    }
}
