using System.Globalization;
using System.Text.Json;
using MiaIa.Host.Configuration;

namespace MiaIa.Host.Control;

/// <summary>A request of a person to a running process, as it lies in a file.</summary>
/// <param name="Command">What is asked for.</param>
/// <param name="Reason">Why; empty when nothing was said.</param>
/// <param name="RequestedUtc">When, by the wall clock.</param>
/// <param name="By">Who: the name of the account at the machine.</param>
internal sealed record ControlRequest(ControlCommand Command, string Reason, DateTime RequestedUtc, string By)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>The command as it is typed.</summary>
    public string Name => EnumNames.Write(Command);

    /// <summary>As the text of a file.</summary>
    public string ToText() => ControlText.Write(json =>
    {
        json.WriteString("command", Name);
        json.WriteString("reason", Reason);
        json.WriteString("requestedUtc", RequestedUtc.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("by", By);
    });

    /// <summary>Reads one. Nothing is guessed: what is not whole is refused.</summary>
    /// <exception cref="FormatException">It is no request; the message says why.</exception>
    public static ControlRequest Parse(string text)
    {
        JsonElement root = ControlText.Read(text);
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (property.Name is not ("command" or "reason" or "requestedUtc" or "by"))
            {
                throw new FormatException($"'{property.Name}' is unknown; a request has command, reason, requestedUtc and by");
            }
        }

        string name = ControlText.Text(root, "command");
        if (EnumNames.Read(typeof(ControlCommand), name) is not ControlCommand command)
        {
            throw new FormatException($"the command '{name}' is unknown; there are {string.Join(", ", EnumNames.Of(typeof(ControlCommand)))}");
        }

        string reason = ControlText.Text(root, "reason");
        string when = ControlText.Text(root, "requestedUtc");
        if (!DateTime.TryParse(when, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime utc) || utc.Kind is not DateTimeKind.Utc)
        {
            throw new FormatException($"requestedUtc must be a time in UTC such as 2026-01-05T15:00:00Z, not '{when}'");
        }

        Check(command, reason);
        return new ControlRequest(command, reason, utc, ControlText.Text(root, "by"));
    }

    /// <summary>Whether a reason will do.</summary>
    /// <exception cref="FormatException">It will not.</exception>
    public static void Check(ControlCommand command, string reason)
    {
        if (command is ControlCommand.Resume && string.IsNullOrWhiteSpace(reason))
        {
            throw new FormatException("to resume, a reason is needed");
        }

        if (reason.Length > LongestReason)
        {
            throw new FormatException(FormattableString.Invariant($"the reason is longer than {LongestReason} characters"));
        }
    }
}
