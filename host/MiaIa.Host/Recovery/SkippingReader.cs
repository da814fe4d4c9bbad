using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Recovery;

/// <summary>Leaves out what a run took before its restart. The data must be the same as then.</summary>
/// <param name="inner">The source, from its beginning.</param>
/// <param name="count">Events to leave out.</param>
/// <param name="last">The last of them, as it was recorded.</param>
internal sealed class SkippingReader(IEventReader inner, long count, MarketEvent? last) : IEventReader
{
    private long _left = count;

    /// <inheritdoc />
    public bool IsEnded => inner.IsEnded;

    /// <inheritdoc />
    /// <exception cref="RunException">The data are not those that were recorded.</exception>
    public int Read(Span<MarketEvent> buffer)
    {
        while (_left > 0 && !inner.IsEnded)
        {
            int read = inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            _left -= read;
            if (_left == 0 && last is { } recorded && !RecordedAnswers.AreSame(in recorded, in buffer[read - 1]))
            {
                throw Changed();
            }
        }

        return _left > 0 ? throw Changed() : inner.Read(buffer);
    }

    /// <inheritdoc />
    public void Dispose() => inner.Dispose();

    private static RunException Changed() => new(
        "The data are not those that the run was begun with: they end earlier, or differ at the place where it goes on. Begin anew with --fresh.",
        ExitCodes.Halted);
}
