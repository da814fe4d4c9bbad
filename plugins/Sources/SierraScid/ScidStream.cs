using System.Globalization;
using MiaIa.Sdk;
using MiaIa.Sdk.Binary;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>From the first and last records of a file to its stream.</summary>
internal static class ScidStream
{
    /// <summary>The stream of a file; of no kind of event when it has no records yet.</summary>
    /// <exception cref="SourceException">It is broken.</exception>
    public static MarketStream Describe(string path)
    {
        using RecordFile file = new(path, ScidRecord.Format);
        ScidSample sample = new(file);
        if (sample.IsEmpty)
        {
            ContractName unknown = ContractName.Parse(Path.GetFileName(path), DateOnly.FromDateTime(DateTime.UnixEpoch));
            return new MarketStream(path, "", unknown.Symbol, unknown.Root, 0, EventKinds.None, Period: null, 0);
        }

        if (!sample.HasTimes)
        {
            throw Broken(file, "None of the first and last records has a time between 1970 and 2200.");
        }

        if (!sample.HasPrints && sample.Period is null)
        {
            throw Broken(file, "The length of the bars cannot be told from the steps of the first and last records.");
        }

        EventKinds kinds = (sample.HasPrints ? EventKinds.Trade | EventKinds.Quote : EventKinds.None)
            | (sample.Period is not null ? EventKinds.Bar : EventKinds.None);
        long periodNs = sample.Period?.Nanoseconds ?? 0;
        DateTime first = DateTime.UnixEpoch.AddTicks(sample.FirstNs / 100);
        ContractName name = ContractName.Parse(Path.GetFileName(path), DateOnly.FromDateTime(first));
        return new MarketStream(
            path, "", name.Symbol, name.Root, name.Contract, kinds, sample.Period,
            sample.FirstNs + (sample.HasPrints && !sample.BeginsWithBar ? 0 : periodNs),
            sample.LastNs + periodNs);
    }

    private static SourceException Broken(RecordFile file, string what) => new(
        file.Path,
        RecordFile.Place(file.HeaderSize),
        string.Create(CultureInfo.InvariantCulture, $"{what} Download it again, or leave it out."));
}
