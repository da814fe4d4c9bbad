using System.Text;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Alerts;

/// <summary>
/// Writes alerts into a file, one line each. A line is on the disk before it counts as written, and one whose id the file already holds
/// is not written again.
/// </summary>
[Plugin("file")]
public sealed class File : IAlertSink
{
    private const long Megabyte = 1_000_000;

    private readonly string _path;
    private readonly long _mostBytes;
    private HashSet<string>? _ids;

    /// <summary>A file for the alerts of a run.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="place">Where the run's files lie.</param>
    public File(FileOptions options, AlertPlace place)
    {
        _path = Path.GetFullPath(options.Path, place.Folder);
        _mostBytes = options.MostMegabytes * Megabyte;
        Policy = new AlertPolicy
        {
            MinimumSeverity = options.MinimumSeverity,
            MostPerMinute = options.MostPerMinute,
            FoldAbove = options.FoldAbove,
            HeartbeatSeconds = options.HeartbeatSeconds,
            KnowsIds = true,
        };
    }

    /// <inheritdoc />
    public AlertPolicy Policy { get; }

    private string Before => _path + ".1";

    /// <inheritdoc />
    public AlertDelivery Deliver(AlertMessage message, CancellationToken cancel)
    {
        try
        {
            _ids ??= [.. IdsOf(Before), .. IdsOf(_path)];
            if (_ids.Contains(message.Id))
            {
                return AlertDelivery.Delivered;
            }

            Write(message.ToLine());
            _ids.Add(message.Id);
            return AlertDelivery.Delivered;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // What was written of the line is read again before the next attempt.
            _ids = null;
            return new AlertDelivery(AlertOutcome.NotDelivered, problem.Message);
        }
    }

    // A line that was cut off has no id at its end, and is left behind as it is.
    private static IEnumerable<string> IdsOf(string path) => !System.IO.File.Exists(path) ? [] : System.IO.File.ReadLines(path)
        .Where(line => line.EndsWith(']')).Select(line => line[(line.LastIndexOf('[') + 1)..^1]);

    private void Write(string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        if (System.IO.File.Exists(_path) && new FileInfo(_path).Length >= _mostBytes)
        {
            System.IO.File.Move(_path, Before, overwrite: true);
            _ids = [.. IdsOf(Before)];
        }

        using FileStream file = new(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        byte[] bytes = Encoding.UTF8.GetBytes((IsInLine(file) ? "\n" : "") + line + "\n");
        file.Seek(0, SeekOrigin.End);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static bool IsInLine(FileStream file)
    {
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() is not '\n';
    }
}
