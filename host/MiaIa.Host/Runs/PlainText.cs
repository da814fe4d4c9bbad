namespace MiaIa.Host.Runs;

/// <summary>Text for a terminal of 120 columns, without colour.</summary>
internal static class PlainText
{
    private const int Columns = 120;

    /// <summary>Writes a text behind a label; what does not fit goes on below its beginning.</summary>
    /// <param name="label">The label with its blanks.</param>
    /// <param name="text">The text; it is broken at blanks only.</param>
    /// <param name="output">Where to.</param>
    public static void Wrap(string label, string text, TextWriter output)
    {
        string line = label;
        bool isEmpty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Columns)
            {
                output.WriteLine(line);
                (line, isEmpty) = (new string(' ', label.Length), true);
            }

            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        output.WriteLine(line.TrimEnd());
    }
}
