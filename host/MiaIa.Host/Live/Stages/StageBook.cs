using System.Text;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Live.Stages;

/// <summary>The file of the stages among the runs, one JSON record a line: <c>runs/stages.jsonl</c>. Lines are added, never changed.</summary>
/// <param name="runs">Where runs are kept.</param>
internal sealed class StageBook(string runs)
{
    private const string Name = "stages.jsonl";

    /// <summary>The file.</summary>
    public string FullPath { get; } = Path.GetFullPath(Path.Combine(runs, Name));

    /// <summary>All records, in order.</summary>
    /// <exception cref="RunException">A line cannot be read: where one stands is not known.</exception>
    public IReadOnlyList<StageRecord> Read()
    {
        List<StageRecord> records = [];
        int number = 0;
        foreach (string line in File.Exists(FullPath) ? File.ReadAllLines(FullPath) : [])
        {
            number++;
            try
            {
                if (line.Length > 0)
                {
                    records.Add(StageRecord.Parse(line));
                }
            }
            catch (FormatException problem)
            {
                throw new RunException(FormattableString.Invariant(
                    $"{FullPath}, line {number}: {problem.Message}. Where the stages stand is not known; repair the line, or move the file away and begin with `mia broker test`."));
            }
        }

        return records;
    }

    /// <summary>Adds a record; it is on the disk when this returns.</summary>
    public void Add(StageRecord record)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath)!);
        using FileStream file = new(FullPath, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(record.ToLine() + "\n"));
        file.Flush(flushToDisk: true);
    }
}
