namespace MiaIa.Host.Configuration;

/// <summary>One thing that is wrong with a configuration.</summary>
/// <param name="Mark">Where.</param>
/// <param name="Message">What, and what to do; without a full stop.</param>
/// <param name="Nearest">The known name that was probably meant, or null.</param>
internal sealed record ConfigurationError(Mark Mark, string Message, string? Nearest = null)
{
    /// <summary><c>file:line:column: message. Did you mean 'x'?</c></summary>
    public override string ToString() =>
        $"{Mark}: {Message}." + (Nearest is null ? "" : $" Did you mean '{Nearest}'?");
}
