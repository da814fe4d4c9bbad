using System.Net;
using MiaIa.Host.Configuration;
using Microsoft.AspNetCore.Http;

namespace MiaIa.Host.Monitor;

/// <summary>
/// Decides which requests are let in. Whoever may see the page by its address alone may not lay hand on the run: that takes the token, in
/// a header that no other page can set.
/// </summary>
/// <param name="settings">Where the page is served.</param>
/// <param name="token">The token.</param>
internal sealed class RequestGate(MonitorSettings settings, MonitorToken token)
{
    /// <summary>Name of the cookie, where other machines are served.</summary>
    public const string CookieName = "mia-monitor";

    /// <summary>Longest body of a request, in bytes.</summary>
    public const int LongestBody = 4096;

    private const string Bearer = "Bearer ";

    // Without these a browser could not ask for the token.
    private static readonly string[] Open = ["/login.js", "/page.css", PagePaths.Login];

    private readonly bool _isRemote = !IPAddress.IsLoopback(IPAddress.Parse(settings.Address));

    /// <summary>Whether every request needs the token.</summary>
    public bool IsClosed => _isRemote || settings.AllowRemote;

    /// <summary>Whether a request is let in.</summary>
    /// <returns>Why not; null when it is.</returns>
    public Refusal? Check(HttpRequest request)
    {
        if (!IsOurHost(request.Host))
        {
            return new(StatusCodes.Status421MisdirectedRequest, "the Host header names another machine than this one");
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsPost(request.Method))
        {
            return new(StatusCodes.Status405MethodNotAllowed, "only GET and POST are answered");
        }

        if (!IsOurOrigin(request))
        {
            return new(StatusCodes.Status403Forbidden, "it comes from another page");
        }

        if (HttpMethods.IsPost(request.Method) && CheckBody(request) is { } body)
        {
            return body;
        }

        bool isOpen = !IsClosed || Open.Contains(request.Path.Value, StringComparer.Ordinal);
        return isOpen || IsKnown(request) ? null : new(StatusCodes.Status401Unauthorized, "this address needs the token");
    }

    /// <summary>Whether a request may change something.</summary>
    /// <returns>Why not; null when it may.</returns>
    public Refusal? CheckControl(HttpRequest request)
    {
        string? given = TokenOf(request);
        return token.Is(given) ? null
            : given is null ? new(StatusCodes.Status401Unauthorized, "no token was given")
            : new(StatusCodes.Status401Unauthorized, "the token is wrong");
    }

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } one] && one.StartsWith(Bearer, StringComparison.Ordinal) ? one[Bearer.Length..] : null;

    private static Refusal? CheckBody(HttpRequest request)
    {
        string type = request.ContentType?.Split(';')[0].Trim() ?? "";
        return !string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase)
            ? new(StatusCodes.Status415UnsupportedMediaType, "a request must be application/json")
            : request.ContentLength > LongestBody
            ? new(StatusCodes.Status413PayloadTooLarge, FormattableString.Invariant($"a request has at most {LongestBody} bytes"))
            : null;
    }

    // A name that another machine resolves to this address must not be answered (DNS rebinding): an address cannot be rebound.
    private bool IsOurHost(HostString host)
    {
        string name = host.Host.Trim('[', ']');
        bool isAddress = IPAddress.TryParse(name, out IPAddress? address);
        bool isLocal = string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase) || (isAddress && IPAddress.IsLoopback(address!));
        return isLocal || (IsClosed && (isAddress || string.Equals(name, Dns.GetHostName(), StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsOurOrigin(HttpRequest request)
    {
        string own = "http://" + request.Host.Value;
        bool isOwn = request.Headers.Origin is not [{ } origin, ..] || string.Equals(origin, own, StringComparison.OrdinalIgnoreCase);
        string site = request.Headers["Sec-Fetch-Site"] is [{ } told, ..] ? told : "none";
        bool isNavigation = HttpMethods.IsGet(request.Method) && string.Equals(request.Headers["Sec-Fetch-Mode"], "navigate", StringComparison.Ordinal);
        return isOwn && (site is "none" or "same-origin" || isNavigation);
    }

    private bool IsKnown(HttpRequest request) =>
        token.IsCookie(request.Cookies[CookieName]) || token.Is(TokenOf(request));
}
