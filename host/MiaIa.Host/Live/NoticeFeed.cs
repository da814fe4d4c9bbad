using MiaIa.Engine;
using MiaIa.Host.Control;
using MiaIa.Sdk;

namespace MiaIa.Host.Live;

/// <summary>Writes down what the connection has to say of itself, each time that the hand on the run looks.</summary>
/// <param name="inner">The hand.</param>
/// <param name="broker">The broker.</param>
/// <param name="view">The run.</param>
/// <param name="show">Shows a line to a person.</param>
internal sealed class NoticeFeed(IEventInjector inner, ILiveBroker broker, IRunView view, Action<string> show) : IEventInjector
{
    /// <summary>How the note of a critical notice begins: a run with one is no proof that all is well.</summary>
    public const string CriticalWord = "connection critical: ";

    /// <summary>How the note of a warning begins.</summary>
    public const string WarningWord = "connection warning: ";

    /// <inheritdoc />
    public bool TryRead(long timeNs, out MarketEvent e)
    {
        while (broker.TryReadNotice(out BrokerNotice notice))
        {
            string text = Text(notice);
            view.Note(timeNs, NoteKind.Data, text);
            if (notice.Severity is not NoticeSeverity.Information)
            {
                show(text);
            }
        }

        return inner.TryRead(timeNs, out e);
    }

    private static string Text(BrokerNotice notice)
    {
        string word = notice.Severity switch
        {
            NoticeSeverity.Critical => CriticalWord,
            NoticeSeverity.Warning => WarningWord,
            _ => "connection: ",
        };
        return word + notice.Text + (notice.Remedy.Length == 0 ? "" : " " + notice.Remedy);
    }
}
