using MiaIa.Plugins.Features;
using MiaIa.Sdk;
using MiaIa.Sdk.Testing;

namespace MiaIa.Tests.Features;

/// <summary>The proximity to levels that a test sets, in points, with a range of 15 minutes of 20 points.</summary>
internal sealed class ProximityDesk
{
    private const int QuarterBars = 225;
    private const int MoveBars = 5;
    private const int HalfRangeTicks = 40;

    public ProximityDesk(GammaLevelsProximityOptions? options = null) => Run = new FeatureRun(new GammaLevelsProximity(
        options ?? new GammaLevelsProximityOptions(), new BarPeriod(60), TestInstruments.Es, Call.Input, Put.Input, Flip.Input, Net.Input,
        CallSeen.Input, PutSeen.Input, FlipSeen.Input));

    public TestInput Call { get; } = new("gamma-levels.call-wall");

    public TestInput Put { get; } = new("gamma-levels.put-wall");

    public TestInput Flip { get; } = new("gamma-levels.flip");

    public TestInput Net { get; } = new("gamma-levels.net-gex");

    public TestInput CallSeen { get; } = new("gamma-levels.call-wall-coverage");

    public TestInput PutSeen { get; } = new("gamma-levels.put-wall-coverage");

    public TestInput FlipSeen { get; } = new("gamma-levels.flip-coverage");

    public FeatureRun Run { get; }

    public FeatureValue Score => Run["score"];

    public FeatureValue this[string output] => Run[output];

    /// <summary>Sets the levels; null for one that there is not.</summary>
    public ProximityDesk Levels(double? call, double? put, double? flip, double? net)
    {
        Set(Call, call);
        Set(Put, put);
        Set(Flip, flip);
        Set(Net, net);
        return this;
    }

    /// <summary>Fifteen bars of 15 minutes, then five of a minute that end at a price, a move away from where they began.</summary>
    public ProximityDesk Close(double price, double move = 0)
    {
        int close = (int)Math.Round(price * 4);
        int before = close - (int)Math.Round(move * 4);
        Bars(QuarterBars, before, HalfRangeTicks);
        Bars(MoveBars, close, HalfRangeTicks);
        Run.Decision();
        return this;
    }

    public ProximityDesk Bars(int count, int ticks, int halfRangeTicks)
    {
        for (int i = 0; i < count; i++)
        {
            Run.Bar(ticks, ticks + halfRangeTicks, ticks - halfRangeTicks, ticks, 5, 5);
        }

        return this;
    }

    private static void Set(TestInput input, double? value)
    {
        if (value is { } there)
        {
            input.Set(there);
        }
        else
        {
            input.SetMissing();
        }
    }
}
