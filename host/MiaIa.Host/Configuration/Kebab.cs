using System.Text;

namespace MiaIa.Host.Configuration;

/// <summary>Turns the names of C# into those of the file: <c>WindowPrints</c> is <c>window-prints</c>.</summary>
internal static class Kebab
{
    /// <summary>The kebab-case form. Digits stay with what stands before them; a run of capitals is one word.</summary>
    public static string Of(string name)
    {
        StringBuilder kebab = new(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i]) && BeginsWord(name, i))
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(name[i]));
        }

        return kebab.ToString();
    }

    private static bool BeginsWord(string name, int i) =>
        name[i - 1] != '-'
        && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));
}
