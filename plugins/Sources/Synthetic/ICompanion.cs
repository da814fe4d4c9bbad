namespace MiaIa.Plugins.Sources;

/// <summary>Something that is watched beside the traded instrument and follows its price.</summary>
internal interface ICompanion
{
    /// <summary>When it has something to tell next, nanoseconds UTC.</summary>
    long DueNs { get; }

    /// <summary>A session begins; the state tells which.</summary>
    void Open();

    /// <summary>Tells what is due, at that moment or later when the feed was silent then.</summary>
    void Emit(long timeNs, EventBatch batch);
}
