using System.Globalization;

namespace MiaIa.Host.Data;

/// <summary>What was found under the paths, for people.</summary>
/// <param name="Files">All files looked at.</param>
/// <param name="Unrecognised">Files that no source knows.</param>
/// <param name="LeftOut">Streams that are not read, and why.</param>
internal sealed record DataReport(
    IReadOnlyList<string> Files, IReadOnlyList<string> Unrecognised, IReadOnlyList<LeftOutStream> LeftOut)
{
    private const int MaxNamed = 3;

    /// <summary>How each roll was decided; none when the calendar decides them all.</summary>
    public IReadOnlyList<string> Rolls { get; init; } = [];

    /// <summary>A line for each thing a person should know; none when every file is read whole.</summary>
    public IEnumerable<string> Lines()
    {
        if (Unrecognised.Count > 0)
        {
            yield return UnrecognisedLine();
        }

        foreach (string roll in Rolls)
        {
            yield return roll;
        }

        // One line per reason; what differs from stream to stream is told by the first.
        foreach (IGrouping<LeftOutReason, LeftOutStream> group in LeftOut.GroupBy(l => l.Reason).OrderBy(g => g.Key))
        {
            LeftOutStream first = group.First();
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{group.Count()} streams are not read ({Text(group.Key)}), such as {first.Stream.Symbol} in {Path.GetFileName(first.Stream.Path)}: {first.Explanation}");
        }
    }

    /// <summary>How many files no source knows, and the first of them. They may be of a known program with other columns.</summary>
    public string UnrecognisedLine()
    {
        string named = string.Join(", ", Unrecognised.Take(MaxNamed).Select(Path.GetFileName));
        string more = Unrecognised.Count > MaxNamed ? ", ..." : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Unrecognised.Count} of {Files.Count} files are of no known format (content or columns): {named}{more}");
    }

    private static string Text(LeftOutReason reason) => reason switch
    {
        LeftOutReason.NotRead => "no events in them",
        LeftOutReason.OtherInstrument => "other instruments",
        LeftOutReason.NotFront => "not the front contract",
        LeftOutReason.OutsideTime => "outside the time asked for",
        _ => "found twice",
    };
}
