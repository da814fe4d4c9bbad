namespace MiaIa.TwsSimulator;

/// <summary>What happens to the whole TWS: its link to the servers, its data farms, its daily restart.</summary>
public sealed class Incidents
{
    private static readonly string[] Farms = ["usfuture", "usopt", "cashfarm"];
    private readonly TwsServer _server;
    private readonly List<Action> _waiting = [];

    /// <summary>The incidents of one server.</summary>
    internal Incidents(TwsServer server)
    {
        _server = server;
    }

    /// <summary>Whether TWS has lost IB: orders are taken and not answered, data stand still, fills are told later.</summary>
    public bool IsLinkLost { get; private set; }

    /// <summary>Whether another session took the data.</summary>
    public bool IsCompeting { get; private set; }

    /// <summary>Whether the futures data farm is broken.</summary>
    public bool IsFarmBroken { get; private set; }

    /// <summary>Whether connections are refused.</summary>
    public bool IsRefusing { get; private set; }

    /// <summary>Told when connections begin (true) or cease (false) to be refused.</summary>
    internal event Action<bool>? RefusingChanged;

    /// <summary>TWS loses IB: 1100.</summary>
    public void LoseLink() => _server.Do(() =>
    {
        IsLinkLost = true;
        _server.Ledger.Watch.Block("IB lost");
        Tell(1100, "Connectivity between IBKR and Trader Workstation has been lost.");
    });

    /// <summary>TWS has IB again. What happened meanwhile is told first, then 1101 (subscriptions are gone) or 1102.</summary>
    public void RestoreLink(bool isDataLost) => _server.Do(() =>
    {
        IsLinkLost = false;
        _server.Ledger.Watch.Block("IB back");
        foreach (Session session in _server.Sessions.ToArray())
        {
            session.SendHeld();
            if (isDataLost)
            {
                session.Subscriptions.Clear();
            }
        }

        Action[] waiting = [.. _waiting];
        _waiting.Clear();
        foreach (Action action in waiting)
        {
            action();
        }

        Tell(isDataLost ? 1101 : 1102, "Connectivity between IBKR and Trader Workstation has been restored - data " + (isDataLost ? "lost." : "maintained."));
        _server.Exchange.MatchAll();
    });

    /// <summary>A data farm breaks: 2103. The futures farm takes its data along.</summary>
    public void BreakFarm(string name = "usfuture") => _server.Do(() =>
    {
        IsFarmBroken |= name == "usfuture";
        Tell(2103, "Market data farm connection is broken:" + name);
    });

    /// <summary>A data farm is back: 2104.</summary>
    public void HealFarm(string name = "usfuture") => _server.Do(() =>
    {
        IsFarmBroken &= name != "usfuture";
        Tell(2104, "Market data farm connection is OK:" + name);
    });

    /// <summary>The same user logs in elsewhere: 10197 for every level-1 subscription, and no more data.</summary>
    public void Compete() => _server.Do(() =>
    {
        IsCompeting = true;
        foreach (Session session in _server.Sessions.ToArray())
        {
            foreach (Subscription line in session.Subscriptions.Of(FeedKind.Level1))
            {
                session.Error(line.ReqId, 10197, "No market data during competing live session");
            }
        }
    });

    /// <summary>The other login is gone.</summary>
    public void EndCompetition() => _server.Do(() => IsCompeting = false);

    /// <summary>The port is changed in the settings: 1300, then every connection is closed.</summary>
    public void ChangePort(int newPort) => _server.Do(() =>
    {
        Tell(1300, $"TWS socket port has been reset and this connection is being dropped. Please reconnect on the new port - {newPort}");
        CloseAll();
    });

    /// <summary>The nightly reset: the link is lost and found several times, farms break, the last time data are lost.</summary>
    public void NightlyReset(int rounds, TimeSpan pause) => _server.Do(() =>
    {
        TimeSpan at = TimeSpan.Zero;
        for (int round = 1; round <= rounds; round++)
        {
            bool isLast = round == rounds;
            _server.Agenda.After(at, LoseLink);
            _server.Agenda.After(at += pause, TellBroken);
            _server.Agenda.After(at += pause, () => Tell(2105, "HMDS data farm connection is broken:ushmds"));
            _server.Agenda.After(at += pause, () => RestoreLink(isLast));
            _server.Agenda.After(at += pause, () => Tell(2106, "HMDS data farm connection is OK:ushmds"));
            at += pause;
        }
    });

    // Another incident may have brought IB back meanwhile: then nothing is broken, and nobody would say that it is mended.
    private void TellBroken()
    {
        if (IsLinkLost)
        {
            Tell(2110, "Connectivity between Trader Workstation and server is broken. It will be restored automatically.");
        }
    }

    /// <summary>The daily restart: connections close and are refused, untransmitted orders are lost; then a Gateway that is not ready, then all is well.</summary>
    public void Restart(TimeSpan refused, TimeSpan notReady = default) => _server.Do(() =>
    {
        IsRefusing = true;
        RefusingChanged?.Invoke(true);
        CloseAll();
        _server.Exchange.ForgetUntransmitted();
        _server.Agenda.After(refused, () =>
        {
            IsRefusing = false;
            RefusingChanged?.Invoke(false);
            _server.Greeting = notReady > TimeSpan.Zero ? Greeting.NotReady : Greeting.Normal;
            _server.Agenda.After(notReady, () => _server.Greeting = Greeting.Normal);
        });
    });

    /// <summary>Breaks every connection at once.</summary>
    public void CloseAll() => _server.Do(() =>
    {
        foreach (Session session in _server.Sessions.ToArray())
        {
            session.Close();
        }
    });

    /// <summary>Every connection stays open and is never written to again.</summary>
    public void GoHalfOpen() => _server.Do(() =>
    {
        foreach (Session session in _server.Sessions.ToArray())
        {
            session.IsMute = true;
        }
    });

    /// <summary>Does what needs IB: now, or when the link is back.</summary>
    internal void WhenLinked(Action action)
    {
        if (IsLinkLost)
        {
            _waiting.Add(action);
        }
        else
        {
            action();
        }
    }

    /// <summary>The notices after a start.</summary>
    internal static void Greet(Session session)
    {
        foreach (string farm in Farms)
        {
            session.Error(-1, 2104, "Market data farm connection is OK:" + farm);
        }

        session.Error(-1, 2106, "HMDS data farm connection is OK:ushmds");
        session.Error(-1, 2158, "Sec-def data farm connection is OK:secdefil");
    }

    private void Tell(int code, string text)
    {
        _server.Faults.Note($"{code}");
        foreach (Session session in _server.Sessions.ToArray())
        {
            session.Error(-1, code, text);
        }
    }
}
