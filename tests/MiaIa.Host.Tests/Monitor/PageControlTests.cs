using System.Net;
using System.Text.Json;
using MiaIa.Host.Monitor;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Tests.Monitor;

public sealed class PageControlTests : IDisposable
{
    private readonly PageDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Halt_ForbidsEntries_AndLeavesThePosition()
    {
        (_desk.View.Position, _desk.View.Working) = (1, 1);
        JsonElement said = await Ask("halt", "lunch");
        said.GetProperty("complete").GetBoolean().Should().BeTrue();
        said.GetProperty("position").GetInt32().Should().Be(1);
        said.GetProperty("closed").GetInt32().Should().Be(0);
        said.GetProperty("halted")[0].GetString().Should().StartWith("command (halt-entries)");
        _desk.View.Notes.Should().Equal($"Halt: halt asked for by {Environment.UserName} at the monitor page: lunch");
    }

    [Fact]
    public async Task Flatten_Closes_AndSaysWhatCameOfIt()
    {
        (_desk.View.Position, _desk.View.Working) = (2, 2);
        JsonElement said = await Ask("flatten", "");
        (said.GetProperty("closed").GetInt32(), said.GetProperty("cancelled").GetInt32(), said.GetProperty("position").GetInt32()).Should().Be((2, 2, 0));
        JsonElement back = await Ask("resume", "back");
        back.GetProperty("released")[0].GetString().Should().Be("command");
    }

    [Fact]
    public async Task APageThatShowsWhatWasKept_CommandsNothing()
    {
        using PageDesk readOnly = new(change: site => site with { CanCommand = false });
        using HttpResponseMessage answer = await readOnly.Client.SendAsync(readOnly.Command(readOnly.Body("flatten")));
        answer.StatusCode.Should().Be(HttpStatusCode.Conflict);
        readOnly.Requests.Should().BeEmpty();
    }

    [Fact]
    public void ATokenIsMadeOf128Bits_AndAShortOneOfAPersonIsRefused()
    {
        string first = MonitorToken.Of(null).Shown!;
        first.Should().MatchRegex("^[0-9a-f]{32}$").And.NotBe(MonitorToken.Of(null).Shown);
        MonitorToken.Of(first).Shown.Should().BeNull("who has set it knows it");
        MonitorToken.Of(first).Is(first).Should().BeTrue();
        Action tooShort = () => MonitorToken.Of("short");
        tooShort.Should().Throw<RunException>().WithMessage("*16 characters*");
    }

    private async Task<JsonElement> Ask(string command, string reason)
    {
        using HttpResponseMessage answer = await _desk.Client.SendAsync(_desk.Command(_desk.Body(command, reason)));
        string body = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, body);
        return JsonDocument.Parse(body).RootElement;
    }
}
