namespace MiaIa.Sdk.Options;

/// <summary>Exposure by strike, summed over expiries and over calls and puts.</summary>
internal sealed class StrikeTable
{
    private StrikeExposure[] _strikes = new StrikeExposure[512];
    private double[] _prices = new double[1024];
    private int _count;

    /// <summary>The strikes, rising.</summary>
    public ReadOnlySpan<StrikeExposure> All => _strikes.AsSpan(0, _count);

    /// <summary>Exposure of all strikes.</summary>
    public double Net
    {
        get
        {
            double net = 0;
            foreach (ref readonly StrikeExposure strike in All)
            {
                net += strike.Net;
            }

            return net;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _count = 0;

    /// <summary>Sums what settles after one moment and up to another.</summary>
    public void Sum(GammaChain chain, long afterNs, long untilNs)
    {
        Find(chain, afterNs, untilNs);
        foreach (ExpiryRows expiry in chain.Expiries)
        {
            if (!IsOf(expiry, afterNs, untilNs))
            {
                continue;
            }

            int place = 0;
            ReadOnlySpan<double> exposures = expiry.Exposures;
            ReadOnlySpan<ChainRow> rows = expiry.Rows;
            for (int i = 0; i < rows.Length; i++)
            {
                while (_strikes[place].Strike < rows[i].Strike)
                {
                    place++;
                }

                ref StrikeExposure strike = ref _strikes[place];
                strike = rows[i].Option.IsCall
                    ? strike with { Calls = strike.Calls + exposures[i] }
                    : strike with { Puts = strike.Puts + exposures[i] };
            }
        }
    }

    private static bool IsOf(ExpiryRows expiry, long afterNs, long untilNs) =>
        expiry.IsOpen && expiry.SettlementNs > afterNs && expiry.SettlementNs <= untilNs;

    /// <summary>Finds the strikes there are.</summary>
    private void Find(GammaChain chain, long afterNs, long untilNs)
    {
        int count = 0;
        foreach (ExpiryRows expiry in chain.Expiries)
        {
            if (!IsOf(expiry, afterNs, untilNs))
            {
                continue;
            }

            if (_prices.Length < count + expiry.Count)
            {
                Array.Resize(ref _prices, Math.Max(count + expiry.Count, _prices.Length * 2));
            }

            double last = double.NaN;
            foreach (ref readonly ChainRow row in expiry.Rows)
            {
                if (row.Strike != last)
                {
                    _prices[count++] = last = row.Strike;
                }
            }
        }

        Span<double> prices = _prices.AsSpan(0, count);
        prices.Sort();
        _count = 0;
        foreach (double price in prices)
        {
            if (_count > 0 && _strikes[_count - 1].Strike == price)
            {
                continue;
            }

            if (_count == _strikes.Length)
            {
                Array.Resize(ref _strikes, _strikes.Length * 2);
            }

            _strikes[_count++] = new StrikeExposure(price, 0, 0);
        }
    }
}
