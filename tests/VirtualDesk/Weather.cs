using System.Globalization;
using MiaIa.TwsSimulator;

namespace MiaIa.VirtualDesk;

/// <summary>Incidents drawn from a seed: what happens to a TWS in a year, in an hour.</summary>
internal sealed class Weather
{
    private readonly TwsServer _server;
    private readonly VirtualOptions _options;
    private readonly Contract _future;
    private readonly Random _chance;
    private readonly List<string> _log = [];
    private bool _isCalm;

    /// <summary>Nothing has happened yet.</summary>
    public Weather(TwsServer server, VirtualOptions options, Contract future)
    {
        (_server, _options, _future) = (server, options, future);
        _chance = new Random(options.Seed ^ 0x5EED);
    }

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<string> Log => _log;

    /// <summary>Perhaps something happens now.</summary>
    public void Blow(DateTimeOffset now, DateTimeOffset end)
    {
        if (_options.IncidentMinutes == 0 || _isCalm)
        {
            return;
        }

        if (now >= end.AddMinutes(-_options.CalmMinutes))
        {
            Calm(now);
            return;
        }

        if (_log.Count == 0)
        {
            Note(now, "messages go wrong by chance");
            _server.Faults.Randomly(_options.Seed, new FaultOdds
            {
                Disconnect = 2e-6, Drop = 5e-5, Delay = 5e-4, Duplicate = 5e-4, Reorder = 5e-4, Split = 5e-4, Unknown = 1e-4, Surplus = 5e-4,
            });
        }

        if (_chance.NextDouble() < _options.StepMilliseconds / (_options.IncidentMinutes * 60_000.0))
        {
            Strike(now);
        }
    }

    private void Calm(DateTimeOffset now)
    {
        _isCalm = true;
        Note(now, "calm");
        _server.Faults.Clear();
        _server.Incidents.EndCompetition();
        _server.Incidents.HealFarm();
        _server.Market.Silence(_future, isSilent: false);
        if (_server.Incidents.IsLinkLost)
        {
            _server.Incidents.RestoreLink(isDataLost: true);
        }
    }

    private void Strike(DateTimeOffset now)
    {
        int seconds = _chance.Next(2, 90);
        switch (_chance.Next(16))
        {
            case 0 or 1:
                Note(now, "every connection breaks");
                _server.Incidents.CloseAll();
                break;
            case 2:
                Note(now, "every connection falls silent");
                _server.Incidents.GoHalfOpen();
                break;
            case 3 or 4:
                LoseLink(now, seconds);
                break;
            case 5:
                Note(now, $"the futures farm breaks for {seconds} s");
                _server.Incidents.BreakFarm();
                After(seconds, () => _server.Incidents.HealFarm());
                break;
            case 6:
                Note(now, $"another session has the data for {seconds} s");
                _server.Incidents.Compete();
                After(seconds, _server.Incidents.EndCompetition);
                break;
            case 7:
                Note(now, $"the market says nothing for {seconds} s");
                _server.Market.Silence(_future, isSilent: true);
                After(seconds, () => _server.Market.Silence(_future, isSilent: false));
                break;
            case 8:
                Note(now, $"restart, refused for {seconds} s");
                _server.Incidents.Restart(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(_chance.Next(0, 20)));
                break;
            case 9:
                Note(now, "reset in three rounds");
                _server.Incidents.NightlyReset(3, TimeSpan.FromSeconds(_chance.Next(1, 10)));
                break;
            default:
                Mischief(now);
                break;
        }
    }

    // With orders.
    private void Mischief(DateTimeOffset now)
    {
        switch (_chance.Next(6))
        {
            case 0:
                Note(now, "the next order is rejected");
                _server.Faults.Reject(_ => true);
                break;
            case 1:
                Note(now, "the next change is refused");
                _server.Faults.RefuseChange(_ => true);
                break;
            case 2:
                Note(now, "children overtake their parent");
                _server.Faults.ChildrenOvertakeParent(_chance.Next(1, 3));
                break;
            case 3:
                _server.Faults.FillReport = (FillReport)_chance.Next(5);
                Note(now, $"fills are told as {_server.Faults.FillReport}");
                break;
            case 4:
                Moment moment = (Moment)_chance.Next(12);
                Note(now, $"the connection will break at {moment}");
                _server.Faults.At(moment);
                break;
            default:
                if (_server.Exchange.Orders.FirstOrDefault(o => o.IsLive) is { } order)
                {
                    Note(now, $"the exchange cancels {order.OrderRef}");
                    _server.Exchange.CancelByServer(order, "by the exchange");
                }

                break;
        }
    }

    private void LoseLink(DateTimeOffset now, int seconds)
    {
        if (_server.Incidents.IsLinkLost)
        {
            return;
        }

        bool isDataLost = _chance.Next(2) == 0;
        Note(now, $"IB is lost for {seconds} s{(isDataLost ? ", subscriptions too" : "")}");
        _server.Incidents.LoseLink();
        After(seconds, () =>
        {
            if (_server.Incidents.IsLinkLost)
            {
                _server.Incidents.RestoreLink(isDataLost);
            }
        });
    }

    private void After(int seconds, Action action)
    {
        ITimer? timer = null;
        timer = _server.Clock.CreateTimer(
            _ =>
            {
                timer!.Dispose();
                action();
            },
            null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
    }

    private void Note(DateTimeOffset now, string what) => _log.Add($"{now.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)} {what}");
}
