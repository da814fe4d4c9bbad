using System.Globalization;
using MiaIa.Engine.Orders;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Engine.Tests.Orders;

/// <summary>
/// Random schedules of everything a broker may do, against the engine: what it guarantees holds in each. A sample by default, ten thousand
/// under MIA_FULL=1, from seed MIA_SCHEDULE_SEED on; a failure names its seed.
/// </summary>
public sealed class RandomSchedulesTests
{
    private const int Steps = 1600;
    private const long StepNs = 250 * Clock.Millisecond;

    private static readonly int Count = Environment.GetEnvironmentVariable("MIA_FULL") is "1" ? 10_000 : 300;

    private static readonly ulong First =
        ulong.TryParse(Environment.GetEnvironmentVariable("MIA_SCHEDULE_SEED"), CultureInfo.InvariantCulture, out ulong seed) ? seed : 1;

    [Fact]
    public void Every_invariant_holds_whatever_the_broker_does()
    {
        List<string> wrong = [];
        int fills = 0;
        int breaks = 0;
        int emergencies = 0;
        for (ulong seed = First; seed < First + (ulong)Count && wrong.Count < 10; seed++)
        {
            using Schedule schedule = new(seed);
            if (schedule.Run() is { } what)
            {
                wrong.Add($"seed {seed}: {what}");
            }

            fills += schedule.Broker.FillCount;
            breaks += schedule.Breaks;
            emergencies += schedule.IsEmergency ? 1 : 0;
        }

        wrong.Should().BeEmpty();
        (fills / Count, breaks / Count, 10 * emergencies / Count).Should().Match<(int Fills, int Breaks, int Emergencies)>(
            n => n.Fills > 5 && n.Breaks >= 1 && n.Emergencies >= 1, "schedules in which nothing happens show nothing");
    }

    private sealed class Schedule : IDisposable
    {
        private readonly TestRandom _chance;
        private readonly TradingDesk _desk;
        private readonly BrokerFaults _faults;
        private long _nowNs = Clock.At(10, 0);
        private long _unprotectedNs;
        private long _breakAt;
        private int _price = 24000;
        private string? _wrong;

        public Schedule(ulong seed)
        {
            _chance = new TestRandom(seed);
            _faults = Faults();
            Broker = new FaultyBroker(seed, _faults);
            _breakAt = _chance.Next(1, 40);
            bool hasExits = _chance.Next(1, 2) == 1;
            _desk = new TradingDesk(new DeskSettings
            {
                Broker = Broker,
                IsBuiltFromPrints = true,
                BasePeriod = new BarPeriod(5),
                CycleNs = Clock.Second,
                Limits = DeskSettings.NoLimits,
                Capital = 1_000_000,
                Strategies = [new RandomStrategy(seed, oneIn: 4)],
                Exits = hasExits ? new ExitRules { BreakevenTicks = 4, TrailingFromTicks = 6, TrailingDistanceTicks = 4, TimeStopBars = 5 } : new(),
            });
            _desk.Open();
        }

        public FaultyBroker Broker { get; }

        public int Breaks { get; private set; }

        public bool IsEmergency { get; private set; }

        public string? Run()
        {
            for (int i = 0; i < Steps && _wrong is null; i++)
            {
                Disturb();
                Step(StepNs);
                Check();
            }

            Broker.IsWell = true;
            if (Broker.IsDown)
            {
                Reconnect();
            }

            if (!IsEmergency)
            {
                Send(MarketEvent.Of(_nowNs, new Halt(HaltCause.Command, IsManual: true)));
            }

            for (int i = 0; i < 800 && _wrong is null; i++)
            {
                Step(Clock.Second);
                Check();
            }

            return _wrong ?? Books();
        }

        public void Dispose() => _desk.Dispose();

        private BrokerFaults Faults() => new()
        {
            DelayMs = _chance.Next(1, 3) == 1 ? 2 : 800,
            LostCommand = Some(0.03),
            LostMessage = Some(0.05),
            Repeat = Some(0.2),
            RejectEntry = Some(0.1),
            RejectStop = Some(0.1),
            RejectTarget = Some(0.1),
            RejectExit = Some(0.1),
            RejectChange = Some(0.2),
            RejectCancel = Some(0.2),
            StopVanishes = Some(0.02),
            Partial = Some(0.6),
            LatePosition = Some(0.3),
            IgnoresGroups = _chance.Next(1, 6) == 1,
        };

        private double Some(double most) => _chance.Next(1, 3) == 1 ? 0 : most * _chance.NextDouble();

