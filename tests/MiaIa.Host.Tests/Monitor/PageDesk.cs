using System.Net;
using System.Net.Sockets;
using System.Text;
using MiaIa.Engine.Risk;
using MiaIa.Host.Configuration;
using MiaIa.Host.Control;
using MiaIa.Host.Monitor;
using MiaIa.Host.Tests.Control;
using MiaIa.Host.Tests.Explanation;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Monitor;

/// <summary>The page's server at a free port, over a journal written row by row and a run that answers its control folder.</summary>
internal sealed class PageDesk : IDisposable
{
    public const string Token = "0123456789abcdef-of-a-test";

    private readonly CancellationTokenSource _stop = new();
    private readonly RunControl _control;
    private readonly Thread _run;
    private readonly Lock _lock = new();
    private readonly List<string> _log = [];

    public PageDesk(MonitorSettings? settings = null, Func<MonitorSite, MonitorSite>? change = null)
    {
        Journal.Header("tick-size", "0.25");
        Journal.Header("tick-value", "12.50");
        Journal.Header("mode", "sim");
        Journal.Header("desk", "SIM");
        Folder = Path.GetDirectoryName(Path.GetFullPath(Journal.Path))!;
        _control = RunControl.Open(Folder, RunMode.Sim, isPaced: false, View);
        _run = new Thread(Pump) { IsBackground = true };
        _run.Start();
        MonitorSite site = new()
        {
            Settings = settings ?? new MonitorSettings { Port = 0 },
            RunsFolder = Path.GetDirectoryName(Folder)!,
            RunFolder = Folder,
            Token = MonitorToken.Of(Token),
            CanCommand = true,
            Interval = TimeSpan.FromMilliseconds(20),
            PageFolder = Path.Combine(MiaIa.Tests.Repository.Root, "web"),
            Log = line =>
            {
                lock (_lock)
                {
                    _log.Add(line);
                }
            },
        };
        Server = new MonitorServer(change?.Invoke(site) ?? site);
        Server.Start();
        Client = new HttpClient { BaseAddress = Server.Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public JournalFile Journal { get; } = new();

    public string Folder { get; }

    public FakeView View { get; } = new();

    public MonitorServer Server { get; }

    public HttpClient Client { get; }

    public string Id => Path.GetFileName(Folder);

    public string[] Log
    {
        get
        {
            lock (_lock)
            {
                return [.. _log];
            }
        }
    }

    /// <summary>What lies in the control folder beside what the run itself writes there.</summary>
    public string[] Requests =>
        [.. Directory.GetFiles(ControlFolder.Of(Folder).FullPath).Select(f => Path.GetFileName(f)).Where(f => char.IsAsciiDigit(f[0]))];

    /// <summary>A command as the page sends it.</summary>
    public HttpRequestMessage Command(string body, string? token = Token, string type = "application/json")
    {
        HttpRequestMessage request = new(HttpMethod.Post, "/api/control") { Content = new StringContent(body, Encoding.UTF8, type) };
        if (token is not null)
        {
            request.Headers.Add("Authorization", "Bearer " + token);
        }

        return request;
    }

    public string Body(string command, string reason = "") => $$"""{"command":"{{command}}","reason":"{{reason}}","run":"{{Id}}"}""";

    /// <summary>Sends bytes as they stand and reads what comes back until the server closes, or for the first line.</summary>
    public string Raw(string text, bool isWhole = false)
    {
        using TcpClient socket = new();
        socket.Connect(IPAddress.Loopback, Server.Address!.Port);
        socket.ReceiveTimeout = 20_000;
        NetworkStream stream = socket.GetStream();
        try
        {
            stream.Write(Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n")));
        }
        catch (IOException)
        {
            // It may have closed the door before it heard everything.
        }

        using StreamReader reader = new(stream, Encoding.Latin1);
        return isWhole ? reader.ReadToEnd() : reader.ReadLine() ?? "";
    }

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
        _stop.Cancel();
        _run.Join();
        _control.Dispose();
        Journal.Dispose();
        _stop.Dispose();
    }

    // The run: it does what it is asked at once.
    private void Pump()
    {
        while (!_stop.IsCancellationRequested)
        {
            while (_control.Injector.TryRead(1, out MarketEvent e))
            {
                if (e.Kind is EventKind.Halt)
                {
                    View.Halts = [new HaltRecord(HaltCause.Command, HaltState.HaltEntries, HaltRelease.Manual, 1, 20260105, 0, "")];
                }
                else if (e.Kind is EventKind.Flatten or EventKind.EmergencyStop)
                {
                    (View.Position, View.Working) = (0, 0);
                }
                else if (e.Kind is EventKind.Resume)
                {
                    View.Halts = [];
                }
            }

            _stop.Token.WaitHandle.WaitOne(1);
        }
    }
}
