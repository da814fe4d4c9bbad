namespace MiaIa.Sdk;

/// <summary>One instrument's events in one file, as a source describes it before anything is read in full.</summary>
/// <param name="Path">The file.</param>
/// <param name="Key">What the source needs to find the stream inside the file, such as the name of an entry.</param>
/// <param name="Symbol">The contract as the file names it: ES201312, ESM17, SPX.</param>
/// <param name="Root">Root or index symbol: ES, SPX; empty when it belongs to no instrument (news) or does not say: the traded one then.</param>
/// <param name="Contract">Contract month as yyyyMM; 0 when the file does not say or there is none.</param>
/// <param name="Kinds">The kinds of events in it.</param>
/// <param name="Period">Length of its bars; null when it has none.</param>
/// <param name="FirstNs">A moment not after the first event, nanoseconds UTC; close to it, since it decides the order of opening.</param>
/// <param name="LastNs">A moment not before the last event, nanoseconds UTC, so that a file outside the wanted time is never opened; default: not known.</param>
public sealed record MarketStream(
    string Path,
    string Key,
    string Symbol,
    string Root,
    int Contract,
    EventKinds Kinds,
    BarPeriod? Period,
    long FirstNs,
    long LastNs = long.MaxValue);
