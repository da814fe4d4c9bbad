using System.Globalization;
using MiaIa.Sdk.Options;
using Spectre.Console;

namespace MiaIa.Host.Levels;

/// <summary>Levels for a person: where they come from, a table, and the exposure by strike as bars.</summary>
internal static class LevelsText
{
    private const int BarWidth = 30;
    private const int ShownStrikes = 24;
    private const double Billion = 1e9;

    /// <summary>Writes them.</summary>
    public static void Write(ChainLevels levels, TextWriter output, IAnsiConsole console)
    {
        foreach (string line in Head(levels))
        {
            output.WriteLine(line);
        }

        console.Write(TableOf(levels));
        WriteBars(levels, output);
    }

    private static IEnumerable<string> Head(ChainLevels levels)
    {
        GammaSettings settings = levels.Request.Settings;
        ChainDrops drops = levels.Chain.Drops;
        yield return Text($"chain      {levels.Request.Chain} ({levels.Symbol})");
        yield return Text($"as of      {levels.AsOf}{(levels.IsEndOfDay ? ", the end of its day" : "")}");
        yield return Text($"assumption {Words(settings.SignModel.ToString())}; who holds what is not observed");
        yield return Text($"model      {Words(settings.GammaSource.ToString())}, time {Words(settings.TimeModel.ToString())}, rate {settings.Rate}, dividend yield {settings.DividendYield}, walls {Words(settings.WallScope.ToString())}");
        yield return Text($"rows       {levels.Chain.Count} used; left out: expired {drops.Expired}, no volatility {drops.Volatility}, crossed {drops.Crossed}, no open interest {drops.NoInterest}, malformed {drops.Malformed}, twice {drops.Duplicate}");
        yield return Text($"coverage   {100 * levels.InterestSeen:0.0} % of {levels.Chain.InterestListed:N0} contracts open have a usable row");
        yield return Text($"net GEX    {levels.Levels.Net / Billion:0.000} billion USD per 1 % at {levels.Levels.Spot:0.00}");
    }

    private static Table TableOf(ChainLevels levels)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn("level");
        table.AddColumn(new TableColumn(levels.Symbol).RightAligned());
        if (levels.Request.Basis is not null)
        {
            table.AddColumn(new TableColumn("future").RightAligned());
        }

        foreach ((string name, double? price) in Rows(levels.Levels))
        {
            List<string> cells = [name, price is { } there ? Text($"{there:0.00}") : "none"];
            if (levels.Request.Basis is { } basis)
            {
                cells.Add(price is { } carried ? Text($"{carried + basis:0.00}") : "none");
            }

            table.AddRow([.. cells.Select(c => new Spectre.Console.Text(c))]);
        }

        return table;
    }

    private static IEnumerable<(string Name, double? Price)> Rows(GammaLevels levels)
    {
        yield return ("call wall", levels.CallWall);
        yield return ("put wall", levels.PutWall);
        yield return ("flip", levels.Flip);
        yield return ("HVL", levels.HighVolatilityLevel);
        yield return ("0DTE call wall", levels.ZeroDteCallWall);
        yield return ("0DTE put wall", levels.ZeroDtePutWall);
        yield return ("one-day min", levels.OneDayMin);
        yield return ("one-day max", levels.OneDayMax);
        yield return ("max pain", levels.MaxPain);
        for (int i = 0; i < levels.LargestStrikes.Length; i++)
        {
            yield return (Text($"GEX{i + 1} ({levels.LargestStrikes[i].Net / Billion:+0.000;-0.000} bn)"), levels.LargestStrikes[i].Strike);
        }
    }

    /// <summary>The strikes of largest exposure around the spot, from the highest down.</summary>
    private static void WriteBars(ChainLevels levels, TextWriter output)
    {
        StrikeExposure[] shown =
        [
            .. levels.Levels.Strikes.ToArray().Where(s => Math.Abs((s.Strike / levels.Levels.Spot) - 1) <= 0.1)
                .OrderByDescending(s => Math.Abs(s.Net)).Take(ShownStrikes).OrderByDescending(s => s.Strike),
        ];
        double most = shown.Length == 0 ? 0 : shown.Max(s => Math.Abs(s.Net));
        output.WriteLine("gamma exposure by strike, billion USD per 1 %");
        bool isSpotTold = false;
        foreach (StrikeExposure strike in shown)
        {
            if (!isSpotTold && strike.Strike < levels.Levels.Spot)
            {
                output.WriteLine(Text($"{levels.Levels.Spot,9:0.00}  {new string('-', BarWidth)} spot"));
                isSpotTold = true;
            }

            int width = most > 0 ? (int)Math.Round(Math.Abs(strike.Net) / most * BarWidth) : 0;
            output.WriteLine(Text($"{strike.Strike,9:0.00}  {new string(strike.Net >= 0 ? '+' : '-', width).PadRight(BarWidth)} {strike.Net / Billion,8:+0.000;-0.000}"));
        }
    }

    private static string Words(string name) => Runs.Words.Kebab(name);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
