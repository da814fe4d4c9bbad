using System.Globalization;
using MiaIa.Host.Calendar;
using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>
/// Chooses what is read of all that was found: instruments of the run, front contracts while they are the front ones, the
/// time asked for. A stream without a contract is taken as it is.
/// </summary>
internal sealed class DataSelection(DataRequest request)
{
    private readonly HashSet<(string, int, EventKinds, BarPeriod?, long)> _seen = [];

    /// <summary>What is read, in the order found.</summary>
    public List<DataStream> Chosen { get; } = [];

    /// <summary>What is not read, and why.</summary>
    public List<LeftOutStream> LeftOut { get; } = [];

    /// <summary>Decides on a stream.</summary>
    public void Add(DataSource source, MarketStream stream)
    {
        if (stream.Kinds is EventKinds.None)
        {
            LeaveOut(stream, LeftOutReason.NotRead, $"{source.Id} recognises it, but makes no events of it");
        }
        else if (InstrumentOf(stream) is not { } instrument)
        {
            string known = string.Join(", ", request.Instruments.All.Select(i => i.Symbol));
            LeaveOut(stream, LeftOutReason.OtherInstrument, $"{stream.Root} is none of the instruments of this run ({known})");
        }
        else
        {
            AddWithin(source, stream, instrument);
        }
    }

    // What belongs to no instrument, such as news, is told to the traded one.
    private Instrument? InstrumentOf(MarketStream stream) =>
        stream.Root.Length == 0 ? request.Instruments.Traded : request.Instruments.Find(stream.Root);

    private void AddWithin(DataSource source, MarketStream stream, Instrument instrument)
    {
        long from = long.MinValue;
        long to = long.MaxValue;
        if (request.Contract is { } contract)
        {
            if (!string.Equals(stream.Symbol, contract, StringComparison.OrdinalIgnoreCase))
            {
                LeaveOut(stream, LeftOutReason.OtherInstrument, $"only {contract} is asked for");
                return;
            }
        }
        else if (stream.Contract != 0)
        {
            if (!ExchangeCalendar.IsQuarterly(stream.Contract))
            {
                LeaveOut(stream, LeftOutReason.NotFront, "it is no quarterly contract, and never the front one");
                return;
            }

            from = request.Calendar.FrontFromNs(stream.Contract);
            to = request.Calendar.FrontToNs(stream.Contract);
            if (stream.FirstNs >= to || stream.LastNs < from)
            {
                LeaveOut(stream, LeftOutReason.NotFront, NotFront(stream));
                return;
            }

            // A bar that ends at the roll belongs to the old contract's last minute, and comes after the roll: neither has it.
            from += stream.Kinds.HasFlag(EventKinds.Bar) ? 1 : 0;
        }

        from = Math.Max(from, request.FromNs);
        to = Math.Min(to, request.ToNs);
        if (stream.FirstNs >= to || stream.LastNs < from || from >= to)
        {
            LeaveOut(stream, LeftOutReason.OutsideTime, "it lies outside the time asked for");
        }
        else if (!_seen.Add((stream.Symbol, stream.Contract, stream.Kinds, stream.Period, stream.FirstNs)))
        {
            LeaveOut(stream, LeftOutReason.Duplicate, "the same stream was found before");
        }
        else
        {
            Chosen.Add(new DataStream(stream, source, instrument, from, to));
        }
    }

    private string NotFront(MarketStream stream)
    {
        DateOnly first = request.Calendar.RollDate(ExchangeCalendar.PreviousContract(stream.Contract));
        DateOnly next = request.Calendar.RollDate(stream.Contract);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{stream.Symbol} is the front contract from {first:yyyy-MM-dd} to before {next:yyyy-MM-dd}, and the data {DatesOf(stream)}");
    }

    private string DatesOf(MarketStream stream)
    {
        DateOnly first = request.Calendar.SessionDate(stream.FirstNs);
        return stream.LastNs == long.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"begin on {first:yyyy-MM-dd}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"are of {first:yyyy-MM-dd} to {request.Calendar.SessionDate(stream.LastNs):yyyy-MM-dd}");
    }

    private void LeaveOut(MarketStream stream, LeftOutReason reason, string explanation) =>
        LeftOut.Add(new LeftOutStream(stream, reason, explanation));
}
