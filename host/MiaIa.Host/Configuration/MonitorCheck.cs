using System.Net;

namespace MiaIa.Host.Configuration;

/// <summary>Checks that the page is served where it may be.</summary>
/// <param name="root">The tree, for places.</param>
/// <param name="whole">The place of the whole file.</param>
/// <param name="errors">Receives what is wrong.</param>
internal sealed class MonitorCheck(YamlMap root, Mark whole, ConfigurationErrors errors)
{
    /// <summary>An address that other machines reach must be allowed in so many words.</summary>
    public void Check(MonitorSettings monitor)
    {
        if (!IPAddress.TryParse(monitor.Address, out IPAddress? address))
        {
            errors.Add(PlaceOf(), $"'{monitor.Address}' is no IP address; 127.0.0.1 is this machine alone");
        }
        else if (!IPAddress.IsLoopback(address) && !monitor.AllowRemote)
        {
            errors.Add(PlaceOf(), $"other machines reach {monitor.Address}: write 'allow-remote: true' beside it, and every request needs the token; or 127.0.0.1");
        }
    }

    private Mark PlaceOf() => (root.Find("monitor")?.Value as YamlMap)?.Find("address")?.Value.Mark ?? whole;
}
