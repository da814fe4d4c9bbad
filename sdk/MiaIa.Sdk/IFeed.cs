namespace MiaIa.Sdk;

/// <summary>A source that needs no file: a live feed, or a market that is made.</summary>
public interface IFeed
{
    /// <summary>Whether its data are made up. Shown everywhere as SIMULATED, and never a source of performance claims.</summary>
    bool IsSimulated { get; }

    /// <summary>Whether there will be data of an instrument. Of the traded one there always are.</summary>
    bool Gives(Instrument instrument);

    /// <summary>Whether the book of an instrument is asked for. Default: it is not. A subscription may still be missing.</summary>
    bool GivesBook(Instrument instrument) => false;

    /// <summary>How it fares, in a line for a person; empty (default) when it has nothing to say. Called by any thread.</summary>
    string Status => "";

    /// <summary>Begins.</summary>
    /// <param name="instruments">The instruments of the run.</param>
    /// <param name="calendar">The sessions to cover, in order.</param>
    /// <param name="problems">Where problems go.</param>
    IEventReader Open(Instruments instruments, IReadOnlyList<Session> calendar, IProblems problems);
}
