using System.Globalization;
using MiaIa.Host.Control;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Alerts;

/// <summary>
/// The file <c>heartbeat</c> in the control folder of a run, written again every 5 s while engine and alerts are at work: one that is old
/// says that the run is not. It goes when the run ends as it should.
/// </summary>
/// <param name="path">The file; its folder is there.</param>
/// <param name="time">The clock.</param>
internal sealed class HeartbeatFile(string path, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Writes it, when it is due.</summary>
    /// <param name="eventNs">Event time of the engine.</param>
    public void Write(long eventNs)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (now < _next)
        {
            return;
        }

        _next = now + Every;
        try
        {
            AtomicFile.Write(path, string.Create(
                CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd'T'HH:mm:ss'Z'}\nevent-time {Moment.Text(eventNs)}\n"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // One that cannot be written grows old, which is what it is for.
        }
    }

    /// <summary>The run ends as it should.</summary>
    public void Remove() => File.Delete(path);
}
