namespace MiaIa.Host.Monitor;

/// <summary>The addresses of the page's server.</summary>
internal static class PagePaths
{
    /// <summary>The snapshots of the running session, pushed.</summary>
    public const string Stream = "/api/stream";

    /// <summary>Halt, flatten, kill, resume.</summary>
    public const string Control = "/api/control";

    /// <summary>Shows the token once, where other machines are served.</summary>
    public const string Login = "/api/login";

    /// <summary>The runs that are kept.</summary>
    public const string Runs = "/api/runs";
}
