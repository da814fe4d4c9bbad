using System.Globalization;
using System.Text.RegularExpressions;

namespace MiaIa.TwsSimulator;

/// <summary>One connection: hello, start, requests in, messages out.</summary>
internal sealed partial class Session(TwsServer server, Action<byte[]> write, Action closed)
{
    private readonly FrameReader _reader = new();
    private readonly List<Message> _held = [];
    private readonly HashSet<int> _usedIds = [];
    private Message? _swapped;
    private bool _isGreeted;

    /// <summary>Negotiated version.</summary>
    public int Version { get; private set; }

    /// <summary>The client's number, -1 before the start.</summary>
    public int ClientId { get; private set; } = -1;

    /// <summary>Whether the start is done.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether the connection is gone.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Whether nothing is written any more although the connection stays open.</summary>
    public bool IsMute { get; set; }

    /// <summary>Whether a request is being answered: what TWS knows already it tells without IB.</summary>
    public bool IsAnswering { get; set; }

    /// <summary>Market data, bars and account subscriptions.</summary>
    public Subscriptions Subscriptions { get; } = new();

    /// <summary>Counts requests per second.</summary>
    public Pacing Pacing { get; } = new(server.Settings.MessagesPerSecond);

    /// <summary>Market data type asked for, 1 to 4.</summary>
    public int MarketDataType { get; set; } = 1;

