namespace MiaIa.TwsSimulator;

/// <summary>Tells five-second bars at the end of each, as long as somebody listens.</summary>
internal sealed class BarClock
{
    private const int Seconds = 5;
    private bool _isRunning;

    /// <summary>Begins, if it does not run yet.</summary>
    public void Run(TwsServer server)
    {
        if (!_isRunning)
        {
            _isRunning = true;
            foreach (Contract contract in Listened(server))
            {
                server.Market.Of(contract).Bar.Restart();
            }

            Next(server);
        }
    }

    private static List<Contract> Listened(TwsServer server) => [.. server.Sessions.SelectMany(s => s.Subscriptions.All)
        .Where(s => s.Kind is FeedKind.RealTimeBars or FeedKind.HistoryUpdates).Select(s => s.Contract!).DistinctBy(c => c.ConId)];

    private static void Tell(TwsServer server, Contract contract, long start)
    {
        Quotes quotes = server.Market.Of(contract);
        BarInMaking bar = quotes.Bar;
        bool isFlowing = !server.Incidents.IsLinkLost && !server.Incidents.IsFarmBroken && !server.Incidents.IsCompeting && !quotes.IsSilent;
        if (bar.Open is not { } open || !isFlowing)
        {
            return;
        }

        foreach (Session session in server.Sessions.ToArray())
        {
            foreach (Subscription s in session.Subscriptions.All.Where(s => s.Contract?.ConId == contract.ConId).ToArray())
            {
                if (s.Kind == FeedKind.RealTimeBars)
                {
                    session.Send(Prices(new Message(50).Add(3).Add(s.ReqId).Add(start), open, bar.High, bar.Low, bar.Close)
                        .Add(Message.Number(bar.Volume), Message.Number(Math.Round(bar.Wap, 4))).Add(bar.Count));
                }
                else if (s.Kind == FeedKind.HistoryUpdates)
                {
                    // Unlike in the history itself: open, close, high, low.
                    session.Send(Prices(new Message(90).Add(s.ReqId).Add(bar.Count).Add(start / s.Count * s.Count), open, bar.Close, bar.High, bar.Low)
                        .Add(Message.Number(Math.Round(bar.Wap, 4)), Message.Number(bar.Volume)));
                }
            }
        }
    }

    private static Message Prices(Message m, params decimal[] prices) => m.Add([.. prices.Select(Message.Number)]);

    private void Next(TwsServer server)
    {
        long end = ((server.Now.ToUnixTimeSeconds() / Seconds) + 1) * Seconds;
        server.Agenda.After(DateTimeOffset.FromUnixTimeSeconds(end) - server.Now, () =>
        {
            List<Contract> listened = Listened(server);
            foreach (Contract contract in listened)
            {
                Tell(server, contract, end - Seconds);
                server.Market.Of(contract).Bar.Restart();
            }

            _isRunning = listened.Count > 0;
            if (_isRunning)
            {
                Next(server);
            }
        });
    }
}
