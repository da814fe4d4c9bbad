using System.Collections.Frozen;

namespace MiaIa.Plugins.Brokers.Ibkr.Session;

/// <summary>All message codes that have a meaning for us, in one table.</summary>
public static partial class MessageCodes
{
    private const int FirstNotice = 2100;
    private const int LastNotice = 2199;

    private static readonly FrozenDictionary<int, MessageCode> ByCode = Rows().ToFrozenDictionary(r => r.Code);

    /// <summary>The table, in order of the codes.</summary>
    public static IReadOnlyList<MessageCode> All { get; } = [.. Rows().OrderBy(r => r.Code)];

    /// <summary>What a code means. One that is not in the table is a notice from 2100 to 2199; else it ends a request, and leaves an
    /// order unclear: it is never taken for a rejection.</summary>
    public static MessageCode Of(int code)
    {
        if (ByCode.TryGetValue(code, out MessageCode? known))
        {
            return known;
        }

        return code is >= FirstNotice and <= LastNotice
            ? new MessageCode(code, MessageClass.Warning, EndsRequest: false, OrderEffect.None, "a notice that this program does not know", string.Empty)
            : new MessageCode(code, MessageClass.RequestError, EndsRequest: true, OrderEffect.Unclear,
                "an error that this program does not know", "Read TWS's own text.");
    }

    private static MessageCode Link(int code, string meaning, string remedy = "") =>
        new(code, MessageClass.Connectivity, EndsRequest: false, OrderEffect.None, meaning, remedy);

    private static MessageCode Farm(int code, string meaning, string remedy = "") =>
        new(code, MessageClass.FarmNotice, EndsRequest: false, OrderEffect.None, meaning, remedy);

    private static MessageCode Warn(int code, string meaning, string remedy = "") =>
        new(code, MessageClass.Warning, EndsRequest: false, OrderEffect.None, meaning, remedy);

    private static MessageCode Fail(int code, string meaning, string remedy = "", OrderEffect effect = OrderEffect.None) =>
        new(code, MessageClass.RequestError, EndsRequest: true, effect, meaning, remedy);

    private static MessageCode Order(int code, OrderEffect effect, string meaning, string remedy = "") =>
        new(code, MessageClass.OrderEvent, EndsRequest: effect is OrderEffect.Ends, effect, meaning, remedy);

    private static MessageCode Fatal(int code, string meaning, string remedy) =>
        new(code, MessageClass.Fatal, EndsRequest: true, OrderEffect.Unclear, meaning, remedy);
}
