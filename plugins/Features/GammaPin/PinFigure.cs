namespace MiaIa.Plugins.Features;

/// <summary>Places of the figures of the background work; NaN for what there is not.</summary>
internal static class PinFigure
{
    /// <summary>1 when the chain could be judged.</summary>
    public const int IsJudged = 0;

    /// <summary>Net exposure of the near expiries, in dollars per 1 % move; NaN without any.</summary>
    public const int Net = 1;

    /// <summary>Strike of their largest exposure, in points of the index.</summary>
    public const int Strike = 2;

    /// <summary>How far it stands out among the ten largest, from 0 to 1.</summary>
    public const int Strength = 3;

    /// <summary>Calendar days to the nearest of these expiries.</summary>
    public const int Days = 4;

    /// <summary>How many there are.</summary>
    public const int Count = 5;
}
