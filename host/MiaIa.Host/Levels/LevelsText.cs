using System.Globalization;
using MiaIa.Sdk.Options;
using Spectre.Console;

namespace MiaIa.Host.Levels;

/// <summary>Levels for a person: where they come from, a table, and the exposure by strike as bars.</summary>
internal static class LevelsText
{
    private const int BarWidth = 30;
    private const int ShownStrikes = 24;
    private const int ProfileStep = 10;
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
        WriteProfile(levels.Levels, output);
    }

    private static IEnumerable<string> Head(ChainLevels levels)
    {
        GammaSettings settings = levels.Request.Settings;
        ChainDrops drops = levels.Chain.Drops;
        yield return Text($"chain      {levels.Request.ChainText} ({levels.Symbol})");
        yield return Text($"as of      {levels.AsOf}{(levels.IsEndOfDay ? ", the end of its day" : "")}");
        yield return Text($"assumption {Words(settings.SignModel.ToString())}; who holds what is not observed");
        yield return Text($"model      {Words(settings.GammaSource.ToString())}, time {Words(settings.TimeModel.ToString())}, rate {settings.Rate}, dividend yield {settings.DividendYield}, walls {Words(settings.WallScope.ToString())}");
        yield return Text($"rows       {levels.Chain.Count} used; left out: expired {drops.Expired}, no volatility {drops.Volatility}, crossed {drops.Crossed}, no open interest {drops.NoInterest}, malformed {drops.Malformed}, twice {drops.Duplicate}");
        yield return Text($"coverage   {100 * levels.InterestSeen:0.0} % of {levels.Chain.InterestListed:N0} contracts open have a usable row; {levels.Levels.Coverage.MissingStrikes} strikes within 2 % of the spot have none");
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

        table.AddColumn(new TableColumn("seen").RightAligned());
        foreach ((string name, double? price, double seen) in Rows(levels.Levels))
        {
            List<string> cells = [name, price is { } there ? Text($"{there:0.00}") : "none"];
            if (levels.Request.Basis is { } basis)
            {
                cells.Add(price is { } carried ? Text($"{carried + basis:0.00}") : "none");
            }

            cells.Add(price is null ? "" : Text($"{100 * seen:0.0} %"));
            table.AddRow([.. cells.Select(c => new Spectre.Console.Text(c))]);
        }

        return table;
    }

    /// <summary>The levels, each with the share of the open interest behind it that is seen.</summary>
    private static IEnumerable<(string Name, double? Price, double Seen)> Rows(GammaLevels levels)
    {
        ChainCoverage seen = levels.Coverage;
        yield return ("call wall", levels.CallWall, seen.CallWall);
        yield return ("put wall", levels.PutWall, seen.PutWall);
        yield return ("flip", levels.Flip, seen.Flip);
        yield return ("HVL", levels.HighVolatilityLevel, seen.Flip);
        yield return ("0DTE call wall", levels.ZeroDteCallWall, seen.CallWall);
        yield return ("0DTE put wall", levels.ZeroDtePutWall, seen.PutWall);
        yield return ("one-day min", levels.OneDayMin, seen.All);
        yield return ("one-day max", levels.OneDayMax, seen.All);
        yield return ("max pain", levels.MaxPain, seen.All);
        for (int i = 0; i < levels.LargestStrikes.Length; i++)
        {
            yield return (Text($"GEX{i + 1} ({levels.LargestStrikes[i].Net / Billion:+0.000;-0.000} bn)"), levels.LargestStrikes[i].Strike, seen.Flip);
        }
    }

    /// <summary>Net exposure along the re-priced profile, percent by percent.</summary>
    private static void WriteProfile(GammaLevels levels, TextWriter output)
    {
        if (levels.Profile.IsEmpty)
        {
            return;
        }

        double most = 0;
        foreach (double net in levels.Profile)
        {
            most = Math.Max(most, Math.Abs(net));
        }

        output.WriteLine();
        output.WriteLine("net gamma exposure if the index stood there, billion USD per 1 %");
        for (int point = GammaLevels.ProfilePoints - 1; point >= 0; point -= ProfileStep)
        {
            double net = levels.Profile[point];
            string mark = point == GammaLevels.ProfilePoints / 2 ? "  spot" : "";
            output.WriteLine(BarOf(levels.ProfileSpot(point), net, most) + mark);
            double next = point >= ProfileStep ? levels.ProfileSpot(point - ProfileStep) : double.MaxValue;
            if (levels.Flip is { } flip && flip < levels.ProfileSpot(point) && flip >= next)
            {
                output.WriteLine(Text($"{flip,9:0.00}  {new string('.', BarWidth)}          flip"));
            }
        }
    }

    private static string BarOf(double price, double net, double most)
    {
        int width = most > 0 ? (int)Math.Round(Math.Abs(net) / most * BarWidth) : 0;
        return Text($"{price,9:0.00}  {new string(net >= 0 ? '+' : '-', width).PadRight(BarWidth)} {net / Billion,8:+0.000;-0.000}");
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
                output.WriteLine(Text($"{levels.Levels.Spot,9:0.00}  {new string('.', BarWidth)} spot"));
                isSpotTold = true;
            }

            output.WriteLine(BarOf(strike.Strike, strike.Net, most));
        }
    }

    private static string Words(string name) => Runs.Words.Kebab(name);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
