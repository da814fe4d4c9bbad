namespace MiaIa.Host.Journal;

/// <summary>How a journal is kept.</summary>
internal sealed record JournalSettings
{
    /// <summary>Whether an order waits until its intent is on the disk. Default off.</summary>
    public bool IsDurable { get; init; }

    /// <summary>How long the engine may wait for the journal; null for ever, where the market waits with it. Default null.</summary>
    public TimeSpan? MostWait { get; init; }

    /// <summary>Whether the run follows wall time, so that the market does not wait for the journal.</summary>
    public bool IsPaced => MostWait is not null;

    /// <summary>How often the log of a paced run is carried over into the database. Default 20 s.</summary>
    public TimeSpan CheckpointTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long another program may hold the database before the journal is broken. Default 2 s.</summary>
    public TimeSpan MostLocked { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a commit that nobody waits for is put off, to take more with it. Default 20 ms.</summary>
    public TimeSpan GroupTime { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Most pages (4096 bytes each) that the database may have; null for as many as the disk takes. Default null.</summary>
    public int? MostPages { get; init; }

    /// <summary>How often the writer looks for entries when there were none. Milliseconds; default 1.</summary>
    public int PollMilliseconds { get; init; } = 1;

    /// <summary>Sees its writer at work; null for nobody.</summary>
    public IJournalWatch? Watch { get; init; }
}
