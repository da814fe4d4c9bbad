using MiaIa.Host.Comparison;

namespace MiaIa.Host.Tests.Comparison;

public sealed class SettingsDiffTests
{
    [Fact]
    public void AChangedAnAbsentAndANewSetting_AreTold() =>
        SettingsDiff.Of("a = 1\nb = x = y\nc = 3\n", "a = 2\nb = x = y\nd = 4\n").Should().Equal(
            new SettingDifference("a", "1", "2"), new SettingDifference("c", "3", null), new SettingDifference("d", null, "4"));

    [Fact]
    public void TheSameText_HasNoDifference() =>
        SettingsDiff.Of("a = 1\nl = 1\nl.1 = x\n", "a = 1\nl = 1\nl.1 = x\n").Should().BeEmpty();

    [Fact]
    public void ANewItemOfAList_IsTheOnlyDifference_ThoughAllBehindItMoved() =>
        SettingsDiff.Of("f = 2\nf.1 = x\nf.2 = z\n", "f = 3\nf.1 = x\nf.2 = y\nf.3 = z\nf.y.w = 5\n").Should().Equal(
            new SettingDifference("f", null, "y"), new SettingDifference("f.y.w", null, "5"));

    [Fact]
    public void AListOfTheSameLength_IsComparedPlaceByPlace() =>
        SettingsDiff.Of("w = 2\nw.1 = 0.5\nw.2 = 0.3\n", "w = 2\nw.1 = 0.5\nw.2 = 0.4\n").Should().Equal(
            new SettingDifference("w.2", "0.3", "0.4"));
}
