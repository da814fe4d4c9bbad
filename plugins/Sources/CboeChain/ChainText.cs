using System.Text;

namespace MiaIa.Plugins.Sources;

/// <summary>
/// Makes a line that people or their programs have touched plain again: quotes and separators of thousands go, a typographic
/// minus becomes a plain one, special spaces become plain ones.
/// </summary>
internal sealed class ChainText
{
    private byte[] _clean = new byte[256];

    /// <summary>A line that can be split at its commas. The span is good until the next call.</summary>
    public ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> line)
    {
        if (!NeedsCleaning(line))
        {
            return line;
        }

        string text = Encoding.UTF8.GetString(line);
        text = Clean(text);
        int length = Encoding.UTF8.GetByteCount(text);
        if (length > _clean.Length)
        {
            _clean = new byte[length * 2];
        }

        Encoding.UTF8.GetBytes(text, _clean);
        return _clean.AsSpan(0, length);
    }

    /// <summary>The same for text. A quote without its partner is a stray one, and no quote at all counts then.</summary>
    public static string Clean(string text)
    {
        bool isQuoting = text.Count(c => c == '"') % 2 == 0;
        bool isInside = false;
        StringBuilder clean = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isBetweenDigits = i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
            if (c == '"')
            {
                isInside = isQuoting && !isInside;
            }
            else if (IsSpecialSpace(c))
            {
                clean.Append(isBetweenDigits ? "" : " ");
            }
            else if (!(c == ',' && isInside && isBetweenDigits))
            {
                clean.Append(c is '\u2212' or '\u2012' or '\u2013' or '\uFE63' ? '-' : c);
            }
        }

        return clean.ToString();
    }

    private static bool NeedsCleaning(ReadOnlySpan<byte> line) => line.Contains((byte)'"') || line.ContainsAnyInRange((byte)0x80, (byte)0xFF);

    private static bool IsSpecialSpace(char c) => c is '\u00A0' or '\u202F' or (>= '\u2000' and <= '\u200B') or '\t';
}
