using System.Security.Cryptography;
using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>What is in a LEAN zip, entry by entry, for people and for checks. Sums are exact.</summary>
internal static class LeanFacts
{
    private const int MaxColumns = 13;

    /// <summary>The facts of a zip.</summary>
    /// <exception cref="SourceException">It is broken, or no LEAN zip.</exception>
    public static IReadOnlyDictionary<string, object?> Of(string path)
    {
        using LeanArchive archive = LeanArchive.Open(path)
            ?? throw new SourceException(path, "", "No entry of the zip is laid out as LEAN does it.");
        OrderedDictionary<string, object?> facts = new(StringComparer.Ordinal);
        using (FileStream file = File.OpenRead(path))
        {
            facts["sha256"] = Convert.ToHexStringLower(SHA256.HashData(file));
            facts["bytes"] = file.Length;
        }

        OrderedDictionary<string, object?> entries = new(StringComparer.Ordinal);
        long rows = 0;
        decimal? volume = null;
        foreach (LeanEntry entry in archive.Entries)
        {
            LeanEntryFacts of = Read(path, archive, entry);
            entries[entry.Name] = of.ToMap();
            rows += of.Rows;
            volume = entry.Kind is LeanKind.Trade ? (volume ?? 0) + of.Volume : volume;
        }

        facts["entries"] = entries;
        if (volume is { } total)
        {
            facts["total_volume"] = total;
        }

        facts["total_rows"] = rows;
        facts["n_entries"] = entries.Count;
        return facts;
    }

    private static LeanEntryFacts Read(string path, LeanArchive archive, LeanEntry entry)
    {
        LeanEntryFacts facts = entry.Kind switch
        {
            LeanKind.OpenInterest => new LeanInterestFacts(entry),
            LeanKind.Quote => new LeanQuoteFacts(entry),
            _ when entry.Resolution is LeanResolution.Tick => new LeanTickFacts(entry),
            _ => new LeanBarFacts(entry),
        };
        NumberRow row = new(MaxColumns);
        using TextLines lines = new(archive.OpenEntry(entry.Name));
        try
        {
            while (lines.TryRead(out ReadOnlySpan<byte> line))
            {
                if (!line.IsEmpty)
                {
                    row.Read(line, (byte)',');
                    facts.Add(row, line);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw LeanArchive.Broken(path, LeanArchive.Place(entry.Name, lines.Number + 1), e);
        }

        return facts;
    }
}
