using MiaIa.Engine;
using MiaIa.Sdk;

namespace MiaIa.Host.Monitor;

/// <summary>What the page shows of a running engine and no journal has: the moment between two records. All of it is made beforehand.</summary>
/// <param name="outputs">Outputs of the row.</param>
/// <param name="terms">Lines of the formula.</param>
/// <param name="factors">Factors of the score.</param>
internal sealed class LiveFigures(int outputs, int terms, int factors)
{
    /// <summary>The row of features.</summary>
    public FeatureValue[] Row { get; } = new FeatureValue[outputs];

    /// <summary>What each line of the formula adds to the score.</summary>
    public double[] Contributions { get; } = new double[terms];

    /// <summary>The factors of the score.</summary>
    public double[] Factors { get; } = new double[factors];

    /// <summary>How many evaluations each step ended, by its code.</summary>
    public long[] Removed { get; } = new long[ReasonCodes.Count];

    /// <summary>Event time, nanoseconds UTC.</summary>
    public long TimeNs { get; set; }

    /// <summary>Events taken.</summary>
    public long Events { get; set; }

    /// <summary>Evaluations of the decision order.</summary>
    public long Evaluations { get; set; }

    /// <summary>Base bars and directions that were counted.</summary>
    public long Counted { get; set; }

    /// <summary>Those that were candidates.</summary>
    public long Candidates { get; set; }

    /// <summary>The account.</summary>
    public EngineState State { get; set; }

    /// <summary>The round trip that is under way; null when flat.</summary>
    public OpenPosition? Open { get; set; }

    /// <summary>The last quote; <see cref="QuoteNs"/> says whether there is one.</summary>
    public Quote Quote { get; set; }

    /// <summary>When it came, nanoseconds UTC; 0 for never.</summary>
    public long QuoteNs { get; set; }

    /// <summary>The last traded price, in ticks; <see cref="PriceNs"/> says whether there is one.</summary>
    public int PriceTicks { get; set; }

    /// <summary>When it was traded, nanoseconds UTC; 0 for never.</summary>
    public long PriceNs { get; set; }

    /// <summary>The session window that holds.</summary>
    public Session Session { get; set; }

    /// <summary>Whether there is a session yet.</summary>
    public bool HasSession { get; set; }

    /// <summary>The score.</summary>
    public ConfluenceScore Score { get; set; }

    /// <summary>Whether there is a score yet.</summary>
    public bool HasScore { get; set; }

    /// <summary>The bar that is being made; one without a start when there is none.</summary>
    public ChartBar Forming { get; set; }

    /// <summary>Takes over everything from another one of the same size.</summary>
    public void CopyFrom(LiveFigures other)
    {
        other.Row.CopyTo(Row.AsSpan());
        other.Contributions.CopyTo(Contributions.AsSpan());
        other.Factors.CopyTo(Factors.AsSpan());
        other.Removed.CopyTo(Removed.AsSpan());
        (TimeNs, Events, Evaluations, Counted, Candidates) = (other.TimeNs, other.Events, other.Evaluations, other.Counted, other.Candidates);
        (State, Open, Quote, QuoteNs, PriceTicks, PriceNs) = (other.State, other.Open, other.Quote, other.QuoteNs, other.PriceTicks, other.PriceNs);
        (Session, HasSession, Score, HasScore, Forming) = (other.Session, other.HasSession, other.Score, other.HasScore, other.Forming);
    }
}
