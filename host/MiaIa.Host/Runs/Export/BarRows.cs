using MiaIa.Engine.Market;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>
/// Bars of one period, built as the engine builds them: aligned to the session's clock, none without a trade, none over a
/// roll. Prints build them when there are any, else the bars of the files.
/// </summary>
/// <param name="csv">Where lines go.</param>
/// <param name="instrument">The traded instrument.</param>
/// <param name="period">The period.</param>
/// <param name="hasPrints">Whether prints build the bars.</param>
/// <param name="contract">Name of the contract that is the front one.</param>
internal sealed class BarRows(
    CsvLine csv, Instrument instrument, BarPeriod period, bool hasPrints, Func<string> contract) : IEventRows
{
    private readonly BarBuilder _builder = new(period, instrument.Id);

    /// <inheritdoc />
    public string Header => "start,end,instrument,open,high,low,close,volume,buy-volume,sell-volume,delta,trades";

    /// <inheritdoc />
    public void On(in MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Session:
                CloseBefore(e.TimeNs - 1);
                _builder.OnSession(in e.Session);
                break;
            case EventKind.Roll:
                CloseBefore(e.TimeNs);
                _builder.Reset();
                break;
            case EventKind.Trade when hasPrints:
                CloseBefore(e.TimeNs);
                _builder.Add(in e.Trade, e.TimeNs);
                break;
            case EventKind.Bar when !hasPrints:
                CloseBefore(e.VenueNs);
                _builder.Add(in e.Bar, e.VenueNs);
                CloseBefore(e.TimeNs);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc />
    public void Complete() => CloseBefore(long.MaxValue - 1);

    /// <summary>Closes the open bar when it ends at a moment or before it.</summary>
    private void CloseBefore(long timeNs)
    {
        if (_builder.EndNs <= timeNs)
        {
            Write(_builder.Close());
        }
    }

    private void Write(in MarketEvent e)
    {
        ref readonly Bar bar = ref e.Bar;
        csv.AddTime(e.VenueNs).AddTime(e.TimeNs).Add(contract())
            .AddPrice(instrument, bar.OpenTicks).AddPrice(instrument, bar.HighTicks)
            .AddPrice(instrument, bar.LowTicks).AddPrice(instrument, bar.CloseTicks)
            .Add(bar.Volume);
        if (bar.HasDelta)
        {
            csv.Add(bar.BuyVolume).Add(bar.SellVolume).Add(bar.Delta);
        }
        else
        {
            csv.Add("").Add("").Add("");
        }

        _ = bar.Trades > 0 ? csv.Add(bar.Trades) : csv.Add("");
        csv.End();
    }
}
