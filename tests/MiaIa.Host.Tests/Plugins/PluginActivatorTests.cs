using MiaIa.Host.Plugins;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Plugins;

public sealed class PluginActivatorTests : IDisposable
{
    private readonly PluginSandbox _sandbox = new();
    private readonly FeatureValue[] _row = [new(1.5, FeatureStatus.Ok, 7), new(-2, FeatureStatus.Ok, 7)];

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void TheConstructor_GetsWhatItAsksFor()
    {
        LoadedPlugin plugin = Load(
            "Instrument traded, Instruments all, BarPeriod period, RunMode mode, FeatureNames names, ITimeZones zones, IProblems problems",
            "$\"{traded.Symbol} {all.All.Count} {period} {mode} {names.Names.Count} {zones.ToUtcNs(\"UTC\", 5)} {problems is null}\"");

        Create(plugin).Outputs.Should().Equal("ES 2 1m Sim 2 5 False");
    }

    [Fact]
    public void TheOptionsRecord_IsTheOneOfItsOwnAssembly()
    {
        LoadedPlugin plugin = Load(
            "WindowOptions options",
            "options.Bars.ToString()",
            "public sealed record WindowOptions { public int Bars { get; init; } = 20; }");

        plugin.OptionsType!.FullName.Should().Be("Dropped.WindowOptions");
        object options = Activator.CreateInstance(plugin.OptionsType)!;
        plugin.OptionsType.GetProperty("Bars")!.SetValue(options, 5);

        Create(plugin, options).Outputs.Should().Equal("5");
        Create(plugin).Outputs.Should().Equal(["20"], "without options all are their defaults");
    }

    [Fact]
    public void APluginWithoutOptions_HasNoOptionsType() => Load("").OptionsType.Should().BeNull();

    [Fact]
    public void AnInput_IsTheOutputItNames()
    {
        LoadedPlugin plugin = Load("[Input(\"a.x\")] FeatureInput x", "$\"{x.Name} {x.Value.Value}\"");

        PluginInputs.Of(plugin, options: null).Should().Equal(new PluginInput("a.x", false, "x"));
        Create(plugin).Outputs.Should().Equal("a.x 1.5");
    }

    [Fact]
    public void AnOptionalInputThatNobodyComputes_IsMissing()
    {
        LoadedPlugin plugin = Load(
            "[Input(\"c.z\"), Optional] FeatureInput z", "$\"{z.Name} {z.IsPresent} {z.Value.Status}\"");

        PluginInputs.Of(plugin, options: null).Should().Equal(new PluginInput("c.z", true, "z"));
        Create(plugin).Outputs.Should().Equal("c.z False Missing");
    }

    [Fact]
    public void ARequiredInputThatNobodyComputes_IsAnErrorThatNamesIt()
    {
        LoadedPlugin plugin = Load("[Input(\"c.z\")] FeatureInput deep");

        PluginRefusal refusal = CreationOf(plugin);

        refusal.Reason.Should().Be(RefusalReason.UnknownArgument);
        refusal.Message.Should().Contain("c.z").And.Contain("deep").And.Contain("technique").And.Contain("Technique.dll");
    }

    [Theory]
    [InlineData("public string[] From { get; init; } = [\"b.y\", \"a\"];")]
    [InlineData("public IReadOnlyList<string> From { get; init; } = [\"b.y\", \"a\"];")]
    [InlineData("public Dictionary<string, double> From { get; init; } = new() { [\"b.y\"] = 1, [\"a\"] = 2 };")]
    [InlineData("public IReadOnlyDictionary<string, decimal> From { get; init; } = new Dictionary<string, decimal> { [\"b.y\"] = 1, [\"a\"] = 2 };")]
    public void InputsNamedInTheOptions_ComeInTheirOrder_WithTheOutputMeant(string property)
    {
        LoadedPlugin plugin = Load(
            "ManyOptions options, FeatureInput[] inputs",
            "string.Join(\" \", Array.ConvertAll(inputs, i => i.Name + \"=\" + i.Value.Value))",
            $"public sealed record ManyOptions {{ [Input(\"x\")] {property} }}");

        object options = Activator.CreateInstance(plugin.OptionsType!)!;

        PluginInputs.Of(plugin, options).Select(i => i.Name).Should().Equal("b.y", "a.x");
        Create(plugin, options).Outputs.Should().Equal("b.y=-2 a.x=1.5");
    }

    [Fact]
    public void TwoInputOptions_AreToldApartByTheNameOfTheParameter()
    {
        LoadedPlugin plugin = Load(
            "TwoOptions options, FeatureInput second, FeatureInput[] first",
            "second.Name + \" \" + first[0].Name",
            "public sealed record TwoOptions { [Input(\"x\")] public string[] First { get; init; } = [\"a\"]; [Input(\"y\")] public string Second { get; init; } = \"b\"; }");

        Create(plugin).Outputs.Should().Equal("b.y a.x");
    }

