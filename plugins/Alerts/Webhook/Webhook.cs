using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Alerts;

/// <summary>
/// Posts alerts to an address of the web. The id of a message stands in the header <c>Idempotency-Key</c> and in the body. It follows no
/// redirection: the address is a secret, and goes to the host it names and no other.
/// </summary>
[Plugin("webhook")]
public sealed class Webhook : IAlertSink, IDisposable
{
    private readonly WebhookOptions _options;
    private readonly Uri _address;
    private readonly HttpClient _client;

    /// <summary>A webhook.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">The address is none, or would send a secret in the clear.</exception>
    public Webhook(WebhookOptions options)
    {
        _options = options;
        _address = AddressOf(options.Address);
        SocketsHttpHandler connections = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 16,
        };
        _client = new HttpClient(connections) { Timeout = Timeout.InfiniteTimeSpan };
        Version version = Assembly.GetExecutingAssembly().GetName().Version ?? new Version(0, 0);
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("MiaIa", version.ToString(3)));
        Policy = new AlertPolicy
        {
            MinimumSeverity = options.MinimumSeverity,
            MostPerMinute = options.MostPerMinute,
            FoldAbove = options.FoldAbove,
            HeartbeatSeconds = options.HeartbeatSeconds,
            TakesSimulated = options.Simulated,
            KnowsIds = options.Format is WebhookFormat.Json,
        };
    }

    /// <inheritdoc />
    public AlertPolicy Policy { get; }

    /// <inheritdoc />
    public AlertDelivery Deliver(AlertMessage message, CancellationToken cancel)
    {
        using SentContent content = new SentContent(WebhookBody.Of(message, _options.Format)).AsJson();
        using HttpRequestMessage request = new(HttpMethod.Post, _address) { Content = content };
        request.Headers.Add("Idempotency-Key", message.Id);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(_options.TimeoutSeconds));
        try
        {
            using HttpResponseMessage answer = _client.Send(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return Judge(answer);
        }
        catch (OperationCanceledException)
        {
            return Lost(content, cancel.IsCancellationRequested
                ? "the program ended first"
                : string.Create(CultureInfo.InvariantCulture, $"no answer in {_options.TimeoutSeconds} s"));
        }
        catch (HttpRequestException problem)
        {
            // Its own text may name the address: the kind of the fault says enough.
            return Lost(content, Words(problem.HttpRequestError));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static Uri AddressOf(string text)
    {
        bool isAddress = Uri.TryCreate(text, UriKind.Absolute, out Uri? address);
        bool isSecure = isAddress && string.Equals(address!.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);
        if (!isSecure && !(isAddress && string.Equals(address!.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal)))
        {
            throw new ArgumentException("the address in its variable is no address of the web: it begins with https://", nameof(text));
        }

        return isSecure || address!.IsLoopback
            ? address!
            : throw new ArgumentException("the address in its variable begins with http://: on the way everybody could read it; use https://", nameof(text));
    }

    private static AlertDelivery Lost(SentContent content, string why) => content.IsBegun
        ? new AlertDelivery(AlertOutcome.Unclear, why + " after it was sent")
        : new AlertDelivery(AlertOutcome.NotDelivered, why);

    private static string Words(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "its host is not found",
        HttpRequestError.ConnectionError => "no connection",
        HttpRequestError.SecureConnectionError => "no secure connection: its certificate is not trusted, or the clock of this machine is wrong",
        HttpRequestError.ProxyTunnelError => "the proxy refuses the connection",
        HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse => "the connection broke off",
        _ => "the connection failed",
    };

    private static AlertDelivery Judge(HttpResponseMessage answer)
    {
        int code = (int)answer.StatusCode;
        string text = string.Create(CultureInfo.InvariantCulture, $"HTTP {code}");
        return answer.StatusCode switch
        {
            _ when answer.IsSuccessStatusCode => AlertDelivery.Delivered,
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => new(AlertOutcome.NotDelivered, text, RetryAfter(answer)),

            // A gateway does not know whether what is behind it took the message.
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => new(AlertOutcome.Unclear, text, RetryAfter(answer)),
            _ when code >= 500 => new(AlertOutcome.NotDelivered, text, RetryAfter(answer)),
            _ when code is >= 300 and < 400 => new(AlertOutcome.Refused, text + ": it redirects, and no redirection is followed"),
            _ => new(AlertOutcome.Refused, text),
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,

        // The receiver's own clock, so that ours need not be right.
        { Date: { } date } when answer.Headers.Date is { } now => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };
}
