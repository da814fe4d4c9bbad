namespace MiaIa.Sdk;

/// <summary>What a sink says of a message.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Text">Why, in a few words without a secret; empty when it is there.</param>
/// <param name="RetryAfter">How long to wait at least before the next one, when the receiver said so.</param>
public readonly record struct AlertDelivery(AlertOutcome Outcome, string Text = "", TimeSpan? RetryAfter = null)
{
    /// <summary>It is there.</summary>
    public static AlertDelivery Delivered => new(AlertOutcome.Delivered);
}
