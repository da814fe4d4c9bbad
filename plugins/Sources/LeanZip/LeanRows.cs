using MiaIa.Sdk;
using MiaIa.Sdk.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>Turns the rows of one kind of entry into events.</summary>
internal abstract class LeanRows
{
    /// <summary>Whether two rows may carry the same time.</summary>
    public virtual bool MayRepeatTime => false;

    /// <summary>What a row looks like, for errors.</summary>
    public abstract string Layout { get; }

    /// <summary>Reads a row.</summary>
    /// <param name="row">Its columns.</param>
    /// <param name="line">Its text.</param>
    /// <param name="e">The event, when there is no problem, or only a crossed quote.</param>
    /// <returns>What is wrong; null for nothing.</returns>
    public abstract ProblemKind? Read(NumberRow row, ReadOnlySpan<byte> line, out MarketEvent e);
}
