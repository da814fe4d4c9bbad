using MiaIa.Host.Configuration;
using MiaIa.Host.Tests.Configuration;

namespace MiaIa.Host.Tests.Monitor;

public sealed class MonitorSettingsTests
{
    [Theory]
    [InlineData("", "monitor      127.0.0.1, port 5080, of a session on wall time")]
    [InlineData("monitor: { port: 8088 }\n", "monitor      127.0.0.1, port 8088, of a session on wall time")]
    [InlineData("monitor: { port: 0, address: '::1' }\n", "monitor      ::1, port any that is free, of a session on wall time")]
    [InlineData("monitor: { enabled: false }\n", "monitor      off")]
    [InlineData("monitor: { address: 0.0.0.0, allow-remote: true }\n", "monitor      0.0.0.0, port 5080, of a session on wall time; every request needs the token")]
    public void TheEchoSaysWhereThePageIs(string written, string line) =>
        ConfigurationEcho.Lines(Reading.Of("profile: corrected\n" + written).Configuration!).Should().Contain(line);

    [Theory]
    [InlineData("monitor: { address: 0.0.0.0 }\n", "allow-remote: true")]
    [InlineData("monitor: { address: 192.168.1.5 }\n", "allow-remote: true")]
    [InlineData("monitor: { address: trader }\n", "no IP address")]
    [InlineData("monitor: { port: 65536 }\n", "65535")]
    [InlineData("monitor: { prot: 5080 }\n", "port")]
    public void APageThatOthersWouldReachUnasked_IsRefused(string written, string reason)
    {
        ConfigurationResult result = Reading.Of(written);
        result.Configuration.Should().BeNull();
        result.Errors.Should().ContainSingle().Which.ToString().Should().Contain(reason);
    }

    [Fact]
    public void ThePageTakesNoPartInWhatMakesTwoConfigurationsAlike() =>
        ConfigurationText.HashOf(Reading.Of("profile: corrected\nmonitor: { port: 8088, enabled: false }\n").Configuration!)
            .Should().Be(ConfigurationText.HashOf(Reading.Of("profile: corrected\n").Configuration!));
}
