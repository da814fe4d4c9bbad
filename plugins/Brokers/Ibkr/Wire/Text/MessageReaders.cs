namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>The reader of each message id.</summary>
internal static class MessageReaders
{
    private const int Ids = 110;

    private static readonly MessageReader?[] All = Build();

    /// <summary>The reader of an id; null for a message we do not read.</summary>
    public static MessageReader? Of(int id) => (uint)id < Ids ? All[id] : null;

    private static MessageReader?[] Build()
    {
        MessageReader?[] readers = new MessageReader?[Ids];
        TickMessages.AddTo(readers);
        OrderMessages.AddTo(readers);
        AccountMessages.AddTo(readers);
        ReferenceMessages.AddTo(readers);
        HistoryMessages.AddTo(readers);
        return readers;
    }
}
