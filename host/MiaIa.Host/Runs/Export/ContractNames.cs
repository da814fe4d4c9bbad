using MiaIa.Host.Data;
using MiaIa.Sdk;

namespace MiaIa.Host.Runs;

/// <summary>The name of the front contract as its file writes it, followed from roll to roll.</summary>
internal sealed class ContractNames
{
    private readonly Dictionary<int, string> _names;
    private readonly string _root;

    /// <summary>Learns the names.</summary>
    /// <param name="data">The files.</param>
    /// <param name="instrument">The traded instrument.</param>
    public ContractNames(DataSet data, Instrument instrument)
    {
        _names = Of(data, instrument);
        _root = instrument.Symbol;
        Current = _names.GetValueOrDefault(0, _root);
    }

    /// <summary>The contract now; the root while its name is not known.</summary>
    public string Current { get; private set; }

    /// <summary>The names by month; 0 for data without one.</summary>
    public static Dictionary<int, string> Of(DataSet data, Instrument instrument) =>
        data.Streams.Where(s => s.Instrument.Id == instrument.Id)
            .GroupBy(s => s.Stream.Contract)
            .ToDictionary(g => g.Key, g => g.First().Stream.Symbol);

    /// <summary>Takes an event.</summary>
    public void On(in MarketEvent e)
    {
        if (e.Kind is EventKind.Roll)
        {
            Current = _names.GetValueOrDefault(e.Roll.ToContract, _names.GetValueOrDefault(0, _root));
        }
    }
}
