using MiaIa.Host.Live.Stages;
using MiaIa.Host.Runs;

namespace MiaIa.Host.Tests.Live;

/// <summary>What must be so before a live run begins (SPEC 19, 22.1); what is not ends the start, and never becomes a simulation.</summary>
public sealed class LiveStartTests : IDisposable
{
    private readonly LiveDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void Without_a_TWS_it_says_so_in_a_sentence_with_the_remedy()
    {
        _desk.Link = ", running-after: 1";
        RunException refusal = _desk.Refusal();
        refusal.Message.Should().Be("Nothing listens at port 7497. Start TWS and log in to the paper account. Nothing was started.");
        refusal.ExitCode.Should().Be(ExitCodes.Failed);
        Directory.Exists(_desk.Runs).Should().BeFalse("there is no run, and no simulation of one");
    }

    [Fact]
    public void With_wait_it_tries_until_it_is_there()
    {
        _desk.Link = ", running-after: 3";
        _desk.Tape = "minutes: 21";
        _desk.Run(wait: true).Failure.Should().BeNull();
        _desk.Log.Count(l => l is "connect").Should().Be(4);
    }

    [Fact]
    public void An_account_of_real_money_is_refused_without_the_switch()
    {
        _desk.Link = ", account: U7, paper: false";
        _desk.Refusal().Message.Should().StartWith("Account U7 is of real money, and --real-money was not given.");
    }

    [Fact]
    public void A_paper_account_is_refused_with_the_switch()
    {
        _desk.Mode = ", confirm-account: DU1";
        Pass("DU1");
        _desk.Refusal(isRealMoney: true, typed: "DU1").Message.Should().StartWith("Account DU1 is a paper account, and --real-money was given.");
    }

    [Theory]
    [InlineData(", account: U7, paper: true")]
    [InlineData(", account: DU7, paper: false")]
    [InlineData(", knows: false")]
    public void An_account_that_is_not_certain_is_refused(string link)
    {
        _desk.Link = link;
        _desk.Refusal().Message.Should().Contain("is not certain");
    }

    [Fact]
    public void Real_money_needs_the_account_in_the_configuration()
    {
        RunException refusal = _desk.Refusal(isRealMoney: true);
        refusal.Message.Should().Contain("confirm-account: ACCOUNT");
        refusal.ExitCode.Should().Be(ExitCodes.Configuration);
    }

    [Fact]
    public void Real_money_needs_the_stages_before_it()
    {
        _desk.Mode = ", confirm-account: U7";
        _desk.Refusal(isRealMoney: true).Message.Should().Contain("the connection test of account U7").And.Contain("an hour of paper trading");
        _desk.Log.Should().BeEmpty("nobody waits for TWS to be told what is missing");
    }

    [Fact]
    public void Real_money_needs_the_account_that_is_connected()
    {
        (_desk.Mode, _desk.Link) = (", confirm-account: U7", ", account: U8, paper: false");
        Pass("U7");
        _desk.Refusal(isRealMoney: true, typed: "U7").Message.Should().Be("Connected is account U8, and confirm-account names U7. Nothing was started.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("U8")]
    public void Real_money_needs_the_account_once_more(string typed)
    {
        (_desk.Mode, _desk.Link) = (", confirm-account: U7", ", account: U7, paper: false");
        Pass("U7");
        _desk.Refusal(isRealMoney: true, typed: typed).Message.Should().Contain("MIA_CONFIRM_ACCOUNT is not U7");
    }

    [Fact]
    public void The_micro_stage_needs_funds_for_its_margin()
    {
        (_desk.Mode, _desk.Link) = (", confirm-account: U7", ", account: U7, paper: false, funds: 1000, margin: 1320");
        Pass("U7");
        _desk.Refusal(isRealMoney: true, typed: "U7").Message.Should().StartWith("The available funds, 1000.00 USD, do not cover the initial margin of one MES, 1320.00 USD.");
    }

    [Fact]
    public void A_broker_that_only_simulates_is_none_for_live()
    {
        _desk.Broker = "simulated";
        RunException refusal = _desk.Refusal();
        refusal.Message.Should().Contain("A simulation is `mia sim`");
        refusal.ExitCode.Should().Be(ExitCodes.Configuration);
    }

    [Fact]
    public void Models_that_the_file_asks_for_must_be_there_but_for_observing()
    {
        _desk.Filters = "filters: { ml-ensemble: }";
        _desk.Tape = "minutes: 21";
        _desk.Refusal().Message.Should().Contain("trained models").And.Contain("mia train");
        _desk.Run(isObserved: true).Failure.Should().BeNull();
    }

    [Fact]
    public void A_calendar_that_does_not_know_today_ends_the_start()
    {
        RunRequest request = _desk.Request() with { ClockNs = () => (new DateTime(2031, 1, 6, 15, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks * 100 };
        Func<RunResult> run = () => _desk.Run(request);
        run.Should().Throw<RunException>().WithMessage("The exchange calendar is known for 2013 to 2030 and not for 2031-01-06*");
    }

    private void Pass(string account)
    {
        StageBook book = new(_desk.Runs);
        book.Add(new StageRecord(DateTime.UnixEpoch, Stage.ConnectionTest, IsPassed: true, account, Run: null, []));
        book.Add(new StageRecord(DateTime.UnixEpoch, Stage.PaperHour, IsPassed: true, "DU1", "r", []));
    }
}
