namespace MiaIa.Sdk.Options;

/// <summary>
/// How much of a chain is seen: shares are of open interest with a usable row in all open interest that is listed, from 0 to 1;
/// 1 where none is listed.
/// </summary>
/// <param name="All">Of all rows.</param>
/// <param name="CallWall">Of the calls among which the call wall is looked for.</param>
/// <param name="PutWall">Of the puts among which the put wall is looked for.</param>
/// <param name="Flip">Of the rows within the profile, 10 % around the spot.</param>
/// <param name="OldestNs">Time of the oldest quote, nanoseconds UTC.</param>
/// <param name="MissingStrikes">Strikes within 2 % of the spot without a usable row, of those that the usual step between strikes asks for.</param>
public readonly record struct ChainCoverage(
    double All, double CallWall, double PutWall, double Flip, long OldestNs, int MissingStrikes)
{
    private const double Reach = 0.02;
    private const double ProfileReach = 0.1;
    private const double StepTolerance = 1e-6;

    /// <summary>Measures it.</summary>
    internal static ChainCoverage Of(GammaChain chain, GammaLevels levels, WallScope scope)
    {
        double spot = levels.Spot;
        bool isGlobal = scope is WallScope.Global;
        Share all = default;
        Share calls = default;
        Share puts = default;
        Share near = default;
        foreach (ExpiryRows expiry in chain.Expiries)
        {
            if (!expiry.IsOpen)
            {
                continue;
            }

            foreach (ref readonly ChainRow row in expiry.Rows)
            {
                double interest = Math.Abs(row.Weight);
                Add(row.Strike, interest, row.Option.IsCall, isSeen: true);
            }

            foreach (ref readonly UnseenRow row in expiry.Unseen)
            {
                Add(row.Strike, row.Interest, row.IsCall, isSeen: false);
            }
        }

        return new ChainCoverage(
            all.Value, calls.Value, puts.Value, near.Value, chain.OldestNs, MissingAround(levels.Strikes, spot));

        void Add(double strike, double interest, bool isCall, bool isSeen)
        {
            all.Add(interest, isSeen);
            if (isCall && (isGlobal || strike >= spot))
            {
                calls.Add(interest, isSeen);
            }
            else if (!isCall && (isGlobal || strike <= spot))
            {
                puts.Add(interest, isSeen);
            }

            if (Math.Abs(strike - spot) <= ProfileReach * spot)
            {
                near.Add(interest, isSeen);
            }
        }
    }

    private static int MissingAround(ReadOnlySpan<StrikeExposure> strikes, double spot)
    {
        (double low, double high) = (spot * (1 - Reach), spot * (1 + Reach));
        double step = UsualStep(strikes, low, high);
        int missing = 0;
        double last = double.NaN;
        foreach (ref readonly StrikeExposure strike in strikes)
        {
            if (strike.Strike < low || strike.Strike > high)
            {
                continue;
            }

            double gap = strike.Strike - last;
            missing += step > 0 && gap > step + StepTolerance ? (int)Math.Ceiling((gap / step) - 1 - StepTolerance) : 0;
            last = strike.Strike;
        }

        return missing + MissingAtEnds(strikes, low, high, step);
    }

    /// <summary>Before the first and behind the last strike that is seen, those that the step asks for.</summary>
    private static int MissingAtEnds(ReadOnlySpan<StrikeExposure> strikes, double low, double high, double step)
    {
        double first = double.NaN;
        double last = double.NaN;
        foreach (ref readonly StrikeExposure strike in strikes)
        {
            bool isIn = strike.Strike >= low && strike.Strike <= high;
            first = isIn && double.IsNaN(first) ? strike.Strike : first;
            last = isIn ? strike.Strike : last;
        }

        return step > 0 ? (int)((first - low) / step) + (int)((high - last) / step) : 0;
    }

    /// <summary>The most frequent step between neighbouring strikes; of equally frequent ones the smallest. 0 without one.</summary>
    private static double UsualStep(ReadOnlySpan<StrikeExposure> strikes, double low, double high)
    {
        double usual = 0;
        int most = 0;
        for (int i = 0; i + 1 < strikes.Length; i++)
        {
            if (strikes[i].Strike < low || strikes[i + 1].Strike > high)
            {
                continue;
            }

            double step = strikes[i + 1].Strike - strikes[i].Strike;
            int times = 0;
            for (int j = 0; j + 1 < strikes.Length; j++)
            {
                bool isIn = strikes[j].Strike >= low && strikes[j + 1].Strike <= high;
                times += isIn && Math.Abs(strikes[j + 1].Strike - strikes[j].Strike - step) < StepTolerance ? 1 : 0;
            }

            if (times > most || (times == most && step < usual))
            {
                (usual, most) = (step, times);
            }
        }

        return usual;
    }

    /// <summary>A share as it is summed.</summary>
    private struct Share
    {
        private double _seen;
        private double _listed;

        public readonly double Value => _listed > 0 ? _seen / _listed : 1;

        public void Add(double interest, bool isSeen)
        {
            _listed += interest;
            _seen += isSeen ? interest : 0;
        }
    }
}
