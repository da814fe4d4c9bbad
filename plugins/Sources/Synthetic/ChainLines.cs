using MiaIa.Sdk;
using MiaIa.Sdk.Options;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// A chain as one sees it through a number of lines of market data: contracts take turns, and each is known as it was when it
/// last had a line.
/// </summary>
internal sealed class ChainLines
{
    private readonly RotationSettings _settings;
    private readonly Dictionary<(long SettlementNs, double Strike, bool IsCall), (OptionRow Row, long QuoteNs)> _quotes = [];
    private ChainRotation _rotation;
    private ListedContract[] _contracts = [];
    private int _count;

    public ChainLines(int lines)
    {
        _settings = new RotationSettings { Lines = lines };
        _rotation = new ChainRotation(_settings);
        StepNs = (long)(_settings.DwellSeconds * 1e9);
    }

    /// <summary>Time between steps of the rotation.</summary>
    public long StepNs { get; }

    /// <summary>A session begins, without quotes.</summary>
    public void Open()
    {
        _rotation = new ChainRotation(_settings);
        _quotes.Clear();
        _count = 0;
    }

    /// <summary>Names a contract that is listed now.</summary>
    public void Add(in ListedContract contract)
    {
        if (_count == _contracts.Length)
        {
            Array.Resize(ref _contracts, Math.Max(256, _count * 2));
        }

        _contracts[_count++] = contract;
    }

    /// <summary>The contracts are named.</summary>
    public void EndList() => _rotation.List(_contracts.AsSpan(0, _count));

    /// <summary>Names other contracts.</summary>
    public void BeginList() => _count = 0;

    /// <summary>A step of the rotation; gives who holds a line afterwards and is to be quoted.</summary>
    public ReadOnlySpan<int> Step(long timeNs, double spot)
    {
        _rotation.Advance(timeNs, spot);
        return _rotation.Held;
    }

    /// <summary>A contract is quoted.</summary>
    /// <param name="place">Its place in the list.</param>
    /// <param name="row">What it shows.</param>
    /// <param name="timeNs">Now.</param>
    public void Quote(int place, in OptionRow row, long timeNs)
    {
        _quotes[(row.SettlementNs, row.Strike, row.IsCall)] = (row, timeNs);
        _rotation.Quoted(place, timeNs);
    }

    /// <summary>Tells all contracts as they are known.</summary>
    public void Tell(double spot, EventBatch batch)
    {
        foreach (ref readonly ListedContract c in _contracts.AsSpan(0, _count))
        {
            if (_quotes.TryGetValue((c.SettlementNs, c.Strike, c.IsCall), out (OptionRow Row, long QuoteNs) known))
            {
                batch.Add(in known.Row, known.QuoteNs);
            }
            else
            {
                batch.Add(new OptionRow(
                    c.SettlementNs, c.Strike, double.NaN, double.NaN, float.NaN, float.NaN, float.NaN, c.OpenInterest, -1, c.IsCall));
            }
        }

        batch.AddChainEnd(spot);
    }
}
