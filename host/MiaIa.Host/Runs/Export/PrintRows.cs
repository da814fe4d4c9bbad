using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Prints, one a line. An aggressor that is not known is empty.</summary>
/// <param name="csv">Where lines go.</param>
/// <param name="instrument">The traded instrument.</param>
/// <param name="contract">Name of the contract that is the front one.</param>
internal sealed class PrintRows(CsvLine csv, Instrument instrument, Func<string> contract) : IEventRows
{
    /// <inheritdoc />
    public string Header => "time,instrument,price,size,aggressor";

    /// <inheritdoc />
    public void On(in MarketEvent e)
    {
        if (e.Kind is EventKind.Trade)
        {
            string side = e.Trade.Aggressor switch { Side.Buy => "buy", Side.Sell => "sell", _ => "" };
            csv.AddTime(e.TimeNs).Add(contract()).AddPrice(instrument, e.Trade.PriceTicks).Add(e.Trade.Size).Add(side).End();
        }
    }

    /// <inheritdoc />
    public void Complete()
    {
        // Nothing is held back.
    }
}
