using MiaIa.Host.Runs;

namespace MiaIa.Host.Live;

/// <summary>A person types the account once more: at a terminal, else by a variable of the environment.</summary>
/// <param name="isTerminal">Whether somebody sits at the input.</param>
/// <param name="ask">Shows a question.</param>
/// <param name="read">Reads the answer.</param>
/// <param name="environment">Gives variables.</param>
internal sealed class Confirmation(bool isTerminal, Action<string> ask, Func<string?> read, Func<string, string?> environment)
{
    /// <summary>The variable where nobody sits at the input.</summary>
    public const string Variable = "MIA_CONFIRM_ACCOUNT";

    /// <summary>That of this process.</summary>
    public static Confirmation OfProcess { get; } = new(
        !Console.IsInputRedirected, Console.Error.Write, Console.In.ReadLine, Environment.GetEnvironmentVariable);

    /// <summary>Asks.</summary>
    /// <param name="account">What must be typed.</param>
    /// <param name="what">What is confirmed by it.</param>
    /// <exception cref="RunException">Something else was typed, or nothing.</exception>
    public void Ask(string account, string what)
    {
        if (isTerminal)
        {
            ask($"{what} Type the account id to confirm: ");
        }

        string? typed = isTerminal ? read() : environment(Variable);
        if (!string.Equals(typed?.Trim(), account, StringComparison.Ordinal))
        {
            throw new RunException(isTerminal
                ? $"That is not {account}: nothing was started."
                : $"There is no terminal to type the account at, and {Variable} is not {account}: nothing was started.");
        }
    }
}
