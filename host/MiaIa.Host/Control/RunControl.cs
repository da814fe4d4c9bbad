using MiaIa.Host.Configuration;
using MiaIa.Sdk;

namespace MiaIa.Host.Control;

/// <summary>
/// A run's side of its control: owns <c>runs/ID/control</c> while the process lives, and says through the file <c>process</c> in it
/// whose it is.
/// </summary>
internal sealed class RunControl : IDisposable
{
    private readonly ControlFolder _folder;
    private readonly ControlFeed _feed;

    private RunControl(ControlFolder folder, ControlFeed feed) => (_folder, _feed) = (folder, feed);

    /// <summary>What a person, the kill file and the clock say.</summary>
    public IEventInjector Injector => _feed;

    /// <summary>Opens the control of a run.</summary>
    /// <param name="runFolder">Folder of the run.</param>
    /// <param name="mode">Mode of the run.</param>
    /// <param name="isPaced">Whether the run follows wall time, so that the clocks matter.</param>
    /// <param name="view">The run.</param>
    public static RunControl Open(string runFolder, RunMode mode, bool isPaced, IRunView view)
    {
        ControlFolder folder = ControlFolder.Of(runFolder);
        folder.Make();
        KillFile kill = new(Path.GetDirectoryName(Path.GetFullPath(runFolder))!);
        AtomicFile.Write(folder.ProcessPath, RunProcess.Own(EnumNames.Write(mode)).ToText());
        ControlWatch watch = new(folder, kill);
        if (isPaced)
        {
            watch.Start();
        }

        return new RunControl(folder, new ControlFeed(watch, view, isPaced ? new ClockWatch(TimeProvider.System) : null));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _feed.End();
        File.Delete(_folder.ProcessPath);
        File.Delete(_folder.StatePath);
    }
}
