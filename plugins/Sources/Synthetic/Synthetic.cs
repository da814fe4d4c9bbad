using MiaIa.Sdk;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// A seeded market in the traded instrument: prints, quotes and a book of ten levels a side; and in NQ, VIX and SPX with
/// its option chain when they are watched. The price is a driftless walk on the tick grid, and nothing in flow or book
/// foretells it: a strategy that earns here, before its luck is counted, is a strategy that sees the future, unless
/// effects are planted to be found. Made up, and said to be so: never a source of performance claims.
/// </summary>
/// <param name="options">Its settings.</param>
[Plugin("synthetic")]
public sealed class Synthetic(SyntheticOptions options) : IFeed
{
    private readonly List<PlantedLabel> _labels = [];

    /// <inheritdoc />
    public bool IsSimulated => true;

    /// <summary>The effects that were planted so far, in order of their ends; it grows as the stream is read.</summary>
    public IReadOnlyList<PlantedLabel> Labels => _labels;

    /// <inheritdoc />
    public bool Gives(Instrument instrument) =>
        instrument is { Id: 0 } or { Symbol: NasdaqFuture.Symbol or VixIndex.Symbol or SpxIndex.Symbol };

    /// <inheritdoc />
    /// <remarks>
    /// Of the calendar the first <see cref="SyntheticOptions.Days"/> trading days are made; several entries of one
    /// session date count once. A calendar without a trading day gives a stream without events.
    /// </remarks>
    public IEventReader Open(Instruments instruments, IReadOnlyList<Session> calendar, IProblems problems)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(calendar);
        _labels.Clear();
        return new SyntheticReader(
            new SyntheticMarket(options, instruments, Cover(calendar), calendar, _labels), ChainExpiries.MostRows(options.ChainExpiries));
    }

    private Session[] Cover(IReadOnlyList<Session> calendar)
    {
        List<Session> sessions = [];
        foreach (Session session in calendar)
        {
            bool isKnown = sessions.Count > 0 && sessions[^1].DateNumber == session.DateNumber;
            if (session.IsTradingDay && !isKnown && sessions.Count < options.Days)
            {
                sessions.Add(session);
            }
        }

        return [.. sessions];
    }
}
