using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MiaIa.Plugins.Brokers.Ibkr.Wire;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>One socket's life: opened, agreed on, read and written until it ends. It is never used again.</summary>
internal sealed partial class Link
{
    private const int LongestQuote = 2_000;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(15);

    private readonly SessionParts _parts;
    private readonly TwsConnectionOptions _options;
    private readonly ITwsTransportFactory _factory;
    private readonly ITwsReceiver _receiver;
    private readonly FrameLog? _log;
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ending = new();
    private ITwsTransport? _transport;
    private LinkEnd? _end;
    private Alarm? _deadline;
    private ITwsCodec? _codec;
    private bool _hasAccounts;
    private bool _hasNextId;

    public Link(
        SessionParts parts, TwsConnectionOptions options, ITwsTransportFactory factory, ITwsReceiver receiver, FrameLog? log, PacedQueue<Dispatch> queue)
    {
        _parts = parts;
        _options = options;
        _factory = factory;
        _receiver = receiver;
        _log = log;
        _queue = queue;
    }

    /// <summary>TWS named its accounts and the next order id: it can be asked.</summary>
    public Action OnStarted { get; init; } = () => { };

    /// <summary>Whether a socket that stays without IB is kept before the first Ready.</summary>
    public bool IsPatient { get; init; }

    /// <summary>The agreed version; 0 before.</summary>
    public int ServerVersion => _codec?.ServerVersion ?? 0;

