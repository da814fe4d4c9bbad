using System.Net;
using MiaIa.Host.Configuration;
using MiaIa.Host.Monitor;

namespace MiaIa.Host.Tests.Monitor;

/// <summary>Whoever has no business with the run: refused, told, and nothing changes.</summary>
public sealed class RefusedRequestTests : IDisposable
{
    private readonly PageDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(null, "no token was given")]
    [InlineData("", "no token was given")]
    [InlineData("wrong", "the token is wrong")]
    [InlineData(PageDesk.Token + "x", "the token is wrong")]
    [InlineData("0123456789abcdef-of-a-tesT", "the token is wrong")]
    public async Task ACommandWithoutTheRightToken_IsRefused(string? token, string reason)
    {
        using HttpResponseMessage answer = await _desk.Client.SendAsync(_desk.Command(_desk.Body("flatten"), token));
        await Refused(answer, HttpStatusCode.Unauthorized, reason);
        string tried = string.IsNullOrEmpty(token) ? PageDesk.Token : token;
        _desk.Log.Should().NotContain(l => l.Contains("Bearer " + tried, StringComparison.Ordinal), "what was tried is never written");
        _desk.Log.Should().NotContain(l => l.Contains(PageDesk.Token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task ACommandOfAnotherPage_IsRefused_WithTheTokenToo(string origin)
    {
        HttpRequestMessage request = _desk.Command(_desk.Body("flatten"));
        request.Headers.Add("Origin", origin);
        using HttpResponseMessage answer = await _desk.Client.SendAsync(request);
        await Refused(answer, HttpStatusCode.Forbidden, "another page");
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task ARequestThatTheBrowserCallsForeign_IsRefused(string site)
    {
        HttpRequestMessage request = new(HttpMethod.Get, "/api/runs");
        request.Headers.Add("Sec-Fetch-Site", site);
        using HttpResponseMessage answer = await _desk.Client.SendAsync(request);
        await Refused(answer, HttpStatusCode.Forbidden, "another page");
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:5080")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("192.0.2.1")]
    public async Task AnotherNameOfThisMachine_IsRefused(string host)
    {
        HttpRequestMessage request = new(HttpMethod.Get, "/");
        request.Headers.Host = host;
        using HttpResponseMessage answer = await _desk.Client.SendAsync(request);
        await Refused(answer, HttpStatusCode.MisdirectedRequest, "another machine");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"command":"flatten"}""")]
    [InlineData("""{"command":"sell","reason":"","run":"RUN"}""")]
    [InlineData("""{"command":7,"reason":"","run":"RUN"}""")]
    [InlineData("""{"command":"flatten","reason":null,"run":"RUN"}""")]
    [InlineData("""{"command":"flatten","reason":"","run":"RUN","more":1}""")]
    [InlineData("""{"command":"halt","command":"flatten","reason":"","run":"RUN"}""")]
    [InlineData("""{"command":"resume","reason":" ","run":"RUN"}""")]
    public async Task AMalformedCommand_IsRefused(string body)
    {
        using HttpResponseMessage answer = await _desk.Client.SendAsync(_desk.Command(body.Replace("RUN", _desk.Id, StringComparison.Ordinal)));
        await Refused(answer, HttpStatusCode.BadRequest, "error");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task ACommandThatIsNoJson_IsRefused(string type)
    {
        using HttpResponseMessage answer = await _desk.Client.SendAsync(_desk.Command(_desk.Body("flatten"), type: type));
        await Refused(answer, HttpStatusCode.UnsupportedMediaType, "application/json");
    }

    [Fact]
    public async Task AnOversizedCommand_IsRefused_AlsoWithoutALength()
    {
        using HttpResponseMessage answer = await _desk.Client.SendAsync(_desk.Command(_desk.Body("flatten", new string('x', RequestGate.LongestBody))));
        await Refused(answer, HttpStatusCode.RequestEntityTooLarge, "4096 bytes");

        HttpRequestMessage chunked = _desk.Command(_desk.Body("flatten", new string('x', RequestGate.LongestBody)));
        chunked.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage second = await _desk.Client.SendAsync(chunked);
        await Refused(second, HttpStatusCode.RequestEntityTooLarge, "error");
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task OtherMethods_AreRefused(string method)
    {
        using HttpResponseMessage answer = await _desk.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/api/control"));
        await Refused(answer, HttpStatusCode.MethodNotAllowed, "error");
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/api/runs/../../etc/passwd")]
    [InlineData("/api/runs/..%2f..%2fetc/snapshot")]
    [InlineData("/api/runs/.hidden/snapshot")]
    [InlineData("/api/runs/no-such-run/snapshot")]
    [InlineData("/js/../../strategies.yaml")]
    public async Task WhatIsNotThere_IsRefused(string path)
    {
        using HttpResponseMessage answer = await _desk.Client.GetAsync(path);
        await Refused(answer, HttpStatusCode.NotFound, "error");
    }

    [Fact]
    public async Task ACommandForAnotherRunThanTheOneThatGoesOn_IsRefused()
    {
        using HttpResponseMessage answer = await _desk.Client.SendAsync(_desk.Command("""{"command":"flatten","reason":"","run":"yesterday"}"""));
        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        _desk.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("GET / HTTP/9.9\n\n")]
    [InlineData("nonsense\n\n")]
    [InlineData("GET / HTTP/1.1\nHost: 127.0.0.1\nBad Header\n\n")]
    public void MalformedHttp_IsRefused(string text)
    {
        _desk.Raw(text).Should().MatchRegex("^HTTP/1.1 (400|505)");
        _desk.Requests.Should().BeEmpty();
        _desk.Server.Refusals.Count.Should().BePositive();
    }

    [Fact]
    public void HeadersWithoutEnd_AreRefused()
    {
        string many = string.Concat(Enumerable.Range(0, 400).Select(i => $"X-{i}: {new string('x', 60)}\n"));
        _desk.Raw($"GET / HTTP/1.1\nHost: 127.0.0.1\n{many}\n").Should().MatchRegex("^(HTTP/1.1 431|$)");
        _desk.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task AFlood_IsCountedAndHardlyWritten()
    {
        for (int i = 0; i < 200; i++)
        {
            using HttpResponseMessage answer = await _desk.Client.GetAsync("/nothing");
        }

        _desk.Server.Refusals.Count.Should().Be(200);
        _desk.Log.Length.Should().BeLessThan(100).And.BePositive();
    }

    [Fact]
    public async Task EveryAnswer_KeepsThePageToItself()
    {
        using HttpResponseMessage answer = await _desk.Client.GetAsync("/");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.NotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("<script>").And.NotContain(" style=").And.NotContain(" onclick=");
    }

    [Fact]
    public async Task WhereOtherMachinesAreServed_EveryRequestNeedsTheToken()
    {
        using PageDesk open = new(new MonitorSettings { Port = 0, AllowRemote = true });
        foreach (string path in (string[])["/", "/api/runs", "/api/stream", "/js/main.js"])
        {
            using HttpResponseMessage refused = await open.Client.GetAsync(path);
            refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized, path);
        }

        HttpRequestMessage wrong = new(HttpMethod.Post, "/api/login") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        wrong.Headers.Add("Authorization", "Bearer wrong-wrong-wrong");
        (await open.Client.SendAsync(wrong)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        HttpRequestMessage right = new(HttpMethod.Post, "/api/login") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        right.Headers.Add("Authorization", "Bearer " + PageDesk.Token);
        using HttpResponseMessage login = await open.Client.SendAsync(right);
        string cookie = login.Headers.GetValues("Set-Cookie").Single();
        cookie.Should().Contain("HttpOnly").And.Contain("SameSite=Strict").And.NotContain(PageDesk.Token);

        // The handler has kept the cookie, as a browser does: it shows the page, and commands nothing.
        (await open.Client.GetAsync("/api/runs")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await open.Client.SendAsync(open.Command(open.Body("flatten"), token: null))).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        open.Requests.Should().BeEmpty();
    }

    private async Task Refused(HttpResponseMessage answer, HttpStatusCode status, string reason)
    {
        answer.StatusCode.Should().Be(status, await answer.Content.ReadAsStringAsync());
        (await answer.Content.ReadAsStringAsync()).Should().Contain(reason);
        _desk.Requests.Should().BeEmpty("nothing changes");
        _desk.Server.Refusals.Count.Should().BePositive();
        _desk.Log.Should().NotBeEmpty();
        _desk.View.Notes.Should().BeEmpty();
    }
}
