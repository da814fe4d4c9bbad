using System.Globalization;
using BenchmarkDotNet.Running;
using MiaIa.Benchmarks;

if (args is ["minute-bars", var path, var count])
{
    MinuteBars.Write(path, int.Parse(count, CultureInfo.InvariantCulture));
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(MinuteBars).Assembly).Run(args);
}