    /// <summary>Lives until the socket ends.</summary>
    public async Task<LinkEnd> RunAsync()
    {
        try
        {
            if (await OpenAsync().ConfigureAwait(false))
            {
                await LiveAsync(_transport!).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            End(LinkEndKind.Lost, $"The connection to TWS broke: {e.Message}");
        }
        catch (Exception e)
        {
            _parts.Feed.Report("The reader of the connection threw.", e);
            End(LinkEndKind.Lost, $"The connection was given up after an error of this program: {e.Message}");
        }

        End(LinkEndKind.Lost, "The connection to TWS is closed.");
        DropQueue();
        return _end!;
    }

    /// <summary>Ends it; the first reason counts. Safe from any thread, more than once.</summary>
    public void End(LinkEndKind kind, string reason, bool isAbort = false, int? port = null)
    {
        ITwsTransport? transport;
        lock (_gate)
        {
            if (_end is not null)
            {
                return;
            }

            _end = new LinkEnd(kind, reason, port);
            _deadline?.Cancel();
            _heartbeat?.Cancel();
            transport = _transport;
        }

        _ending.Cancel();
        if (isAbort)
        {
            transport?.Abort();
        }

        transport?.Dispose();
        _signal.Set();
    }

    /// <summary>TWS named its accounts.</summary>
    public void NoteAccounts() => NoteReady(ref _hasAccounts);

    /// <summary>TWS named the next order id.</summary>
    public void NoteNextId() => NoteReady(ref _hasNextId);

    /// <summary>TWS can be asked, or is kept without IB: the deadline is over.</summary>
    public void EndDeadline()
    {
        lock (_gate)
        {
            _deadline?.Cancel();
            _deadline = null;
        }
    }

    private async Task<bool> OpenAsync()
    {
        string address = $"{_options.Host}:{_options.Port}";
        _parts.Machine.OnConnecting(address);
        SetDeadline(ConnectLimit, LinkEndKind.Refused, $"TWS at {address} did not answer within 5 s: check host and port, and that TWS runs there.");
        ITwsTransport transport;
        try
        {
            transport = await _factory.ConnectAsync(_options.Host, _options.Port, _ending.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            End(LinkEndKind.Refused,
                $"TWS at {address} refuses the connection: start TWS or IB Gateway, log it in, and enable 'ActiveX and Socket Clients' on that port.");
            return false;
        }

        bool isOver;
        lock (_gate)
        {
            isOver = _end is not null;
            _transport = isOver ? null : transport;
        }

        if (isOver)
        {
            transport.Dispose();
            return false;
        }

        _parts.Machine.OnSocketOpen();
        SetDeadline(HandshakeLimit, LinkEndKind.Lost,
            "TWS accepted the connection but did not answer within 5 s: allow this computer in TWS's API settings (Trusted IPs), or click its question away.");
        return true;
    }

    private Task LiveAsync(ITwsTransport transport) => transport.IsBlocking
        ? Task.Factory.StartNew(() => ReadAllAsync(transport), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()
        : ReadAllAsync(transport);

    private async Task ReadAllAsync(ITwsTransport transport)
    {
        NoteBytes();
        PipeReader pipe = PipeReader.Create(new TransportStream(transport, NoteBytes));
        FrameReader frames = new(pipe);
        await WriteHelloAsync(transport).ConfigureAwait(false);
        while (await frames.ReadAsync().ConfigureAwait(false) is { } payload)
        {
            _parts.Counters.AddFrameIn();
            _log?.Add(_parts.Clock.UtcNs, FrameDirection.In, ServerVersion, payload.Span);
            if (_codec is not null)
            {
                Decode(_codec, payload);
            }
            else if (Agree(payload.Span))
            {
                await WriteStartAsync(transport).ConfigureAwait(false);
                _parts.Start(WriteAllAsync);
            }
        }

        string cut = frames.IsCutOff ? " in the middle of a message" : string.Empty;
        End(LinkEndKind.Lost, _codec is null
            ? "TWS closed the connection without a word: enable its API, allow this computer (Trusted IPs), and close other programs when 32 are connected."
            : $"TWS closed the connection{cut}.");
    }

    private bool Agree(ReadOnlySpan<byte> payload)
    {
        HandshakeReply reply = Handshake.ParseReply(payload);
        switch (reply.Kind)
        {
            case HandshakeKind.Accepted:
                _codec = new TextCodec(reply.ServerVersion);
                _parts.Machine.OnVersion(reply.ServerVersion);
                SetDeadline(ReadyLimit, LinkEndKind.Lost,
                    "TWS accepted the connection but is not ready after 15 s: log it in, and look for a question on its window.");
                return true;
            case HandshakeKind.UnsupportedVersion:
                End(LinkEndKind.Fatal,
                    $"TWS speaks version {reply.ServerVersion}, this program {Handshake.MinVersion} to {Handshake.MaxVersion}: update TWS or IB Gateway, or this program.");
                return false;
            case HandshakeKind.Redirect:
                Redirect(reply);
                return false;
            default:
                _parts.Counters.AddMalformed();
                return false;
        }
    }

    /// <summary>Goes along to another port of the same computer; to another computer only a person sends us.</summary>
    private void Redirect(HandshakeReply reply)
    {
        string address = reply.RedirectPort is { } told ? $"{reply.RedirectHost}:{told}" : reply.RedirectHost;
        if (reply.RedirectPort is { } port && port > 0 && IsSameComputer(reply.RedirectHost))
        {
            End(LinkEndKind.Redirected, $"TWS sends us to {address}.", port: port);
            return;
        }

        End(LinkEndKind.Fatal, $"TWS sends us to {address}: set that address in the configuration if it is yours.");
    }

    private bool IsSameComputer(string host) =>
        string.Equals(host, _options.Host, StringComparison.OrdinalIgnoreCase) || (IsLoopback(host) && IsLoopback(_options.Host));

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    private void Decode(ITwsCodec codec, ReadOnlyMemory<byte> payload)
    {
        try
        {
            DecodeOutcome outcome = codec.Decode(payload.Span, _receiver);
            if (outcome.Status is DecodeStatus.Unknown)
            {
                _parts.Counters.AddUnknownId();
            }
            else if (outcome.Status is DecodeStatus.Malformed)
            {
                _parts.Counters.AddMalformed();
                _parts.Feed.Report($"Message {outcome.MessageId} of TWS could not be read: {outcome.Reason}: {RawText(payload.Span)}", cause: null);
            }
        }
        catch (Exception e)
        {
            _parts.Counters.AddReceiverFault();
            _parts.Feed.Report("A receiver of TWS's messages threw; the message counts as received.", e);
        }
    }

    private static string RawText(ReadOnlySpan<byte> payload) =>
        Encoding.UTF8.GetString(payload[..Math.Min(LongestQuote, payload.Length)]).Replace('\0', '|');

    private void NoteReady(ref bool part)
    {
        bool wasReady = _hasAccounts && _hasNextId;
        part = true;
        if (!wasReady && _hasAccounts && _hasNextId)
        {
            OnStarted();
        }
    }

    private void SetDeadline(TimeSpan limit, LinkEndKind kind, string reason)
    {
        lock (_gate)
        {
            _deadline?.Cancel();
            _deadline = _end is null ? _parts.Timetable.After(limit, () => End(kind, reason, isAbort: true)) : null;
        }
    }
}
