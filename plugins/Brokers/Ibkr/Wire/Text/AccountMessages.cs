namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads account data and what concerns the session (PROTOCOL 15, 16).</summary>
internal static class AccountMessages
{
    private const int NoRequest = -1;

    /// <summary>Adds the readers under their ids.</summary>
    public static void AddTo(MessageReader?[] readers)
    {
        readers[6] = Value;
        readers[7] = Portfolio;
        readers[8] = UpdateTime;
        readers[15] = ManagedAccounts;
        readers[49] = CurrentTime;
        readers[54] = DownloadEnd;
        readers[61] = Position;
        readers[62] = static (ref FieldReader _, ITwsReceiver receiver) => receiver.PositionEnd();
        readers[63] = Summary;
        readers[64] = SummaryEnd;
        readers[71] = PositionMulti;
        readers[72] = PositionMultiEnd;
        readers[73] = UpdateMulti;
        readers[74] = UpdateMultiEnd;
        readers[94] = Pnl;
        readers[95] = PnlSingle;
        readers[107] = UserInfo;
        readers[109] = CurrentTimeMillis;
    }

    private static void Value(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        AccountValue value = new(fields.RequiredText(), fields.Text(), fields.Text(), fields.Text());
        if (fields.IsSound)
        {
            receiver.AccountValue(value);
        }
    }

    private static void Portfolio(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        PortfolioValue value = new(
            fields.PortfolioContract(), fields.Size(), fields.Amount(), fields.Amount(), fields.Amount(), fields.Amount(), fields.Amount(),
            fields.Text());
        if (fields.IsSound)
        {
            receiver.PortfolioValue(value);
        }
    }

    private static void UpdateTime(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        receiver.AccountUpdateTime(fields.Text());
    }

    private static void DownloadEnd(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        receiver.AccountDownloadEnd(fields.Text());
    }

    private static void ManagedAccounts(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        receiver.ManagedAccounts(fields.Text().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static void CurrentTime(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        long time = fields.RequiredLong();
        if (fields.IsSound)
        {
            receiver.CurrentTime(time);
        }
    }

    private static void CurrentTimeMillis(ref FieldReader fields, ITwsReceiver receiver)
    {
        long time = fields.RequiredLong();
        if (fields.IsSound)
        {
            receiver.CurrentTimeMillis(time);
        }
    }

    private static void Position(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        PositionReport position = new(
            NoRequest, fields.Text(), fields.Contract(), fields.Size(), fields.Amount(), ModelCode: "");
        if (fields.IsSound)
        {
            receiver.Position(position);
        }
    }

    private static void PositionMulti(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        PositionReport position = new(
            fields.Id(), fields.Text(), fields.Contract(), fields.Size(), fields.Amount(), fields.Text());
        if (fields.IsSound)
        {
            receiver.PositionMulti(position);
        }
    }

    private static void PositionMultiEnd(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        int requestId = fields.Id();
        if (fields.IsSound)
        {
            receiver.PositionMultiEnd(requestId);
        }
    }

    private static void Summary(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        AccountSummary summary = new(fields.Id(), fields.Text(), fields.Text(), fields.Text(), fields.Text());
        if (fields.IsSound)
        {
            receiver.AccountSummary(summary);
        }
    }

    private static void SummaryEnd(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        int requestId = fields.Id();
        if (fields.IsSound)
        {
            receiver.AccountSummaryEnd(requestId);
        }
    }

    private static void UpdateMulti(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        AccountUpdateMulti update = new(fields.Id(), fields.Text(), fields.Text(), fields.Text(), fields.Text(), fields.Text());
        if (fields.IsSound)
        {
            receiver.AccountUpdateMulti(update);
        }
    }

    private static void UpdateMultiEnd(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        int requestId = fields.Id();
        if (fields.IsSound)
        {
            receiver.AccountUpdateMultiEnd(requestId);
        }
    }

    private static void Pnl(ref FieldReader fields, ITwsReceiver receiver)
    {
        Pnl pnl = new(fields.Id(), fields.Amount(), fields.Amount(), fields.Amount());
        if (fields.IsSound)
        {
            receiver.Pnl(pnl);
        }
    }

    private static void PnlSingle(ref FieldReader fields, ITwsReceiver receiver)
    {
        PnlSingle pnl = new(fields.Id(), fields.Size(), fields.Amount(), fields.Amount(), fields.Amount(), fields.Amount());
        if (fields.IsSound)
        {
            receiver.PnlSingle(pnl);
        }
    }

    private static void UserInfo(ref FieldReader fields, ITwsReceiver receiver)
    {
        int requestId = fields.Id();
        string brandingId = fields.Text();
        if (fields.IsSound)
        {
            receiver.UserInfo(requestId, brandingId);
        }
    }
}
