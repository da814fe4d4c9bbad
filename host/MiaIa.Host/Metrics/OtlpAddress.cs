namespace MiaIa.Host.Metrics;

/// <summary>The address of a collector as it is written. Apart from the exporter, so that reading a file does not load that.</summary>
internal static class OtlpAddress
{
    private const string Path = "/v1/metrics";

    /// <summary>The address to send to, with the protocol's path where none is written; null when the text is no address over HTTP.</summary>
    public static Uri? Of(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is ("http" or "https")
            ? address.AbsolutePath is "/" ? new Uri(address, Path) : address
            : null;
}
