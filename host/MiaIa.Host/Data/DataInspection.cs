using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>What a file is and what is in it, for <c>mia data inspect</c>.</summary>
internal static class DataInspection
{
    /// <summary>The facts of a file, as its source tells them.</summary>
    /// <exception cref="DataException">No source knows the file, its source tells no facts, or it cannot be read.</exception>
    /// <exception cref="SourceException">The file is broken.</exception>
    /// <param name="path">The file.</param>
    /// <param name="sources">The sources.</param>
    /// <param name="zones">For formats that write local time.</param>
    /// <param name="instrumentOf">The instrument of a root; null leaves the health of the data out.</param>
    /// <param name="interrupt">Ends it.</param>
    public static IReadOnlyDictionary<string, object?> Inspect(
        string path,
        IReadOnlyList<DataSource> sources,
        ITimeZones zones,
        Func<string, Instrument?>? instrumentOf = null,
        CancellationToken interrupt = default)
    {
        if (!File.Exists(path))
        {
            throw new DataException($"{path}: there is no such file.");
        }

        if (DataCatalog.Find(path, sources, zones) is not { } found)
        {
            string known = string.Join(", ", sources.Select(s => s.Id));
            throw new DataException($"{path}: the file is of no known format. Formats are read by: {known}.");
        }

        IReadOnlyDictionary<string, object?> facts = found.Source.Source is IInspector inspector
            ? Inspect(inspector, found.Source.Id, path, zones)
            : throw new DataException($"{path}: it is read by {found.Source.Id}, which tells no facts.");
        return instrumentOf is null
            ? facts
            : new Dictionary<string, object?>(facts, StringComparer.Ordinal)
            {
                ["health"] = new FileHealth(found.Source, zones, instrumentOf).Facts(found.Streams, interrupt),
            };
    }

    private static IReadOnlyDictionary<string, object?> Inspect(
        IInspector inspector, string id, string path, ITimeZones zones)
    {
        try
        {
            return inspector.Inspect(path, zones);
        }
        catch (Exception e) when (e is not SourceException)
        {
            throw new DataException($"{path}: the source {id} failed: {e.Message}", e);
        }
    }
}
