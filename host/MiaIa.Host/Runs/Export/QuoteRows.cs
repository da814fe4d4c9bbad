using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>Quotes, one a line. A side that is not there is empty.</summary>
/// <param name="csv">Where lines go.</param>
/// <param name="instrument">The traded instrument.</param>
/// <param name="contract">Name of the contract that is the front one.</param>
internal sealed class QuoteRows(CsvLine csv, Instrument instrument, Func<string> contract) : IEventRows
{
    /// <inheritdoc />
    public string Header => "time,instrument,bid,bid-size,ask,ask-size";

    /// <inheritdoc />
    public void On(in MarketEvent e)
    {
        if (e.Kind is EventKind.Quote)
        {
            csv.AddTime(e.TimeNs).Add(contract());
            AddSide(e.Quote.BidTicks, e.Quote.BidSize);
            AddSide(e.Quote.AskTicks, e.Quote.AskSize);
            csv.End();
        }
    }

    /// <inheritdoc />
    public void Complete()
    {
        // Nothing is held back.
    }

    private void AddSide(int ticks, int size)
    {
        if (size > 0)
        {
            csv.AddPrice(instrument, ticks).Add(size);
        }
        else
        {
            csv.Add("").Add("");
        }
    }
}
