using MiaIa.Host.Runs;
using MiaIa.Sdk;

namespace MiaIa.Host.Tests.Runs;

public sealed class FillChoiceTests
{
    [Theory]
    [InlineData(false, false, false, "bar-pessimistic")] // bars
    [InlineData(false, true, true, "bar-pessimistic")]   // without prints no queue moves and no limit is traded through
    [InlineData(true, false, false, "bar-pessimistic")]  // bars made from prints
    [InlineData(true, true, false, "quote-cross")]
    [InlineData(true, true, true, "book-queue")]
    [InlineData(true, false, true, "book-queue")]
    public void Auto_is_the_finest_model_that_the_data_allow(bool hasPrints, bool hasQuotes, bool hasDepth, string expected) =>
        FillChoice.Of(new MarketShape(new BarPeriod(60), hasPrints, ["ES"]) { HasQuotes = hasQuotes, HasDepth = hasDepth }).Should().Be(expected);

    [Theory]
    [InlineData("ES", 13_200, 6_600)]
    [InlineData("MES", 1_320, 660)]
    public void The_account_has_the_margins_of_its_instrument(string symbol, int overnight, int intraday) =>
        FillChoice.AccountOf(InstrumentTable.Find(symbol)!, 25_000).Should().Be(new AccountTerms(25_000, overnight, intraday));

    [Fact]
    public void Margins_that_are_not_known_are_not_made_up() =>
        FillChoice.AccountOf(InstrumentTable.Find("NQ")!, 25_000).Should().Be(new AccountTerms(25_000, null, null));
}
