using MiaIa.Sdk;

namespace MiaIa.Host.Data;

/// <summary>A stream of a merge, opened when its time comes.</summary>
/// <param name="firstNs">A moment not after its first event.</param>
/// <param name="isTraded">Whether it is about the traded instrument, whose bars come after those of the others.</param>
/// <param name="open">Opens it.</param>
internal sealed class MergeInput(long firstNs, bool isTraded, Func<IEventReader> open)
{
    private IEventReader? _ahead;

    /// <summary>A moment not after its first event.</summary>
    public long FirstNs { get; } = firstNs;

    /// <summary>Whether it is about the traded instrument.</summary>
    public bool IsTraded { get; } = isTraded;

    /// <summary>Whether it holds the market that is traded: the merge ends with the last of these. Default true.</summary>
    public bool IsLeading { get; init; } = true;

    /// <summary>Opens it and reads it ahead on a thread of its own; null where it is read when asked for. Default null.</summary>
    public Func<IEventReader>? OpenAhead { get; init; }

    /// <summary>Begins to read it ahead, when it can be.</summary>
    public void Prepare() => _ahead ??= OpenAhead?.Invoke();

    /// <summary>Opens it; as it was prepared, if it was.</summary>
    public IEventReader Open()
    {
        IEventReader? prepared = _ahead;
        _ahead = null;
        return prepared ?? open();
    }

    /// <summary>Stops reading ahead what was prepared and not opened.</summary>
    public void Abandon()
    {
        _ahead?.Dispose();
        _ahead = null;
    }
}
