using MiaIa.Engine;

namespace MiaIa.Host.Performance;

/// <summary>Wins and losses in a row; a result of 0 ends a row.</summary>
/// <param name="Wins">Most wins in a row.</param>
/// <param name="Losses">Most losses in a row.</param>
/// <param name="Current">The row at the end: above 0 wins, below 0 losses, 0 neither.</param>
internal readonly record struct Streaks(int Wins, int Losses, int Current)
{
    /// <summary>Counts them.</summary>
    public static Streaks Of(IReadOnlyList<RoundTrip> trips)
    {
        int current = 0;
        int wins = 0;
        int losses = 0;
        foreach (RoundTrip trip in trips)
        {
            int sign = Math.Sign(trip.Net);
            current = sign == 0 ? 0 : Math.Sign(current) == sign ? current + sign : sign;
            (wins, losses) = (Math.Max(wins, current), Math.Max(losses, -current));
        }

        return new Streaks(wins, losses, current);
    }
}
