using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using MiaIa.Sdk;
using MiaIa.Tests;

namespace MiaIa.Architecture.Tests;

/// <summary>The contract with plugin authors.</summary>
public sealed class SdkTests
{
    private const string Contract = "sdk/MiaIa.Sdk/PublicApi.txt";
    private const int EventBytes = 80;
    private const int PayloadBytes = 56;

    [Fact]
    public void ThePublicSurfaceIsTheOneInPublicApiTxt()
    {
        string actual = PublicApiText.Of(typeof(MarketEvent).Assembly);
        string approved = File.Exists(SourceTree.PathOf(Contract)) ? SourceTree.Read(Contract).ReplaceLineEndings("\n") : string.Empty;
        string received = Path.Combine(AppContext.BaseDirectory, "PublicApi.received.txt");
        File.WriteAllText(received, actual);

        IEnumerable<string> gone = approved.Split('\n').Except(actual.Split('\n'), StringComparer.Ordinal).Select(l => "- " + l);
        IEnumerable<string> added = actual.Split('\n').Except(approved.Split('\n'), StringComparer.Ordinal).Select(l => "+ " + l);
        bool isSame = actual == approved;
        isSame.Should().BeTrue(
            "a change of the SDK is a change of the contract. Is it meant? Then copy {0} over {1} and say why in the commit. " +
            "Differences: {2}", received, Contract, string.Join(Environment.NewLine, gone.Concat(added).Take(40)));
    }

    [Fact]
    public void EveryPublicTypeHasADocumentation()
    {
        XDocument documentation = XDocument.Load(SourceTree.PathOf(
            Path.Combine("sdk", "MiaIa.Sdk", "bin", Path.GetFileName(Path.GetDirectoryName(Repository.Program)!), "net10.0", "MiaIa.Sdk.xml")));
        HashSet<string> documented =
        [
            .. documentation.Descendants("member")
                .Where(m => m.Element("summary") is { } summary && !string.IsNullOrWhiteSpace(summary.Value))
                .Select(m => m.Attribute("name")!.Value),
        ];
        IEnumerable<string> missing = typeof(MarketEvent).Assembly.GetExportedTypes()
            .Select(t => "T:" + t.FullName!.Replace('+', '.')).Where(t => !documented.Contains(t));
        missing.Should().BeEmpty("a plugin author reads the documentation, not the code. Say what it is, its unit, its default");
    }

    [Fact]
    public void AnEventIsEightyBytesAndEveryPayloadFits()
    {
        Unsafe.SizeOf<MarketEvent>().Should().Be(EventBytes, "recorded inputs and rings count on it");
        FieldInfo[] payloads =
        [
            .. typeof(MarketEvent).GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
                .Where(f => f.GetCustomAttribute<FieldOffsetAttribute>()?.Value == EventBytes - PayloadBytes),
        ];
        payloads.Should().HaveCountGreaterThan(10);
        foreach (FieldInfo payload in payloads)
        {
            SizeOf(payload.FieldType).Should().BeLessThanOrEqualTo(
                PayloadBytes, "{0} is too large for an event. Use smaller fields, or send two events", payload.FieldType.Name);
        }
    }

    [Fact]
    public void EveryPayloadIsPlain()
    {
        IEnumerable<string> withReferences = typeof(MarketEvent).GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(f => (bool)Generic(nameof(RuntimeHelpers.IsReferenceOrContainsReferences), typeof(RuntimeHelpers), f.FieldType))
            .Select(f => f.Name);
        withReferences.Should().BeEmpty("an event is copied as bytes into rings and journals. Use numbers");
    }

    private static int SizeOf(Type type) => (int)Generic(nameof(Unsafe.SizeOf), typeof(Unsafe), type);

    private static object Generic(string method, Type of, Type argument) =>
        of.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.MakeGenericMethod(argument).Invoke(null, null)!;
}
