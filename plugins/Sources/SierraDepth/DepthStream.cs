using MiaIa.Sdk;
using MiaIa.Sdk.Binary;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>From the first and last records of a file to its stream.</summary>
internal static class DepthStream
{
    /// <summary>The stream of a file; of no kind of event when it has no records yet.</summary>
    /// <exception cref="SourceException">It is broken.</exception>
    public static MarketStream Describe(string path)
    {
        using RecordFile file = new(path, DepthRecord.Format);
        DepthSample sample = new(file);
        if (!sample.IsEmpty && !sample.HasTimes)
        {
            throw new SourceException(
                path,
                RecordFile.Place(file.HeaderSize),
                "None of the first and last records has a time between 1970 and 2200. Download it again, or leave it out.");
        }

        long first = sample.IsEmpty ? 0 : sample.FirstNs;
        ContractName name = ContractName.Parse(Path.GetFileName(path), DateOnly.FromDateTime(DateTime.UnixEpoch.AddTicks(first / 100)));
        EventKinds kinds = sample.IsEmpty ? EventKinds.None : EventKinds.Depth;
        return new MarketStream(
            path, "", name.Symbol, name.Root, name.Contract, kinds, Period: null, first,
            sample.IsEmpty ? long.MaxValue : sample.LastNs);
    }
}