        private void Disturb()
        {
            if (!Broker.IsDown && Broker.TrafficCount >= _breakAt)
            {
                Breaks++;
                Broker.Break();
                Send(MarketEvent.Of(EventKind.BrokerLost, _nowNs));
            }
            else if (Broker.IsDown && _chance.Next(1, 12) == 1)
            {
                Reconnect();
            }

            switch (_chance.Next(1, 1000))
            {
                case 1:
                    Send(MarketEvent.Of(EventKind.Flatten, _nowNs));
                    break;
                case 2:
                    Send(MarketEvent.Of(_nowNs, new Halt(HaltCause.Command, IsManual: true)));
                    break;
                case 3 when !IsEmergency && _chance.Next(1, 2) == 1:
                    IsEmergency = true;
                    Send(MarketEvent.Of(EventKind.EmergencyStop, _nowNs));
                    break;
                case >= 4 and < 30 when !IsEmergency:
                    Send(MarketEvent.Of(EventKind.Resume, _nowNs));
                    break;
            }
        }

        private void Reconnect()
        {
            Broker.Restore();
            _breakAt = Broker.TrafficCount + _chance.Next(1, 60);
            _unprotectedNs = 0;
            Send(MarketEvent.Of(EventKind.BrokerRestored, _nowNs));
        }

        private void Step(long ns)
        {
            _nowNs += ns;
            _price += _chance.Next(1, 30) == 1 ? _chance.Next(-6, 6) : _chance.Next(-2, 2);
            Send(Events.Print(_nowNs, _price));
        }

        private void Send(in MarketEvent e) => _desk.Send(in e);

        private void Check()
        {
            int position = Broker.Position;
            int entries = Broker.Working.Where(o => o.Order.Role is OrderRole.Entry).Sum(o => o.Open);
            if (Math.Abs(position) + entries > 2 && !_faults.IgnoresGroups)
            {
                _wrong = $"position {position}, working entries {entries}";
            }

            int side = -Math.Sign(position);
            int stops = Broker.Working.Where(o => o.Order.Role is OrderRole.Stop && (int)o.Order.Side == side).Sum(o => o.Open);
            bool isLeaving = Broker.Working.Any(o => o.Order.Role is OrderRole.Exit && (int)o.Order.Side == side);
            bool isKept = position == 0 || stops >= Math.Abs(position) || isLeaving;
            _unprotectedNs = isKept || Broker.IsDown || Broker.IsSilent ? 0 : _unprotectedNs == 0 ? _nowNs : _unprotectedNs;
            if (_unprotectedNs != 0 && _nowNs - _unprotectedNs > MostNs)
            {
                _wrong ??= $"position {position} with stops for {stops} since {(_nowNs - _unprotectedNs) / Clock.Second} s at {At}";
            }
        }

        // Five seconds and the way of the messages; the placed stop may be lost, or refused and then its exit refused, and takes another turn.
        private long MostNs => (_faults is { LostCommand: 0, RejectExit: 0, RejectCancel: 0, RejectChange: 0 } ? 8 : 16) * Clock.Second;

        private string At => $"{(_nowNs - Clock.At(10, 0)) / Clock.Millisecond} ms";

        private string? Books()
        {
            EngineState state = _desk.State;
            decimal expected = (Broker.CashTicks + ((long)Broker.Position * state.PriceTicks)) * 12.50m;
            string working = string.Join(' ', Broker.Working.Select(o => $"{o.Order.Role}{o.Order.Id}"));
            bool isEmergency = _desk.Journal.Notes.Any(n => n.Text.StartsWith("emergency stop:", StringComparison.Ordinal));
            return state.PositionQuantity != Broker.Position ? $"position {state.PositionQuantity}, ledger {Broker.Position}"
                : state.Realised + state.OpenProfit != expected ? $"result {state.Realised + state.OpenProfit}, ledger {expected}"
                : state.Fees != Broker.Fees / 1_000_000m ? $"fees {state.Fees}, ledger {Broker.Fees}"
                : isEmergency && (Broker.Position != 0 || working.Length > 0) ? $"after the emergency stop {Broker.Position}, {working}"
                : Broker.Position == 0 && working.Length > 0 ? $"flat, but {working}"
                : _desk.Engine.Stopped is { } stopped ? stopped
                : _desk.Journal.Notes.Where(n => n.Text.Contains("counts", StringComparison.Ordinal)).Select(n => n.Text).FirstOrDefault();
        }
    }
}
