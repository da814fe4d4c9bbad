using System.Globalization;
using BenchmarkDotNet.Running;
using MiaIa.Benchmarks;
using MiaIa.Benchmarks.Live;
using MiaIa.Plugins.Sources;

switch (args)
{
    case ["minute-bars", var path, var count]:
        MinuteBars.Write(path, int.Parse(count, CultureInfo.InvariantCulture));
        break;
    case ["order-file", var path, var count]:
        OrderFile.Write(path, int.Parse(count, CultureInfo.InvariantCulture));
        break;
    case ["read-dbn", var path, var count]:
        SourceRate.Print(new DatabentoDbn(new DatabentoDbnOptions()), path, long.Parse(count, CultureInfo.InvariantCulture));
        break;
    case ["decode-dbn", var path]:
        DecodeRate.Print(path);
        break;
    case ["learning", var rows, var features, var threads]:
        LearningRate.Print(
            int.Parse(rows, CultureInfo.InvariantCulture), int.Parse(features, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture));
        break;
    case ["live-load", var minutes, var perSecond, var at]:
        return LiveLoad.Run(int.Parse(minutes, CultureInfo.InvariantCulture), int.Parse(perSecond, CultureInfo.InvariantCulture), at);
    case ["monitor-load", var browsers, var turns, var speed]:
        return MonitorLoad.Run(
            int.Parse(browsers, CultureInfo.InvariantCulture), int.Parse(turns, CultureInfo.InvariantCulture), int.Parse(speed, CultureInfo.InvariantCulture));
    default:
        BenchmarkSwitcher.FromAssembly(typeof(MinuteBars).Assembly).Run(args);
        break;
}

return 0;
