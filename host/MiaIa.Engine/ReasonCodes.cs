namespace MiaIa.Engine;

/// <summary>The spelling of reason codes in journals, reports and messages.</summary>
public static class ReasonCodes
{
    private static readonly string[] Texts = [.. Enum.GetNames<ReasonCode>().Select(ToUpperSnake)];

    /// <summary>Number of codes.</summary>
    public static int Count => Texts.Length;

    /// <summary>The code as SPEC spells it: NO_SETUP, COVERAGE.</summary>
    public static string Text(ReasonCode code) => Texts[(int)code];

    private static string ToUpperSnake(string name)
    {
        IEnumerable<string> letters = name.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + c : c.ToString());
        return string.Concat(letters).ToUpperInvariant();
    }
}
