using MiaIa.Sdk;

namespace MiaIa.Tests;

/// <summary>Reads as a run does.</summary>
internal static class Readers
{
    /// <summary>All events of a reader, read in blocks.</summary>
    public static List<MarketEvent> ReadAll(IEventReader reader, int block = 7)
    {
        List<MarketEvent> all = [];
        MarketEvent[] buffer = new MarketEvent[block];
        while (!reader.IsEnded)
        {
            int read = reader.Read(buffer);
            all.AddRange(buffer.AsSpan(0, read));
        }

        return all;
    }
}
