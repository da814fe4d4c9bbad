namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Reads reference data (PROTOCOL 6, 11).</summary>
internal static class ReferenceMessages
{
    private const int IssuerVersion = 176;

    /// <summary>Adds the readers under their ids.</summary>
    public static void AddTo(MessageReader?[] readers)
    {
        readers[10] = ContractDetailsFields.Read;
        readers[52] = DetailsEnd;
        readers[75] = OptionParameters;
        readers[76] = OptionParametersEnd;
        readers[79] = Samples;
        readers[80] = DepthExchanges;
        readers[82] = SmartComponents;
        readers[93] = MarketRule;
    }

    private static void DetailsEnd(ref FieldReader fields, ITwsReceiver receiver)
    {
        fields.Skip();
        int requestId = fields.Id();
        if (fields.IsSound)
        {
            receiver.ContractDetailsEnd(requestId);
        }
    }

    private static void OptionParameters(ref FieldReader fields, ITwsReceiver receiver)
    {
        OptionParameters parameters = new(
            fields.Id(), fields.Text(), fields.Int(), fields.Text(), fields.Text(),
            fields.List(1, static (ref FieldReader f) => f.RequiredText()),
            fields.List(1, static (ref FieldReader f) => f.RequiredAmount()));
        if (fields.IsSound)
        {
            receiver.OptionParameters(parameters);
        }
    }

    private static void OptionParametersEnd(ref FieldReader fields, ITwsReceiver receiver)
    {
        int requestId = fields.Id();
        if (fields.IsSound)
        {
            receiver.OptionParametersEnd(requestId);
        }
    }

    private static void Samples(ref FieldReader fields, ITwsReceiver receiver)
    {
        SymbolSamples samples = new(fields.Id(), fields.List(fields.Version >= IssuerVersion ? 8 : 6, static (ref FieldReader f) => Sample(ref f)));
        if (fields.IsSound)
        {
            receiver.SymbolSamples(samples);
        }
    }

    private static SymbolSample Sample(ref FieldReader fields)
    {
        Contract contract = new()
        {
            ConId = fields.Int(),
            Symbol = fields.Text(),
            SecType = fields.Text(),
            PrimaryExchange = fields.Text(),
            Currency = fields.Text(),
        };
        return new(contract, fields.List(1, static (ref FieldReader f) => f.Text()),
            fields.Version >= IssuerVersion ? fields.Text() : "", fields.Version >= IssuerVersion ? fields.Text() : "");
    }

    private static void DepthExchanges(ref FieldReader fields, ITwsReceiver receiver)
    {
        DepthExchange[] exchanges = fields.List(5, static (ref FieldReader f) =>
            new DepthExchange(f.Text(), f.Text(), f.Text(), f.Text(), f.OptionalInt()));
        if (fields.IsSound)
        {
            receiver.DepthExchanges(exchanges);
        }
    }

    private static void SmartComponents(ref FieldReader fields, ITwsReceiver receiver)
    {
        SmartComponents components = new(
            fields.Id(), fields.List(3, static (ref FieldReader f) => new SmartComponent(f.Int(), f.Text(), f.Text())));
        if (fields.IsSound)
        {
            receiver.SmartComponents(components);
        }
    }

    private static void MarketRule(ref FieldReader fields, ITwsReceiver receiver)
    {
        MarketRule rule = new(
            fields.Id(), fields.List(2, static (ref FieldReader f) => new PriceIncrement(f.RequiredAmount(), f.RequiredAmount())));
        if (fields.IsSound)
        {
            receiver.MarketRule(rule);
        }
    }
}
