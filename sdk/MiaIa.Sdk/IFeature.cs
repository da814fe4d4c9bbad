namespace MiaIa.Sdk;

/// <summary>
/// A technique that computes values from the market. It writes into a row that the host owns. A feature that throws is
/// faulted for the run: its outputs are Missing from then on, coverage falls, and trading goes on only as far as
/// coverage allows. What it does not know it leaves Missing; it never invents a neutral value.
/// </summary>
public interface IFeature
{
    /// <summary>Names of the outputs, kebab-case, in the order of the values. Fixed for the life of the feature.</summary>
    IReadOnlyList<string> Outputs { get; }

    /// <summary>Reads one event and writes the outputs that it changes.</summary>
    /// <param name="e">The event; of the kinds and instruments named by <see cref="ReadsAttribute"/>.</param>
    /// <param name="values">This feature's part of the row; keeps what was written before.</param>
    void OnEvent(in MarketEvent e, Span<FeatureValue> values);
}
