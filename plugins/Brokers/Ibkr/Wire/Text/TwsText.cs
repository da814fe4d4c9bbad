using System.Globalization;

namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>What texts may hold on the wire.</summary>
public static class TwsText
{
    private const int EscapeLength = 6;

    /// <summary>Whether a text is printable ASCII and may be sent.</summary>
    public static bool IsPrintable(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>Refuses a text that may not be sent.</summary>
    /// <exception cref="ArgumentException">It holds something other than printable ASCII.</exception>
    internal static void RequirePrintable(string text)
    {
        if (!IsPrintable(text))
        {
            throw new ArgumentException("A text to the TWS is printable ASCII.", nameof(text));
        }
    }

    /// <summary>Replaces <c>\uXXXX</c> by its character; all else stays.</summary>
    internal static string Unescape(string text)
    {
        if (!text.Contains(@"\u", StringComparison.Ordinal))
        {
            return text;
        }

        char[] result = new char[text.Length];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool isEscape = TryReadEscape(text.AsSpan(i), out char escaped);
            result[length++] = isEscape ? escaped : text[i];
            i += isEscape ? EscapeLength - 1 : 0;
        }

        return new string(result, 0, length);
    }

    private static bool TryReadEscape(ReadOnlySpan<char> text, out char escaped)
    {
        bool isEscape = text.Length >= EscapeLength && text[0] is '\\' && text[1] is 'u';
        ushort code = 0;
        isEscape = isEscape && ushort.TryParse(text[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
        escaped = (char)code;
        return isEscape;
    }
}
