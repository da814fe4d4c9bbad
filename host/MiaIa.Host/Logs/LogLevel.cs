namespace MiaIa.Host.Logs;

/// <summary>How much a line of the log is a person's concern.</summary>
internal enum LogLevel : byte
{
    /// <summary>Everything, looks at the health and requests to the page as well.</summary>
    Debug,

    /// <summary>What happens in the order of things.</summary>
    Information,

    /// <summary>What a person should look at.</summary>
    Warning,

    /// <summary>What failed.</summary>
    Error,

    /// <summary>As a setting: nothing is written.</summary>
    None,
}
