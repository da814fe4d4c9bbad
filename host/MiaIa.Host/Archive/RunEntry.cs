namespace MiaIa.Host.Archive;

/// <summary>A run that is kept.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Mode">backtest, sim or live; null when its name does not say.</param>
/// <param name="Begun">When it was begun, UTC.</param>
/// <param name="State">How far it is.</param>
/// <param name="Provenance">REAL or SIMULATED; null when it is not known.</param>
/// <param name="RoundTrips">Round trips that ended; null when it is not known.</param>
/// <param name="Net">Their net result, in dollars; null when it is not known.</param>
/// <param name="Bytes">What it takes on the disk.</param>
internal sealed record RunEntry(
    string Id,
    string Folder,
    string? Mode,
    DateTime Begun,
    RunState State,
    string? Provenance,
    long? RoundTrips,
    decimal? Net,
    long Bytes);
