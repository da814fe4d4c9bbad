using MiaIa.Plugins.Sources;
using MiaIa.Sdk;

namespace MiaIa.Plugins.Tests.Synthetic;

/// <summary>The book is replayed from its changes alone and compared with quotes and prints.</summary>
public sealed class SyntheticBookTests
{
    private readonly SortedDictionary<int, int> _bids = [];
    private readonly SortedDictionary<int, int> _asks = [];
    private readonly List<string> _faults = [];
    private Quote _quote;
    private bool _isInBatch;
    private bool _isQuoteDue;
    private int _trades;
    private int _quotes;
    private int _wide;

    [Fact]
    public void BookQuotesAndPrintsAgreeAtEveryMoment()
    {
        SyntheticRun.ForEach(new SyntheticOptions { Days = 2, Activity = 0.5 }, SyntheticRun.Days(2), See);
        _faults.Should().BeEmpty();
        _trades.Should().BeGreaterThan(50_000);
        ((double)_wide / _quotes).Should().BeInRange(0.001, 0.2, "the spread is one tick nearly always, but not always");
    }

    private void See(MarketEvent e)
    {
        switch (e.Kind)
        {
            case EventKind.Depth:
                Apply(e.Depth);
                break;
            case EventKind.Quote:
                OnQuote(e.Quote);
                break;
            default:
                OnTrade(e.Trade);
                break;
        }
    }

    private void Apply(in Depth depth)
    {
        SortedDictionary<int, int> side = depth.Side is Side.Buy ? _bids : _asks;
        switch (depth.Action)
        {
            case DepthAction.Clear:
                _bids.Clear();
                _asks.Clear();
                break;
            case DepthAction.Delete:
                Check(side.Remove(depth.PriceTicks), "a level is deleted that is not there");
                break;
            default:
                Check(depth.Size > 0, "a level without contracts");
                side[depth.PriceTicks] = depth.Size;
                break;
        }

        _isInBatch = !depth.IsLast;
        if (depth.IsLast)
        {
            Check(_bids.Count == 10 && _asks.Count == 10, "not ten levels a side");
            Check(_bids.Last().Key < _asks.First().Key, "crossed at the end of a batch");
            _isQuoteDue = Best() != _quote;
        }
    }

    private void OnQuote(in Quote quote)
    {
        Check(!_isInBatch, "a quote inside a batch");
        Check(quote == Best(), "a quote that is not the book's");
        _quote = quote;
        _isQuoteDue = false;
        _quotes++;
        _wide += quote.SpreadTicks > 1 ? 1 : 0;
    }

    private void OnTrade(in Trade trade)
    {
        Check(!_isInBatch && !_isQuoteDue, "a print before the quote was told");
        int expected = trade.Aggressor is Side.Buy ? _quote.AskTicks : _quote.BidTicks;
        Check(trade.Aggressor is not Side.None && !trade.IsAggressorInferred, "an aggressor that is not known");
        Check(trade.PriceTicks == expected, "a print away from the aggressor's side");
        Check(trade.Size > 0, "a print without contracts");
        _trades++;
    }

    private Quote Best() => new(_bids.Last().Key, _asks.First().Key, _bids.Last().Value, _asks.First().Value);

    private void Check(bool isTrue, string fault)
    {
        if (!isTrue && _faults.Count < 10)
        {
            _faults.Add(fault);
        }
    }
}
