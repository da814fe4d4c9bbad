namespace MiaIa.Host.Explanation;

/// <summary>A decision with everything that the journal knows of it.</summary>
internal sealed record Explained
{
    /// <summary>Its row: number, time, score, reason.</summary>
    public required JournalRow Row { get; init; }

    /// <summary>Number of the decision.</summary>
    public required long Number { get; init; }

    /// <summary>Event time, nanoseconds UTC.</summary>
    public required long TimeNs { get; init; }

    /// <summary>Contract and price step, to show prices.</summary>
    public required Sdk.Instrument Instrument { get; init; }

    /// <summary>The lines of the formula in its order.</summary>
    public required IReadOnlyList<TermLine> Terms { get; init; }

    /// <summary>The other outputs of the row.</summary>
    public required IReadOnlyList<OutputLine> Others { get; init; }

    /// <summary>The factors that the score was multiplied with.</summary>
    public required IReadOnlyList<KeyValuePair<string, double?>> Factors { get; init; }

    /// <summary>What the filters said that were asked.</summary>
    public required IReadOnlyList<FilterLine> Filters { get; init; }

    /// <summary>What the models said; null when none did.</summary>
    public required JournalRow? Models { get; init; }

    /// <summary>The graded setup that reached the gates; null when there was none.</summary>
    public required JournalRow? Signal { get; init; }

    /// <summary>Each step that failed, first the one that decided, with by how much.</summary>
    public required IReadOnlyList<FailedStep> Failed { get; init; }

    /// <summary>What happened to its orders, in order of time.</summary>
    public required IReadOnlyList<OrderLine> Orders { get; init; }

    /// <summary>The round trip that came of it; null when none did, or none is over yet.</summary>
    public required JournalRow? Trip { get; init; }

    /// <summary>Whether a strategy brought the side: the score alone asked for none.</summary>
    public bool IsBroughtByStrategy => Direction != 0 && Row.Number("s1") is { } score && Row.Number("threshold") is { } threshold
        && Direction * score <= threshold;

    /// <summary>execute_long, execute_short, exit_position, wait_better_setup or no_trade.</summary>
    public string Decision => Row.Text("decision") ?? "no_trade";

    /// <summary>The step that ended it.</summary>
    public string Reason => Row.Text("reason") ?? "";

    /// <summary>The order that was sent; 0 for none.</summary>
    public long OrderId => Row.Long("order_id");

    /// <summary>+1 for a long candidate, -1 for a short one, 0 for none.</summary>
    public int Direction => Row.Text("candidate") switch
    {
        "Buy" => 1,
        "Sell" => -1,
        _ => 0,
    };
}
