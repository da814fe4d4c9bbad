using MiaIa.Host.Runs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MiaIa.Host.Monitor;

/// <summary>Answers requests: the page's files, what it shows, what it asks for.</summary>
/// <param name="site">What is served.</param>
/// <param name="stream">Pushes snapshots.</param>
/// <param name="refusals">Told of what is refused.</param>
/// <param name="end">The server ends.</param>
internal sealed class PageApplication(MonitorSite site, PageStream stream, RefusalLog refusals, CancellationToken end)
    : IHttpApplication<HttpContext>, IDisposable
{
    private const string Json = "application/json; charset=utf-8";

    private readonly RequestGate _gate = new(site.Settings, site.Token);
    private readonly ControlDesk _control = new(site.CanCommand ? site.RunFolder : null, site.AnswerLimit);
    private readonly KeptRuns _runs = new(site);

    /// <summary>The files of the page.</summary>
    public PageFiles Files { get; } = new(site.PageFolder);

    /// <inheritdoc />
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    /// <inheritdoc />
    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // It holds nothing.
    }

    /// <inheritdoc />
    public void Dispose() => _runs.Dispose();

    /// <inheritdoc />
    public async Task ProcessRequestAsync(HttpContext context)
    {
        Protect(context.Response.Headers);
        try
        {
            await (_gate.Check(context.Request) is { } refusal ? Refuse(context, refusal)
                : HttpMethods.IsPost(context.Request.Method) ? Post(context)
                : Get(context));
        }
        catch (BadHttpRequestException problem)
        {
            await Refuse(context, new Refusal(problem.StatusCode, "it is no request that can be read"));
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException)
        {
            // The browser has gone.
        }
    }

    // Nothing of the page may be run, framed, guessed or kept by anybody else.
    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private Task Get(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "/";
        if (path is PagePaths.Stream)
        {
            return stream.HasRoom
                ? stream.Push(context, end)
                : Refuse(context, new(StatusCodes.Status503ServiceUnavailable, "too many browsers look at the page"));
        }

        if (site.Sections.Endpoints.FirstOrDefault(e => string.Equals(e.Path, path, StringComparison.Ordinal)) is { } more)
        {
            (int status, byte[] body) = more.Answer();
            return Write(context, status, more.ContentType, body);
        }

        if (path.StartsWith(PagePaths.Runs, StringComparison.Ordinal))
        {
            return Run(context, path);
        }

        return Files.TryGet(path, out (string Type, byte[] Bytes) file)
            ? Write(context, StatusCodes.Status200OK, file.Type, file.Bytes)
            : Refuse(context, new(StatusCodes.Status404NotFound, "there is no such page"));
    }

    private async Task Run(HttpContext context, string path)
    {
        if (await _runs.Answer(path, context.Request.Query["decision"], context.RequestAborted) is { } answer)
        {
            await Write(context, answer.Status, Json, answer.Body);
        }
        else
        {
            await Refuse(context, new(StatusCodes.Status404NotFound, "there is no such page"));
        }
    }

    private async Task Post(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "";
        Refusal? refusal = path is not (PagePaths.Control or PagePaths.Login)
            ? new(StatusCodes.Status404NotFound, "there is no such page")
            : _gate.CheckControl(context.Request);
        if (refusal is not null)
        {
            await Refuse(context, refusal);
        }
        else if (path is PagePaths.Login)
        {
            // A browser does not show a header when it opens a page or a stream; the cookie stands for the token there, and only there.
            context.Response.Headers.SetCookie = $"{RequestGate.CookieName}={site.Token.Cookie}; HttpOnly; SameSite=Strict; Path=/";
            await Write(context, StatusCodes.Status200OK, Json, PageJson.Write(json => json.WriteBoolean("in", value: true)));
        }
        else
        {
            await Control(context);
        }
    }

    private async Task Control(HttpContext context)
    {
        ControlCall call;
        try
        {
            using StreamReader reader = new(context.Request.Body);
            call = ControlCall.Parse(await reader.ReadToEndAsync(context.RequestAborted));
        }
        catch (FormatException problem)
        {
            await Refuse(context, new(StatusCodes.Status400BadRequest, problem.Message));
            return;
        }

        // It waits for the run, not for the browser: who closes the page has still asked.
        (int status, byte[] body) = await Task.Factory.StartNew(
            () => _control.Ask(call, end), end, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Write(context, status, Json, body);
    }

    private Task Refuse(HttpContext context, Refusal refusal)
    {
        HttpRequest request = context.Request;
        refusals.Add(request.Method, request.Path.Value ?? "", context.Connection.RemoteIpAddress?.ToString() ?? "?", refusal);
        if (context.Response.HasStarted)
        {
            return Task.CompletedTask;
        }

        bool isPage = refusal.Status is StatusCodes.Status401Unauthorized && request.Path.Value is "/" or "/index.html";
        return isPage && Files.TryGet("/login.html", out (string Type, byte[] Bytes) login)
            ? Write(context, refusal.Status, login.Type, login.Bytes)
            : Write(context, refusal.Status, Json, PageJson.Error(refusal.Reason));
    }

    private static Task Write(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body, 0, body.Length, context.RequestAborted);
    }
}
