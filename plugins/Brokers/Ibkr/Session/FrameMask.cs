using System.Text;
using System.Text.RegularExpressions;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>Makes a frame readable and takes out who the user is: account ids and login names, wherever they stand.</summary>
/// <remarks>
/// An account keeps its letters, so that paper and live can be told apart: DU1234567 becomes DU*****. Login names are learned from
/// the messages that carry them (open orders, completed orders, executions), accounts also from the list of managed accounts.
/// </remarks>
internal sealed partial class FrameMask
{
    private const string Mask = "*****";
    private const int SubmitterVersion = 198;
    private const int ImbalanceVersion = 199;

    private readonly SortedSet<string> _secrets = new(Comparer<string>.Create(
        (a, b) => a.Length != b.Length ? b.Length.CompareTo(a.Length) : string.CompareOrdinal(a, b)));

    /// <summary>Learns what to mask from all frames of a log.</summary>
    public FrameMask(IEnumerable<LoggedFrame> frames)
    {
        foreach (LoggedFrame frame in frames.Where(f => f.Direction is FrameDirection.In && f.ServerVersion > 0))
        {
            Learn(Encoding.Latin1.GetString(frame.Payload.Span).Split('\0')[..^1], frame.ServerVersion);
        }
    }

    /// <summary>A frame as text: fields ended by |, other control characters as a blank.</summary>
    public string TextOf(ReadOnlySpan<byte> payload)
    {
        StringBuilder text = new(Encoding.UTF8.GetString(payload));
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = text[i] == '\0' ? '|' : char.IsControl(text[i]) ? ' ' : text[i];
        }

        foreach (string secret in _secrets)
        {
            text.Replace(secret, Account().IsMatch(secret) ? Account().Replace(secret, m => m.Groups["kind"].Value + Mask) : Mask);
        }

        return Account().Replace(text.ToString(), m => m.Groups["kind"].Value + Mask);
    }

    private void Learn(string[] fields, int version)
    {
        switch (fields)
        {
            case ["15", _, string accounts, ..]:
                foreach (string account in accounts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    AddSecret(account);
                }

                break;
            case ["5", ..] when version >= SubmitterVersion && fields.Length > 2:
                AddSecret(fields[version >= ImbalanceVersion ? ^2 : ^1]);
                break;
            case ["11" or "101", ..] when version >= SubmitterVersion:
                AddSecret(fields[^1]);
                break;
        }
    }

    // A short name or a number would mask half of the log.
    private void AddSecret(string secret)
    {
        if (secret.Length > 2 && !secret.All(c => char.IsAsciiDigit(c) || c is '.' or '-'))
        {
            _secrets.Add(secret);
        }
    }

    [GeneratedRegex("\\b(?<kind>DU|DF|DI|U|F|I)[A-Z]?[0-9]{5,9}\\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Account();
}
