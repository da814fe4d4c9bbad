namespace MiaIa.Plugins.Alerts;

/// <summary>What the receiver of a webhook understands.</summary>
public enum WebhookFormat
{
    /// <summary>One JSON object, with all that is known of the alert and its id.</summary>
    Json,

    /// <summary>A message in a channel of Discord.</summary>
    Discord,

    /// <summary>A message in a channel of Slack.</summary>
    Slack,
}
