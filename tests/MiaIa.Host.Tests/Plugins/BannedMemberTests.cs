using MiaIa.Host.Plugins;
using MiaIa.Tests;

namespace MiaIa.Host.Tests.Plugins;

public sealed class BannedMemberTests : IDisposable
{
    private readonly PluginSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("_ = DateTime.UtcNow;", "System.DateTime.UtcNow", "The only clock is e.TimeNs")]
    [InlineData("_ = Environment.TickCount64;", "System.Environment.TickCount64", "The only clock is e.TimeNs")]
    [InlineData("System.IO.File.ReadAllText(\"x\");", "System.IO.File", "do no I/O")]
    [InlineData("System.IO.Compression.ZipFile.OpenRead(\"x\");", "System.IO.Compression.ZipFile", "do no I/O")]
    [InlineData("System.Threading.Tasks.Task.Run(() => { });", "System.Threading.Tasks.Task", "One thread decides")]
    [InlineData("_ = Guid.NewGuid();", "System.Guid.NewGuid", "Identities are deterministic")]
    [InlineData("_ = Environment.GetEnvironmentVariable(\"x\");", "System.Environment.GetEnvironmentVariable", "options record")]
    [InlineData("_ = new Random(1).Next();", "System.Random", "Chance is not allowed")]
    [InlineData("typeof(System.Threading.Tasks.Task<int>).ToString();", "System.Threading.Tasks.Task`1", "One thread decides")]
    [InlineData("Func<DateTime> clock = () => DateTime.Now; clock();", "System.DateTime.Now", "The only clock is e.TimeNs")]
    public void ABannedMember_IsNamed_WithTheReasonOfTheList(string body, string member, string reason)
    {
        _sandbox.Add("Cheat", TestAssembly.Feature("cheat", body: body));

        PluginRefusal refusal = _sandbox.Refusal("cheat");

        refusal.Reason.Should().Be(RefusalReason.BannedMember);
        refusal.Found.Should().Contain(member + " (").And.Contain(reason);
    }

    [Theory]
    [InlineData("_ = new DateTime(2024, 1, 2).AddDays(1).Ticks;")]
    [InlineData("_ = Guid.Empty; _ = Guid.Parse(\"00000000-0000-0000-0000-000000000000\");")]
    [InlineData("_ = Environment.NewLine;")]
    [InlineData("lock (values.ToString()) { }")]
    [InlineData("foreach (int i in Some()) { } static IEnumerable<int> Some() { yield return 1; }")]
    [InlineData("_ = string.Create(System.Globalization.CultureInfo.InvariantCulture, $\"{e.TimeNs:N0}\");")]
    [InlineData("_ = new List<int> { 1 }.ToArray(); Span<int> s = stackalloc int[4]; s.Sort();")]
    public void WhatIsNotOnTheList_MayBeUsed(string body)
    {
        _sandbox.Add("Fair", TestAssembly.Feature("fair", body: body));

        _sandbox.Only().Refusal.Should().BeNull();
    }

    [Fact]
    public void AllBannedMembers_AreNamedAtOnce()
    {
        _sandbox.Add("Cheat", TestAssembly.Feature(
            "cheat", body: "_ = DateTime.UtcNow; _ = Guid.NewGuid(); System.IO.File.Delete(\"x\");"));

        _sandbox.Refusal("cheat").Found.Should()
            .ContainAll("System.DateTime.UtcNow", "System.Guid.NewGuid", "System.IO.File");
    }

    [Fact]
    public void AFilter_MayDoInputAndOutput()
    {
        _sandbox.Add("Reader", """
            using MiaIa.Sdk;
            [Plugin("reader")]
            public sealed class Reader : IFilter
            {
                public double Threshold => 0.5;
                public double Probability(in Candidate candidate, ReadOnlySpan<FeatureValue> features) =>
                    System.IO.File.Exists("model") ? 1 : 0;
            }
            """);

        _sandbox.Only().IsReady.Should().BeTrue();
    }

    [Fact]
    public void APackageThatUsesABannedMember_IsNoted_AndNoReasonToRefuse()
    {
        string package = TestAssembly.Compile(
            _sandbox.Folder("User"), "Pack", "public static class Pack { public static long Now => DateTime.UtcNow.Ticks; public static int One => 1; }");
        _sandbox.Add("User", TestAssembly.Feature("user", body: "_ = Pack.One;"), package);

        PluginDescriptor plugin = _sandbox.Only();

        plugin.IsReady.Should().BeTrue();
        plugin.Notes.Should().ContainSingle().Which.Should().Contain("Pack.dll").And.Contain("System.DateTime.UtcNow");
    }

    [Fact]
    public void NativeCalls_AreNoted()
    {
        _sandbox.Add("Native", TestAssembly.Feature(
            "native", members: "[System.Runtime.InteropServices.DllImport(\"c\")] static extern int getpid();"));

        _sandbox.Only().Notes.Should().ContainSingle().Which.Should().Contain("native code");
    }

    [Fact]
    public void TheListThatTheBuildUses_IsTheListInTheProgram()
    {
        string path = Path.Combine(Repository.Root, "sdk", "BannedSymbols.Decision.txt");
        using Stream embedded = typeof(PluginCatalogue).Assembly.GetManifestResourceStream("BannedSymbols.Decision.txt")!;
        using StreamReader reader = new(embedded);

        reader.ReadToEnd().Should().Be(File.ReadAllText(path));
    }

    [Fact]
    public void ALineOfNoKnownKind_StopsTheProgram_InsteadOfBeingPassedOver()
    {
        Action parse = () => BannedSymbols.Parse("X:System.Something;reason");

        parse.Should().Throw<InvalidDataException>().WithMessage("*X:System.Something*");
    }

    [Theory]
    [InlineData("M:System.String.Concat(System.String,System.String)", "string a = \"a\"; _ = string.Concat(a, a);", true)]
    [InlineData("M:System.String.Concat(System.String,System.String)", "string a = \"a\"; _ = string.Concat(a, a, a);", false)]
    [InlineData("M:System.String.Concat(System.String[])", "string[] a = [\"a\"]; _ = string.Concat(a);", true)]
    [InlineData("M:System.Int32.TryParse(System.String,System.Int32@)", "int.TryParse(\"1\", out int i);", true)]
    [InlineData("M:System.Collections.Generic.List`1.Add(`0)", "new List<int>().Add(1);", true)]
    [InlineData("M:System.Collections.Generic.List`1.AddRange(System.Collections.Generic.IEnumerable{`0})", "new List<int>().AddRange(new int[1]);", true)]
    [InlineData("M:System.Collections.Generic.List`1.#ctor", "new List<int>();", true)]
    [InlineData("M:System.Collections.Generic.List`1.#ctor", "new List<int>(5);", false)]
    [InlineData("F:System.String.Empty", "string s = string.Empty; s.ToString();", true)]
    [InlineData("T:System.Environment.SpecialFolder", "object o = default(Environment.SpecialFolder); o.ToString();", true)]
    public void ALine_MeansWhatItsDocumentationIdMeans(string line, string body, bool isUsed)
    {
        string path = _sandbox.Add("Any", TestAssembly.Feature("any", body: body));
        using AssemblyImage image = AssemblyImage.Open(path);

        BannedSymbols.Parse(line + ";why").UsesOf(image.Metadata!).Should().HaveCount(isUsed ? 1 : 0);
    }
}
