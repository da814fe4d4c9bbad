namespace MiaIa.TwsSimulator;

/// <summary>Measures on the server's clock how long positions stand without stops of their size, and how much of it the client could have acted in.</summary>
internal sealed class ExposureWatch(TwsServer server)
{
    private readonly List<Exposure> _all = [];

    /// <summary>All stretches, in order of their beginning.</summary>
    public IReadOnlyList<Exposure> All => _all;

    private bool IsClear => !server.Incidents.IsLinkLost && server.Sessions.Any(s => s is { IsRunning: true, IsMute: false });

    /// <summary>Looks whether a position is covered now.</summary>
    public void Judge(string account, Contract contract, string cause)
    {
        decimal position = server.Accounts.Position(account, contract.ConId);
        decimal stops = server.Exchange.Orders.Where(o => o.IsLive && !o.IsWaitingForParent && o.Request.IsStop && o.Request.Account == account
            && o.Contract.ConId == contract.ConId && o.Request.IsBuy == position < 0).Sum(o => o.Remaining);
        decimal open = Math.Max(0, Math.Abs(position) - stops) * Math.Sign(position);
        Exposure? last = _all.FindLast(e => e.Account == account && e.Contract.ConId == contract.ConId && e.To is null);
        if (last is null && open != 0)
        {
            last = new Exposure(account, contract, server.Now, cause);
            last.Set(server.Now, IsClear);
            _all.Add(last);
        }

        if (open != 0)
        {
            last!.Count(open);
        }
        else if (last is not null)
        {
            last.End(server.Now);
            if (last.To == last.From)
            {
                // Within one instant the server does several things one after the other; nobody was exposed.
                _all.Remove(last);
            }
        }
    }

    /// <summary>Something happened that does not stand in the client's way.</summary>
    public void Note(string what)
    {
        foreach (Exposure exposure in _all.Where(e => e.To is null))
        {
            exposure.Note(server.Now, what);
        }
    }

    /// <summary>Something stood in the client's way, or ceased to.</summary>
    public void Block(string what)
    {
        foreach (Exposure exposure in _all.Where(e => e.To is null))
        {
            exposure.Note(server.Now, what);
            exposure.Set(server.Now, IsClear);
        }
    }
}
