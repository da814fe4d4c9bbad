namespace MiaIa.TwsSimulator;

/// <summary>One thing a client listens to.</summary>
internal sealed record Subscription(FeedKind Kind, int ReqId)
{
    /// <summary>The instrument of a data subscription.</summary>
    public Contract? Contract { get; init; }

    /// <summary>The account of an account subscription, empty for all.</summary>
    public string Account { get; init; } = "";

    /// <summary>Generic ticks of level 1, or the text of the kind of tick or data.</summary>
    public string Text { get; init; } = "";

    /// <summary>Tags of an account summary.</summary>
    public string[] Tags { get; init; } = [];

    /// <summary>Rows of a book, or seconds of a bar.</summary>
    public int Count { get; init; }

    /// <summary>The smart flag of a book.</summary>
    public bool IsSmart { get; init; }

    /// <summary>Whether delayed tick ids are sent.</summary>
    public bool IsDelayed { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Whether a generic tick was asked for.</summary>
    public bool HasGeneric(string id) => Text.Split(',').Contains(id, StringComparer.Ordinal);
}