    /// <summary>Bytes from the client.</summary>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = bytes.ToArray();
        server.Do(() =>
        {
            _reader.Append(copy);
            while (!IsClosed && _reader.Next() is { } frame)
            {
                OnFrame(frame);
            }

            if (_reader.IsLost && !IsClosed)
            {
                server.Violate(this, "", "The stream cannot be read: wrong prefix or illegal length");
                Close();
            }
        });
    }

    /// <summary>The client is gone, or the server leaves.</summary>
    public void Close()
    {
        if (IsClosed)
        {
            return;
        }

        IsClosed = true;
        server.Remove(this);
        closed();
    }

    /// <summary>A request id that this connection has not used; it becomes the subject of refusals.</summary>
    public int NewRequest(RequestFields f)
    {
        int id = f.Id("reqId");
        if (server.Exchange.IsOrderId(ClientId, id))
        {
            throw f.Refusal(322, $"Error processing request: {id} is the id of an order");
        }

        return _usedIds.Add(id) ? id : throw f.Refusal(322, "Duplicate ticker id");
    }

    /// <summary>Whether this id was ever a request of this connection.</summary>
    public bool HasUsed(int id) => _usedIds.Contains(id);

    /// <summary>Sends a message 4.</summary>
    public void Error(int id, int code, string text, string json = "")
    {
        Message m = new(4);
        if (Version < 194)
        {
            m.Add(2);
        }

        m.Add(id).Add(code).Add(text, json);
        if (Version >= 194)
        {
            m.Add(server.Now.ToUnixTimeMilliseconds());
        }

        Send(m);
    }

    /// <summary>Sends a message through the plan of faults.</summary>
    public void Send(Message message)
    {
        if (IsClosed || IsMute)
        {
            return;
        }

        bool isNews = message.Id is 3 or 5 or 11 or 59 or 61 || (message.Id == 4 && message.Fields[Version >= 194 ? 2 : 3] is "201" or "202");
        if (server.Incidents.IsLinkLost && isNews && !IsAnswering)
        {
            _held.Add(message);
            return;
        }

        IReadOnlyList<Fault> faults = server.Faults.ForMessage(message, IsRunning);
        if (faults.Count == 0)
        {
            Write(message);
        }

        foreach (Fault fault in faults)
        {
            Send(message, fault);
        }
    }

    /// <summary>Sends what was held while TWS had lost IB.</summary>
    public void SendHeld()
    {
        Message[] held = [.. _held];
        _held.Clear();
        foreach (Message message in held)
        {
            Send(message);
        }
    }

    /// <summary>Breaks the connection when the plan says so at this moment.</summary>
    public bool BreaksAt(Moment moment)
    {
        switch (server.Faults.AtMoment(moment))
        {
            case null:
                return false;
            case FaultKind.HalfOpen:
                IsMute = true;
                return false;
            default:
                Close();
                return true;
        }
    }

    [GeneratedRegex(@"^v(\d+)\.\.(\d+)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionRange();

    private void OnFrame(string frame)
    {
        if (!_isGreeted)
        {
            Greet(frame);
        }
        else if (!IsRunning)
        {
            Start(frame);
        }
        else
        {
            server.Request(this, frame);
        }
    }

    private void Greet(string frame)
    {
        Match range = VersionRange().Match(frame);
        if (!range.Success)
        {
            server.Violate(this, frame, "The hello is not 'v<min>..<max>'");
            Close();
            return;
        }

        _isGreeted = true;
        int lowest = int.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture);
        int highest = int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture);
        Version = Math.Min(server.Settings.ServerVersion, highest);
        if (Version < lowest)
        {
            Close();
            return;
        }

        switch (server.Greeting)
        {
            case Greeting.Silent:
                break;
            case Greeting.Redirect:
                Send(Message.WithoutId().Add("-1", server.Settings.RedirectTo));
                break;
            case Greeting.VersionTooHigh:
                Answer((highest + 1).ToString(CultureInfo.InvariantCulture));
                break;
            case Greeting.VersionTooLow:
                Answer((lowest - 1).ToString(CultureInfo.InvariantCulture));
                break;
            case Greeting.Garbage:
                Answer("?");
                break;
            default:
                if (server.Greeting == Greeting.BulletinFirst)
                {
                    Send(new Message(14).Add(1).Add(1).Add(1).Add("Exchange holiday tomorrow", "CME"));
                }

                Answer(Version.ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Answer(string version) => Send(Message.WithoutId().Add(
        version, CentralTime.Local(server.Now).ToString("yyyyMMdd HH:mm:ss ", CultureInfo.InvariantCulture) + server.Settings.ZoneText));

    private void Start(string frame)
    {
        try
        {
            RequestFields f = new(frame);
            f.OneOf("message id", "71");
            f.Version("2");
            int client = f.Int("clientId");
            f.Any("optionalCapabilities");
            f.End();
            if (client < 0)
            {
                throw f.Refusal(321, "clientId is negative");
            }

            Start(client);
        }
        catch (RefusedException refused)
        {
            server.Violate(this, frame, "Only a correct startApi may follow the hello: " + refused.Message);
            Error(-1, refused.Code, refused.Message);
            Close();
        }
    }

    private void Start(int client)
    {
        if (server.Greeting is Greeting.NotReady or Greeting.Silent)
        {
            return;
        }

        if (server.Sessions.Any(s => s.ClientId == client))
        {
            Error(-1, 326, "Unable to connect as the client id is already in use. Retry with a unique client id.");
            Close();
            return;
        }

        ClientId = client;
        Message accounts = new Message(15).Add(1).Add(string.Join(',', server.Settings.Accounts) + (server.Settings.Accounts.Count > 1 ? "," : ""));
        Message next = new Message(9).Add(1).Add(server.Exchange.NextOrderId(client));
        if (server.Incidents.IsLinkLost && !server.Settings.HidesLostLink)
        {
            Error(-1, 2110, "Connectivity between Trader Workstation and server is broken. It will be restored automatically.");
        }

        bool isSwapped = server.Greeting == Greeting.TwiceAndSwapped;
        foreach (Message m in isSwapped ? [next, accounts, next, accounts] : new[] { accounts, next })
        {
            Send(m);
        }

        Incidents.Greet(this);
        IsRunning = true;
        server.Ledger.Watch.Block("connected");
        if (server.Settings.SendsOpenOrdersAtStart)
        {
            server.Reports.OpenOrders(this, isAll: false);
        }
    }

    private void Send(Message message, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Disconnect:
                Close();
                break;
            case FaultKind.Drop:
                break;
            case FaultKind.Delay:
                server.Agenda.After(fault.After, () => Write(message));
                break;
            case FaultKind.Duplicate:
                Write(message);
                Write(message);
                break;
            case FaultKind.Reorder:
                Message? earlier = _swapped;
                _swapped = message;
                if (earlier is not null)
                {
                    WriteNow(earlier.ToFrame());
                }

                break;
            case FaultKind.HalfOpen:
                IsMute = true;
                break;
            default:
                WriteDamaged(message, fault.Kind);
                break;
        }
    }

    private void WriteDamaged(Message message, FaultKind kind)
    {
        switch (kind)
        {
            case FaultKind.Garbage:
                byte[] garbage = new byte[64];
                new Random(server.Settings.Seed).NextBytes(garbage);
                WriteNow(garbage);
                Write(message);
                break;
            case FaultKind.LengthZero:
                WriteNow([0, 0, 0, 0]);
                break;
            case FaultKind.LengthHuge:
                WriteNow([0x7f, 0xff, 0xff, 0xff]);
                break;
            case FaultKind.Split:
                foreach (byte b in message.ToFrame())
                {
                    WriteNow([b]);
                }

                break;
            case FaultKind.UnknownMessage:
                WriteNow(new Message(199).Add("nobody", "knows", "this").ToFrame());
                Write(message);
                break;
            case FaultKind.SurplusFields:
                Write(message.With("surplus", "1"));
                break;
            default:
                Write(message.WithoutLast());
                break;
        }
    }

    private void Write(Message message)
    {
        WriteNow(message.ToFrame());
        if (_swapped is { } late)
        {
            _swapped = null;
            WriteNow(late.ToFrame());
        }
    }

    private void WriteNow(byte[] bytes)
    {
        if (!IsClosed && !IsMute)
        {
            write(bytes);
        }
    }
}