    [Fact]
    public void AnArgumentNobodyProvides_IsAnErrorThatNamesIt()
    {
        LoadedPlugin plugin = Load("System.Text.StringBuilder builder");

        PluginRefusal refusal = CreationOf(plugin);

        refusal.Reason.Should().Be(RefusalReason.UnknownArgument);
        refusal.Message.Should().Contain("builder").And.Contain("StringBuilder").And.Contain("Dropped.Technique");
    }

    [Theory]
    [InlineData("IEnumerable<Instrument> all")]
    [InlineData("Func<Instrument> make")]
    [InlineData("Lazy<Instrument> later")]
    public void WhatAContainerWouldMakeUp_IsNotProvided(string parameter) =>
        CreationOf(Load(parameter)).Reason.Should().Be(RefusalReason.UnknownArgument);

    [Fact]
    public void AnArgumentWithADefault_MayBeAbsent() =>
        Create(Load("decimal capital = 3", "capital.ToString()")).Outputs.Should().Equal("3");

    [Fact]
    public void FurtherValues_AreProvidedByTheirType()
    {
        LoadedPlugin plugin = Load("decimal capital", "capital.ToString()");

        PluginActivator.Create<IFeature>(plugin, null, Services().Add(25_000m)).Outputs.Should().Equal("25000");
    }

    [Fact]
    public void AThrowingConstructor_IsAnErrorWithItsMessage_AndWithoutATrace()
    {
        LoadedPlugin plugin = Load(
            "", "throw new ArgumentException(\"The window must be odd.\")", isBlock: true);

        PluginRefusal refusal = CreationOf(plugin);

        refusal.Reason.Should().Be(RefusalReason.ConstructorThrew);
        refusal.Found.Should().Be("its constructor threw ArgumentException: The window must be odd");
        refusal.Message.Should().Contain("technique").And.Contain("Dropped.Technique").And.Contain("Technique.dll")
            .And.NotContain("   at ").And.NotContain("TargetInvocation");
    }

    [Fact]
    public void AThrowingOptionsRecord_IsAnErrorWithItsMessage()
    {
        LoadedPlugin plugin = Load(
            "BadOptions options",
            members: "public sealed record BadOptions { public int Bars { get; init; } = int.Parse(\"many\"); }");

        CreationOf(plugin).Found.Should().Contain("FormatException").And.Contain("many");
    }

    [Theory]
    [InlineData("private Technique() { }", "no public constructor")]
    [InlineData("public Technique() { } public Technique(Instrument i) { }", "several public constructors")]
    public void AnythingButOnePublicConstructor_IsRefused(string constructors, string why)
    {
        _sandbox.Add("Technique", $$"""
            using MiaIa.Sdk;
            [Plugin("technique")]
            public sealed class Technique : IRiskRule
            {
                {{constructors}}
                public int Allow(in EntryRequest entry, in AccountState account) => 0;
            }
            """);
        PluginHost host = _sandbox.Host();

        Action load = () => host.Load(_sandbox.Only());

        load.Should().Throw<PluginException>().WithMessage($"*technique*{why}*")
            .Which.Refusal.Reason.Should().Be(RefusalReason.NoConstructor);
    }

    [Fact]
    public void APluginOfAnotherKind_IsAnError()
    {
        LoadedPlugin plugin = Load("");

        Action create = () => PluginActivator.Create<IStrategy>(plugin, null, Services());

        create.Should().Throw<PluginException>().WithMessage("*technique*IStrategy*");
    }

    [Fact]
    public void Instances_AreSeparate_AndOwnedByWhoeverAsked()
    {
        LoadedPlugin plugin = Load("", "\"value\"", members: "");

        IFeature first = PluginActivator.Create<IFeature>(plugin, null, Services());
        IFeature second = PluginActivator.Create<IFeature>(plugin, null, Services());

        second.Should().NotBeSameAs(first);
    }

    private LoadedPlugin Load(
        string constructor, string output = "\"value\"", string members = "", bool isBlock = false)
    {
        string output2 = isBlock ? $"((Func<string>)(() => {output}))()" : output;
        _sandbox.Add("Technique", TestAssembly.Feature("technique", output: output2, constructor: constructor) + members);
        return _sandbox.Host().Load(_sandbox.Only());
    }

    private PluginServices Services() => TestServices.Create(name => name switch
    {
        "a.x" => new FeatureInput(name, _row, 0),
        "b.y" => new FeatureInput(name, _row, 1),
        _ => null,
    });

    private IFeature Create(LoadedPlugin plugin, object? options = null)
    {
        return PluginActivator.Create<IFeature>(plugin, options, Services());
    }

    private PluginRefusal CreationOf(LoadedPlugin plugin)
    {
        Action create = () => Create(plugin);
        return create.Should().Throw<PluginException>().Which.Refusal;
    }
}
