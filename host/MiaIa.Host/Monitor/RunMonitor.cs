using System.Net;
using MiaIa.Host.Configuration;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Monitor;

/// <summary>
/// The page of a run that follows wall time. Trading does not depend on it: where it cannot be served, that is told and the run goes on. A
/// run as fast as it goes has none, and loads nothing of it.
/// </summary>
internal sealed class RunMonitor : IDisposable
{
    private readonly MonitorSettings _settings;
    private readonly string _runFolder;
    private readonly TextWriter _told;
    private MonitorServer? _server;
    private Task _serving = Task.CompletedTask;

    private RunMonitor(MonitorSettings settings, string runFolder, TextWriter told) => (_settings, _runFolder, _told) = (settings, runFolder, told);

    /// <summary>Takes from the engine what the page shows.</summary>
    public EngineTap Tap { get; } = new();

    /// <summary>The page of a run; null for one that has none.</summary>
    /// <param name="settings">What the configuration says of it.</param>
    /// <param name="isOnWallTime">Whether the run follows wall time.</param>
    /// <param name="journal">Its journal; null when none is kept.</param>
    public static RunMonitor? Of(MonitorSettings settings, bool isOnWallTime, string? journal) =>
        settings.Enabled && isOnWallTime && journal is not null
            ? new RunMonitor(settings, Path.GetFullPath(Path.GetDirectoryName(journal)!), Console.Error)
            : null;

    /// <summary>Serves it, once the journal is there. The run does not wait for it.</summary>
    /// <param name="sections">What other parts of the program add to the page.</param>
    public void Begin(MonitorSections sections) => _serving = Task.Run(() => Serve(sections));

    /// <inheritdoc />
    public void Dispose()
    {
        _serving.Wait();
        _server?.Dispose();
    }

    private void Serve(MonitorSections sections)
    {
        try
        {
            MonitorToken token = MonitorToken.Of(Environment.GetEnvironmentVariable(MonitorToken.Variable));
            MonitorServer server = new(new MonitorSite
            {
                Settings = _settings,
                RunsFolder = Path.GetDirectoryName(_runFolder)!,
                RunFolder = _runFolder,
                Token = token,
                Tap = Tap,
                CanCommand = true,
                Sections = sections,
                Log = line =>
                {
                    _told.WriteLine(line);
                    sections.Log?.Invoke(line);
                },
            });
            _server = server;
            server.Start();
            Tell(server, token);
        }
        catch (Exception problem) when (problem is IOException or RunException)
        {
            _server?.Dispose();
            _server = null;
            _told.WriteLine($"monitor      none: {problem.Message} The run goes on without its page; `monitor: {{ port: N }}` names another port.");
        }
    }

    private void Tell(MonitorServer server, MonitorToken token)
    {
        bool isClosed = _settings.AllowRemote || !IPAddress.IsLoopback(IPAddress.Parse(_settings.Address));
        _told.WriteLine($"monitor      {server.Address}{(isClosed ? "  (every request needs the token)" : "")}");
        _told.WriteLine(token.Shown is { } shown
            ? $"             token {shown}  (for halt, flatten and resume there; shown only now)"
            : $"             the token is that of {MonitorToken.Variable}");
        if (!server.HasChart)
        {
            _told.WriteLine("             without the chart: its library was not to be had when the program was built (docs/monitor.md)");
        }
    }
}
