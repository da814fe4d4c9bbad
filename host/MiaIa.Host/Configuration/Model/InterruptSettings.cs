namespace MiaIa.Host.Configuration;

/// <summary>How a mode that trades ends when it is interrupted.</summary>
internal sealed record InterruptSettings
{
    /// <summary>
    /// What becomes of an open position at an interrupt (Ctrl-C, SIGTERM): flatten closes it, keep-stop leaves it with its stop at
    /// the broker. Default flatten.
    /// </summary>
    public InterruptAction OnInterrupt { get; init; } = InterruptAction.Flatten;
}
