namespace MiaIa.Host.Logs;

/// <summary>How the lines of the log are written.</summary>
internal enum LogFormat : byte
{
    /// <summary>One JSON object a line, for programs.</summary>
    Json,

    /// <summary>One line of text, for people.</summary>
    Text,
}
