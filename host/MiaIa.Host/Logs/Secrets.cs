using System.Collections;
using System.Text;

namespace MiaIa.Host.Logs;

/// <summary>
/// What must not stand in a log: values of the environment that the configuration uses or whose name says that they are secret, and
/// numbers of accounts. Each is replaced by asterisks.
/// </summary>
internal sealed class Secrets
{
    private const string Hidden = "***";

    // A value as short as this stands in any text by chance.
    private const int ShortestValue = 4;
    private const int LeastDigits = 5;

    private static readonly string[] SecretWords = ["SECRET", "TOKEN", "PASSWORD", "PASSWD", "APIKEY", "API_KEY", "CREDENTIAL", "MIA_ACCOUNT", "WEBHOOK"];

    private readonly string[] _values;

    /// <summary>Prepares it.</summary>
    /// <param name="values">The secret values.</param>
    public Secrets(IEnumerable<string?> values) =>
        _values = [.. values.OfType<string>().Where(v => v.Length >= ShortestValue).Distinct(StringComparer.Ordinal).OrderByDescending(v => v.Length)];

    /// <summary>Those of a run.</summary>
    /// <param name="written">Values of the configuration as written, with the variables of the environment in them.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="accounts">Accounts; what is not known is null.</param>
    public static Secrets Of(IEnumerable<string> written, IDictionary environment, params string?[] accounts)
    {
        string[] texts = [.. written];
        List<string?> values = [.. accounts];
        foreach (DictionaryEntry variable in environment)
        {
            if (IsSecret((string)variable.Key) || texts.Any(t => t.Contains("${" + variable.Key + "}", StringComparison.Ordinal)))
            {
                values.Add(variable.Value as string);
            }
        }

        return new Secrets(values);
    }

    /// <summary>A text without them.</summary>
    public string Hide(string text)
    {
        foreach (string value in _values)
        {
            text = text.Replace(value, Hidden, StringComparison.Ordinal);
        }

        return HideAccounts(text);
    }

    private static bool IsSecret(string name) => SecretWords.Any(w => name.Contains(w, StringComparison.OrdinalIgnoreCase));

    // Interactive Brokers: U1234567 and DU1234567, an F for advisers.
    private static string HideAccounts(string text)
    {
        StringBuilder? hidden = null;
        int from = 0;
        for (int at = 0; at < text.Length; at++)
        {
            int end = text[at] is 'U' or 'D' or 'F' && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) ? AccountEnd(text, at) : 0;
            if (end > 0)
            {
                hidden = (hidden ?? new StringBuilder()).Append(text, from, at - from).Append(Hidden);
                from = end;
                at = end - 1;
            }
        }

        return hidden is null ? text : hidden.Append(text, from, text.Length - from).ToString();
    }

    private static int AccountEnd(string text, int at)
    {
        int digits = at;
        while (digits < text.Length && text[digits] is 'U' or 'D' or 'F' && digits - at < 2)
        {
            digits++;
        }

        int end = digits;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - digits >= LeastDigits && (end == text.Length || !char.IsLetterOrDigit(text[end])) ? end : 0;
    }
}
