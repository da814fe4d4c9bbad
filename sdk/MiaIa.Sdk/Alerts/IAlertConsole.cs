namespace MiaIa.Sdk;

/// <summary>The console of the program, for an alert sink that speaks there: a plugin has none of its own.</summary>
public interface IAlertConsole
{
    /// <summary>Shows a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="severity">How much it is a person's concern.</param>
    void Show(string line, NoticeSeverity severity);
}
