namespace MiaIa.Host.Data;

/// <summary>Why a stream is not read.</summary>
internal enum LeftOutReason : byte
{
    /// <summary>The source recognises it, but makes no events of it.</summary>
    NotRead,

    /// <summary>No instrument of the run has this root.</summary>
    OtherInstrument,

    /// <summary>Its contract is not the front one while the stream has events.</summary>
    NotFront,

    /// <summary>It lies outside the time that is asked for.</summary>
    OutsideTime,

    /// <summary>The same stream was found before.</summary>
    Duplicate,
}
