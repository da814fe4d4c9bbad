using System.Text.Json;
using MiaIa.Host.Configuration;
using MiaIa.Host.Control;

namespace MiaIa.Host.Monitor;

/// <summary>What the page asks for: a command, why, and of which run, so that a page left open never commands another run than it shows.</summary>
/// <param name="Command">What is asked for.</param>
/// <param name="Reason">Why; empty when nothing was said.</param>
/// <param name="Run">Id of the run that the page shows.</param>
internal sealed record ControlCall(ControlCommand Command, string Reason, string Run)
{
    /// <summary>Reads one. Nothing is guessed: what is not whole is refused.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static ControlCall Parse(string text)
    {
        JsonElement root = ControlText.Read(text);
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (property.Name is not ("command" or "reason" or "run") || !seen.Add(property.Name))
            {
                throw new FormatException("a request has command, reason and run, each once");
            }
        }

        if (EnumNames.Read(typeof(ControlCommand), ControlText.Text(root, "command")) is not ControlCommand command)
        {
            throw new FormatException($"the command is unknown; there are {string.Join(", ", EnumNames.Of(typeof(ControlCommand)))}");
        }

        string reason = ControlText.Text(root, "reason").Trim();
        ControlRequest.Check(command, reason);
        return new ControlCall(command, reason, ControlText.Text(root, "run"));
    }
}
