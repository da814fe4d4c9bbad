namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <content>What the codes of TWS do to the state.</content>
public sealed partial class SessionMachine
{
    /// <summary>Takes a message of TWS in, whatever id it carries.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="text">Its text; read only for a farm's name and a new port.</param>
    /// <returns>What the connection has to do.</returns>
    internal SessionSignal OnNotice(int code, string text)
    {
        MessageCode known = MessageCodes.Of(code);
        switch (known.Class)
        {
            case MessageClass.FarmNotice:
                OnFarm(code, text);
                return SessionSignal.None;
            case MessageClass.Connectivity:
                return OnLink(known, text);
            case MessageClass.Fatal when code == 326:
                return SessionSignal.ClientIdInUse;
            case MessageClass.Fatal:
                return SessionSignal.Fatal;
            default:
                return SessionSignal.None;
        }
    }

    private SessionSignal OnLink(MessageCode code, string text)
    {
        switch (code.Code)
        {
            case 1100 or 2110:
                LoseLink();
                return SessionSignal.LinkLost;
            case 1101:
                return RestoreLink(isDataLost: true);
            case 1102:
                return RestoreLink(isDataLost: false);
            case 1300:
                Tell(TransitionLevel.Fatal, $"The port of TWS was changed: set the new one in the configuration. TWS says: {text}");
                return SessionSignal.Fatal;
            default:
                return SessionSignal.None;
        }
    }

    private void LoseLink()
    {
        SessionState state = State;
        if (state is SessionState.Syncing or SessionState.Ready)
        {
            EnterDegraded("TWS has lost IB's servers.");
            return;
        }

        lock (_gate)
        {
            _flags = _flags with { IsLinkLost = true };
        }
    }

    private SessionSignal RestoreLink(bool isDataLost)
    {
        bool mustSync;
        lock (_gate)
        {
            _flags = _flags with { IsLinkLost = false, IsDataLost = _flags.IsDataLost || isDataLost, Reset = ResetKind.None };
            mustSync = _state is SessionState.Degraded or SessionState.Ready or SessionState.Syncing;
            if (mustSync)
            {
                EndAbsence();
                Record(SessionState.Syncing, TransitionLevel.Normal, "TWS has IB's servers back"
                    + (isDataLost ? "; market data was lost and is requested anew." : "; market data goes on.")
                    + " No new orders until orders, executions and positions are asked.");
            }
        }

        _feed.HandOver();
        return !mustSync ? SessionSignal.None : isDataLost ? SessionSignal.LinkBackDataLost : SessionSignal.LinkBack;
    }

    private void OnFarm(int code, string text)
    {
        if (!Farms.TryUpdate(code, text, out string name))
        {
            return;
        }

        bool isLost = Farms.Find(name) is FarmState.Lost;
        bool isNormal = !isLost || _calendar.ServerReset(_clock.UtcNs).Kind is not ResetKind.None;
        Tell(isNormal ? TransitionLevel.Normal : TransitionLevel.Warning, isLost
            ? $"IB's data farm {name} is lost: what it delivers may be old. TWS connects it again by itself."
            : $"IB's data farm {name} is back.");
    }
}
