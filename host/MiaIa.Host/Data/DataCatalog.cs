using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>Which source reads a file: each is asked, in order, and the first that knows the content has it.</summary>
internal static class DataCatalog
{
    private const int HeadLength = 4096;

    /// <summary>The streams of a file and their source; null when no source knows it.</summary>
    /// <exception cref="DataException">The file cannot be read, or a source failed.</exception>
    /// <exception cref="SourceException">A source knows the format, and the file is broken.</exception>
    public static (DataSource Source, IReadOnlyList<MarketStream> Streams)? Find(
        string path, IReadOnlyList<DataSource> sources, ITimeZones zones)
    {
        byte[] head = ReadHead(path);
        foreach (DataSource source in sources)
        {
            IReadOnlyList<MarketStream> streams = Describe(source, path, head, zones);
            if (streams.Count > 0)
            {
                return (source, streams);
            }
        }

        return null;
    }

    /// <summary>Opens a stream.</summary>
    /// <exception cref="DataException">The source failed.</exception>
    /// <exception cref="SourceException">The file is broken.</exception>
    public static IEventReader Open(DataSource source, MarketStream stream, StreamRequest request)
    {
        try
        {
            return source.Source.Open(stream, request);
        }
        catch (Exception e) when (e is not SourceException)
        {
            throw new DataException($"{stream.Path}: the source {source.Id} failed: {e.Message}", e);
        }
    }

    private static IReadOnlyList<MarketStream> Describe(DataSource source, string path, byte[] head, ITimeZones zones)
    {
        try
        {
            return source.Source.Describe(path, head, zones);
        }
        catch (Exception e) when (e is not SourceException)
        {
            // A plugin is foreign code: its faults are told with the file they happened on.
            throw new DataException($"{path}: the source {source.Id} failed: {e.Message}", e);
        }
    }

    private static byte[] ReadHead(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            byte[] head = new byte[(int)Math.Min(HeadLength, file.Length)];
            int read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return read == head.Length ? head : head[..read];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: the file cannot be read: {e.Message}", e);
        }
    }
}
