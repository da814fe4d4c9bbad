namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>A frame out of a log.</summary>
/// <param name="TimeNs">When it came or went, UTC nanoseconds.</param>
/// <param name="Direction">Which way.</param>
/// <param name="ServerVersion">The agreed version; 0 while it was being agreed.</param>
/// <param name="Payload">Its bytes without the length.</param>
public readonly record struct LoggedFrame(long TimeNs, FrameDirection Direction, int ServerVersion, ReadOnlyMemory<byte> Payload);
