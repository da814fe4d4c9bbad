namespace MiaIa.TwsSimulator;

/// <summary>What must be true of an order before TWS takes it.</summary>
internal static class OrderRules
{
    private const int LongestReference = 40;

    /// <summary>Refuses an order that breaks a rule by itself.</summary>
    public static void Check(RequestFields f, OrderRequest r, TwsSettings settings)
    {
        if (r.Account.Length == 0 || !settings.Accounts.Contains(r.Account, StringComparer.Ordinal))
        {
            throw f.Refusal(r.Account.Length == 0 ? 435 : 436, r.Account.Length == 0 ? "You must specify an account" : $"Account {r.Account} is unknown");
        }

        if (r.Quantity <= 0 || r.Quantity != decimal.Truncate(r.Quantity))
        {
            throw f.Refusal(434, "The order size must be a positive whole number");
        }

        if (r.OrderRef.Length > LongestReference)
        {
            throw f.Refusal(321, "orderRef is longer than 40 characters");
        }

        if ((r.OcaGroup.Length > 0) != (r.OcaType > 0))
        {
            throw f.Refusal(321, "ocaGroup and ocaType must be given together");
        }

        if (r.ParentId < 0 || r.ParentId == r.OrderId)
        {
            throw f.Refusal(321, $"parentId {r.ParentId} is no parent");
        }

        if (r.IsWhatIf && !r.Transmit)
        {
            throw f.Refusal(321, "A what-if order must be transmitted");
        }

        if ((r.Tif == "GTD") != (r.GoodTillDate.Length > 0) || (r.Tif == "GTD" && CentralTime.Parse(r.GoodTillDate) is null))
        {
            throw f.Refusal(391, "The end of a GTD order is missing, unreadable or not wanted");
        }

        Prices(f, r);
    }

    private static void Prices(RequestFields f, OrderRequest r)
    {
        (bool limit, bool aux) = r.Type switch
        {
            "MKT" => (false, false),
            "LMT" => (true, false),
            "STP" => (false, true),
            "STP LMT" => (true, true),
            "TRAIL" => (false, r.TrailingPercent is null),
            "TRAIL LIMIT" => (r.LimitOffset is null, r.TrailingPercent is null),
            _ => throw f.Refusal(387, $"Unsupported order type {r.Type} for this exchange and security type"),
        };
        Given(limit, r.Limit, "lmtPrice");
        Given(aux, r.Aux, "auxPrice");
        if (!r.IsTrailing && (r.TrailStop is not null || r.TrailingPercent is not null))
        {
            throw f.Refusal(321, "trailStopPrice and trailingPercent belong to trailing orders");
        }

        if (r.Type != "TRAIL LIMIT" && r.LimitOffset is not null)
        {
            throw f.Refusal(321, "lmtPriceOffset belongs to TRAIL LIMIT orders");
        }

        if (r.TrailingPercent is <= 0 or > 100)
        {
            throw f.Refusal(321, "trailingPercent is not between 0 and 100");
        }

        OnGrid(r.TrailStop);
        OnGrid(r.LimitOffset);

        void Given(bool isNeeded, decimal? price, string name)
        {
            if (isNeeded != price is not null)
            {
                throw f.Refusal(321, $"{name} of a {r.Type} order is {(isNeeded ? "missing" : "given")}");
            }

            OnGrid(price);
        }

        void OnGrid(decimal? price)
        {
            if (price is { } p && (p % r.Contract.MinTick != 0 || p <= 0))
            {
                throw f.Refusal(110, "The price does not conform to the minimum price variation for this contract.");
            }
        }
    }
}
