using System.Text.Json;
using MiaIa.Host.Runs;
using MiaIa.Sdk.Options;

namespace MiaIa.Host.Levels;

/// <summary>Levels for programs: one JSON document. What there is not is null.</summary>
internal static class LevelsJson
{
    /// <summary>Writes it.</summary>
    public static void Write(ChainLevels all, Stream output)
    {
        GammaLevels levels = all.Levels;
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("symbol", all.Symbol);
        json.WriteString("asOf", all.AsOf);
        json.WriteBoolean("isEndOfDay", all.IsEndOfDay);
        json.WriteNumber("spot", levels.Spot);
        RunJson.WriteNumber(json, "basis", all.Request.Basis);
        json.WriteNumber("netGex", levels.Net);
        RunJson.WriteNumber(json, "callWall", levels.CallWall);
        RunJson.WriteNumber(json, "putWall", levels.PutWall);
        RunJson.WriteNumber(json, "flip", levels.Flip);
        RunJson.WriteNumber(json, "hvl", levels.HighVolatilityLevel);
        RunJson.WriteNumber(json, "zeroDteCallWall", levels.ZeroDteCallWall);
        RunJson.WriteNumber(json, "zeroDtePutWall", levels.ZeroDtePutWall);
        RunJson.WriteNumber(json, "oneDayMin", levels.OneDayMin);
        RunJson.WriteNumber(json, "oneDayMax", levels.OneDayMax);
        RunJson.WriteNumber(json, "atmVolatility", levels.AtmVolatility);
        RunJson.WriteNumber(json, "maxPain", levels.MaxPain);
        WriteModel(json, all.Request.Settings);
        WriteCoverage(json, all);
        Write(json, "gex", levels.LargestStrikes);
        Write(json, "strikes", levels.Strikes);
        json.WriteStartArray("profile");
        for (int point = 0; point < levels.Profile.Length; point++)
        {
            json.WriteStartObject();
            json.WriteNumber("spot", levels.ProfileSpot(point));
            json.WriteNumber("netGex", levels.Profile[point]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteModel(Utf8JsonWriter json, GammaSettings settings)
    {
        json.WriteStartObject("model");
        json.WriteString("sign", Words.Kebab(settings.SignModel.ToString()));
        json.WriteString("time", Words.Kebab(settings.TimeModel.ToString()));
        json.WriteString("walls", Words.Kebab(settings.WallScope.ToString()));
        json.WriteString("gamma", Words.Kebab(settings.GammaSource.ToString()));
        json.WriteNumber("rate", settings.Rate);
        json.WriteNumber("dividendYield", settings.DividendYield);
        json.WriteEndObject();
    }

    private static void WriteCoverage(Utf8JsonWriter json, ChainLevels all)
    {
        ChainDrops drops = all.Chain.Drops;
        json.WriteStartObject("coverage");
        json.WriteNumber("interestSeen", all.InterestSeen);
        json.WriteNumber("callWall", all.Levels.Coverage.CallWall);
        json.WriteNumber("putWall", all.Levels.Coverage.PutWall);
        json.WriteNumber("flip", all.Levels.Coverage.Flip);
        json.WriteNumber("missingStrikes", all.Levels.Coverage.MissingStrikes);
        json.WriteString("oldestQuote", Moment.Text(all.Levels.Coverage.OldestNs));
        json.WriteNumber("openInterest", all.Chain.Interest);
        json.WriteNumber("openInterestListed", all.Chain.InterestListed);
        json.WriteNumber("rows", all.Chain.Count);
        json.WriteNumber("expired", drops.Expired);
        json.WriteNumber("volatility", drops.Volatility);
        json.WriteNumber("crossed", drops.Crossed);
        json.WriteNumber("noInterest", drops.NoInterest);
        json.WriteNumber("malformed", drops.Malformed);
        json.WriteNumber("duplicate", drops.Duplicate);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ReadOnlySpan<StrikeExposure> strikes)
    {
        json.WriteStartArray(name);
        foreach (ref readonly StrikeExposure strike in strikes)
        {
            json.WriteStartObject();
            json.WriteNumber("strike", strike.Strike);
            json.WriteNumber("callGex", strike.Calls);
            json.WriteNumber("putGex", strike.Puts);
            json.WriteNumber("netGex", strike.Net);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
