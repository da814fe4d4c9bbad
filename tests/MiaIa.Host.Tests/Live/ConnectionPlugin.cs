using MiaIa.Host.Tests.Plugins;

namespace MiaIa.Host.Tests.Live;

/// <summary>
/// A broker and a feed of one made-up connection, compiled as a plugin: the options say how it behaves. The broker fills entries at the
/// last price and what stands at a price when the tape reaches it; what reaches it is written to a file.
/// </summary>
internal static class ConnectionPlugin
{
    private const string Source = """"
        using System.Globalization;
        using System.IO;
        using System.Threading;
        using MiaIa.Sdk;

        namespace Connection;

        public sealed record LinkOptions
        {
            public string Account { get; init; } = "DU1";
            public bool Paper { get; init; } = true;
            public bool Knows { get; init; } = true;
            public bool Delayed { get; init; }
            public int RunningAfter { get; init; }
            public int Port { get; init; } = 7497;
            public double Funds { get; init; } = 100000;
            public double Margin { get; init; } = 1320;
            public string Probe { get; init; } = "";
            public string Notice { get; init; } = "";
            public string Log { get; init; } = "";
            public int Held { get; init; }
        }

        [Plugin("link")]
        public sealed class Link(LinkOptions options) : ILiveBroker, IBrokerProbe
        {
            private readonly Queue<MarketEvent> _answers = new();
            private readonly Queue<BrokerNotice> _notices = new();
            private readonly List<(Order Order, bool IsActive)> _working = [];
            private int _position = options.Held;
            private int _price;
            private long _execution;
            private bool _isConnected;

            public bool IsSimulated => false;

            public BrokerFacts Facts => !_isConnected ? new BrokerFacts(null, null) : new BrokerFacts(
                options.Knows ? options.Account : null, options.Knows ? options.Paper : null, options.Delayed, "ESH6", (decimal)options.Margin, (decimal)options.Funds);

            public ConnectOutcome Connect(bool wait, CancellationToken interrupt)
            {
                for (int attempt = 0; ; attempt++)
                {
                    interrupt.ThrowIfCancellationRequested();
                    Write("connect");
                    if (attempt >= options.RunningAfter)
                    {
                        _isConnected = true;
                        if (options.Notice.Length > 0)
                        {
                            _notices.Enqueue(new BrokerNotice(Enum.Parse<NoticeSeverity>(options.Notice), "A data farm is gone.", "Wait."));
                        }

                        return new ConnectOutcome(true, "Connected to a made-up TWS.");
                    }

                    if (!wait)
                    {
                        return new ConnectOutcome(false, $"Nothing listens at port {options.Port}.", "Start TWS and log in to the paper account.");
                    }
                }
            }

            public void Probe(Action<ProbeRow> tell, CancellationToken interrupt)
            {
                _isConnected = true;
                tell(new ProbeRow("connection", ProbeOutcome.Ok, "version 203"));
                if (options.Probe.Length > 0)
                {
                    tell(new ProbeRow("market data", Enum.Parse<ProbeOutcome>(options.Probe), "delayed by 15 min", "Subscribe to CME real time."));
                }
            }

            public bool TryReadNotice(out BrokerNotice notice) => _notices.TryDequeue(out notice!);

            public bool OnMarket(in MarketEvent e)
            {
                if (e.Kind is EventKind.Trade && e.Instrument == 0)
                {
                    _price = e.Trade.PriceTicks;
                    for (int i = 0; i < _working.Count; i++)
                    {
                        (Order order, bool isActive) = _working[i];
                        bool isReached = order.Role == OrderRole.Stop ? (_price - order.PriceTicks) * (int)order.Side >= 0 : (order.PriceTicks - _price) * (int)order.Side >= 0;
                        if (isActive && isReached)
                        {
                            _working.RemoveAt(i);
                            Fill(order, order.PriceTicks, e.TimeNs);
                            EndOthers(e.TimeNs);
                            break;
                        }
                    }
                }

                return _answers.Count > 0;
            }

            public void Submit(ReadOnlySpan<Order> orders, long timeNs)
            {
                int filled = 0;
                foreach (Order order in orders)
                {
                    Write($"submit {order.Role} {order.Quantity} {timeNs}");
                    _answers.Enqueue(MarketEvent.Of(EventKind.OrderAcknowledged, timeNs, 0, new OrderUpdate(order.Id, OrderReason.None, order.Quantity, order.PriceTicks)));
                    if (order.Type == OrderType.Market)
                    {
                        filled = _price;
                        Fill(order, _price, timeNs);
                        if (order.ParentId == 0 && order.Role != OrderRole.Entry)
                        {
                            EndOthers(timeNs);
                        }
                    }
                    else
                    {
                        Order priced = order.PriceTicks == 0 ? order with { PriceTicks = filled + order.OffsetTicks } : order;
                        _working.Add((priced, true));
                    }
                }
            }

            private void EndOthers(long timeNs)
            {
                foreach ((Order other, _) in _position == 0 ? _working : [])
                {
                    _answers.Enqueue(MarketEvent.Of(EventKind.OrderCancelled, timeNs, 0, new OrderUpdate(other.Id, OrderReason.OneCancelsOther)));
                }

                if (_position == 0)
                {
                    _working.Clear();
                }
            }

            public void Cancel(long orderId, long timeNs)
            {
                Write($"cancel {orderId}");
                _working.RemoveAll(w => w.Order.Id == orderId);
                _answers.Enqueue(MarketEvent.Of(EventKind.OrderCancelled, timeNs, 0, new OrderUpdate(orderId, OrderReason.Requested)));
            }

            public void Modify(long orderId, int priceTicks, int quantity, long timeNs)
            {
                int at = _working.FindIndex(w => w.Order.Id == orderId);
                if (at >= 0)
                {
                    _working[at] = (_working[at].Order with { PriceTicks = priceTicks, Quantity = quantity }, true);
                }

                _answers.Enqueue(MarketEvent.Of(EventKind.OrderAcknowledged, timeNs, 0, new OrderUpdate(orderId, OrderReason.None, quantity, priceTicks)));
            }

            public void Reconcile(long timeNs)
            {
                Write($"reconcile {timeNs}");
                foreach ((Order order, _) in _working)
                {
                    _answers.Enqueue(MarketEvent.Of(EventKind.OrderAcknowledged, timeNs, 0, new OrderUpdate(order.Id, OrderReason.None, order.Quantity, order.PriceTicks)));
                }

                _answers.Enqueue(MarketEvent.Of(timeNs, 0, new BrokerPosition(_position, 0)));
                _answers.Enqueue(MarketEvent.Of(timeNs, new BrokerAccount((long)(options.Funds * 1e6), (long)(options.Funds * 1e6), (long)(options.Margin * 1e6))));
                _answers.Enqueue(MarketEvent.Of(EventKind.Reconciled, timeNs));
            }

            public bool TryRead(out MarketEvent answer) => _answers.TryDequeue(out answer);

            private void Fill(in Order order, int price, long timeNs)
            {
                _position += (int)order.Side * order.Quantity;
                _answers.Enqueue(MarketEvent.Of(timeNs, 0, new Fill(order.Id, ++_execution, order.Side, order.Quantity, price, order.Quantity * 960_000L, 0), timeNs));
            }

            private void Write(string line)
            {
                if (options.Log.Length > 0)
                {
                    File.AppendAllText(options.Log, line + "\n");
                }
            }
        }

        public sealed record TapeOptions
        {
            public string Start { get; init; } = "2026-01-06T14:20:00Z";
            public int Minutes { get; init; } = 60;
            public double Vix { get; init; } = 15;
            public int Port { get; init; }
            public string Tape { get; init; } = "";
        }

        /// <summary>A second at a time: a quote, a print on its way up and down, VIX every minute.</summary>
        [Plugin("tape")]
        public sealed class Tape(TapeOptions options) : IFeed
        {
            public bool IsSimulated => false;

            public bool Gives(Instrument instrument) => instrument.Id == 0 || instrument.Symbol == "VIX";

            public IEventReader Open(Instruments instruments, IReadOnlyList<Session> calendar, IProblems problems)
            {
                if (options.Tape.Length > 0)
                {
                    File.WriteAllText(options.Tape, $"{options.Port} {calendar[0].DateNumber}");
                }

                return new TapeReader(options, instruments.Find("VIX")?.Id ?? -1);
            }
        }

        internal sealed class TapeReader(TapeOptions options, short vix) : IEventReader
        {
            private readonly long _startNs =
                (DateTime.Parse(options.Start, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal) - DateTime.UnixEpoch).Ticks * 100;
            private int _at;

            public bool IsEnded => _at >= options.Minutes * 60 * 3;

            public int Read(Span<MarketEvent> buffer)
            {
                int read = 0;
                for (; read < buffer.Length && !IsEnded; read++, _at++)
                {
                    int second = _at / 3;
                    long timeNs = _startNs + (second * 1_000_000_000L);
                    int wave = (second / 15) % 80;
                    int price = 24_000 + (wave < 40 ? wave : 80 - wave);
                    buffer[read] = (_at % 3) switch
                    {
                        0 => MarketEvent.Of(timeNs, 0, new Quote(price, price + 1, 10, 10)),
                        1 => MarketEvent.Of(timeNs + 1, 0, new Trade(price, 1, Side.Buy)),
                        _ when vix >= 0 && second % 60 == 0 => MarketEvent.Of(timeNs + 1, vix, new IndexValue(options.Vix, false)),
                        _ => MarketEvent.Of(timeNs + 2, TimerKind.Clock),
                    };
                }

                return read;
            }

            public void Dispose()
            {
            }
        }
        """";

    /// <summary>Compiles it into a folder of plugins.</summary>
    public static void Compile(string folder) =>
        TestAssembly.Compile(Path.Combine(folder, "Brokers", "Connection"), "Connection", Source, "1.0.0.0", TestAssembly.Sdk);
}
