using System.Globalization;
using MiaIa.Host.Calendar;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// Decides the rolls by volume: a contract hands over to the next one at the start of the session after the first one in
/// which the next one's volume exceeded its own. Only sessions before are looked at, so nothing is known too early. Where the
/// data do not hold both contracts, or it never happens before the expiry, the calendar decides.
/// </summary>
/// <param name="calendar">The calendar.</param>
internal sealed class VolumeRolls(ExchangeCalendar calendar)
{
    private const int BlockEvents = 1024;

    private readonly Dictionary<int, DateOnly> _dates = [];
    private readonly List<string> _lines = [];

    /// <summary>The first session date of each next contract, by the contract before it; rolls of the calendar are not in it.</summary>
    public IReadOnlyDictionary<int, DateOnly> Dates => _dates;

    /// <summary>Each roll in a line: when, and by which rule.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Counts the volumes of an instrument's contracts.</summary>
    /// <param name="found">All that was found.</param>
    /// <param name="request">The instrument and the times.</param>
    /// <param name="open">Opens a stream up to the end of the times.</param>
    public static SessionVolumes Count(
        IEnumerable<FoundStream> found, DataRequest request, Func<FoundStream, IEventReader> open)
    {
        SessionVolumes volumes = new(request.Calendar);
        MarketEvent[] block = new MarketEvent[BlockEvents];
        string root = request.Instruments.Traded.Symbol;
        IEnumerable<FoundStream> counted = found
            .Where(f => string.Equals(f.Stream.Root, root, StringComparison.Ordinal)
                && f.Stream.Contract != 0 && ExchangeCalendar.IsQuarterly(f.Stream.Contract) && f.Stream.FirstNs < request.ToNs
                && (f.Stream.Kinds & (EventKinds.Bar | EventKinds.Trade)) != EventKinds.None)
            .DistinctBy(f => (f.Stream.Symbol, f.Stream.Contract, f.Stream.Kinds, f.Stream.Period, f.Stream.FirstNs));
        foreach (FoundStream stream in counted)
        {
            using IEventReader reader = open(stream);
            while (!reader.IsEnded)
            {
                int count = reader.Read(block);
                volumes.Add(stream.Stream.Contract, block.AsSpan(0, count));
            }
        }

        return volumes;
    }

    /// <summary>Decides.</summary>
    public void Decide(SessionVolumes volumes)
    {
        foreach (int contract in volumes.Contracts)
        {
            int previous = ExchangeCalendar.PreviousContract(contract);
            DateOnly frontFrom = _dates.TryGetValue(previous, out DateOnly decided) ? decided : calendar.RollDate(previous);
            SortedDictionary<DateOnly, long> own = volumes.Of(contract);
            int next = ExchangeCalendar.NextContract(contract);
            DateOnly expiry = calendar.MonthlyExpiry(contract / 100, contract % 100);
            if (own.Keys.Any(d => d >= frontFrom && d <= expiry))
            {
                DecideOne(contract, next, own, volumes.Of(next), (frontFrom, expiry));
            }
        }
    }

    private void DecideOne(
        int contract,
        int next,
        SortedDictionary<DateOnly, long> own,
        SortedDictionary<DateOnly, long> others,
        (DateOnly From, DateOnly Expiry) front)
    {
        foreach ((DateOnly date, long volume) in own)
        {
            if (date >= front.From && date < front.Expiry && others.TryGetValue(date, out long other) && other > volume)
            {
                DateOnly roll = calendar.NextTradingDay(date);
                _dates[contract] = roll;
                _lines.Add(Text($"roll {contract} to {next}: by volume with the session of {roll:yyyy-MM-dd} ({other} against {volume} contracts on {date:yyyy-MM-dd})"));
                return;
            }
        }

        DateOnly byCalendar = calendar.RollDate(contract);
        string why = others.Count == 0
            ? Text($"there are no volumes of {next}")
            : own.Keys.Any(others.ContainsKey) ? Text($"in no session of the data before its expiry did {next} trade more")
            : "no session of the data has both";
        _lines.Add(Text($"roll {contract} to {next}: by the calendar with the session of {byCalendar:yyyy-MM-dd}, since {why}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
