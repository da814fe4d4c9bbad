using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>
/// Bets on which of two barriers the middle price touches first, one bet at a time: 16 ticks with it, 8 against it. The next
/// bet begins some quotes after the last is decided, at a spread of one tick, so that no two bets share a move of the
/// price and, if nothing foretells the moves, each is an independent toss of a coin.
/// </summary>
/// <param name="name">What it looks at.</param>
/// <param name="choose">Which side it takes now; None to wait.</param>
internal sealed class Bettor(string name, Func<Side> choose)
{
    public const int StopTicks = 8;
    public const int TargetTicks = 16;

    private const double OneInThree = 1.0 / 3;

    private double _entry;
    private Side _side;
    private int _wait = 100;

    public string Name => name;

    public int Entries { get; private set; }

    public int Wins { get; private set; }

    /// <summary>How many standard errors the share of wins lies from what is expected.</summary>
    public double StandardErrorsFrom(double expected = OneInThree) =>
        (((double)Wins / Entries) - expected) / Math.Sqrt(expected * (1 - expected) / Entries);

    /// <summary>
    /// A quote; the entry price is the middle plus what it pays beyond it, in whole ticks: a barrier at half a tick could be
    /// jumped over.
    /// </summary>
    public void See(in Quote quote, long timeNs, int pays = 0)
    {
        if (_side is Side.None)
        {
            if (--_wait < 0 && quote.SpreadTicks == 1)
            {
                _side = choose();
                _entry = quote.MidTicks + ((int)_side * pays);
            }

            return;
        }

        double gain = (quote.MidTicks - _entry) * (int)_side;
        if (gain <= -StopTicks || gain >= TargetTicks)
        {
            Wins += gain > 0 ? 1 : 0;
            Entries++;
            _side = Side.None;
            _wait = (int)(timeNs / 1000 % 50);
        }
    }
}
