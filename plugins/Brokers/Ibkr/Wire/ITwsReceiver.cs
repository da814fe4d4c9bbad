namespace MiaIa.Plugins.Brokers.Ibkr.Wire;

/// <summary>Gets the messages of the TWS. What is passed as span is valid during the call only.</summary>
public interface ITwsReceiver
{
    /// <summary>1: a price of level 1.</summary>
    void TickPrice(in TickPrice tick);

    /// <summary>2: a size of level 1.</summary>
    void TickSize(in TickSize tick);

    /// <summary>45: a number of level 1.</summary>
    void TickGeneric(in TickGeneric tick);

    /// <summary>46: a text of level 1, other than trades.</summary>
    /// <param name="tick">Which.</param>
    /// <param name="text">The text as sent, valid during the call.</param>
    void TickString(in TickString tick, ReadOnlySpan<byte> text);

    /// <summary>46, tick types 48 and 77: trades of level 1.</summary>
    void RtVolume(in RtVolume tick);

    /// <summary>21: greeks of an option.</summary>
    void TickOptionComputation(in TickOptionComputation tick);

    /// <summary>12: a change of a book.</summary>
    void MarketDepth(in MarketDepth depth);

    /// <summary>13: a change of a book with market makers.</summary>
    void MarketDepthL2(in MarketDepthL2 depth);

    /// <summary>99, kinds 1 and 2: one trade.</summary>
    void TickByTickTrade(in TickByTickTrade tick);

    /// <summary>99, kind 3: one change of bid or ask.</summary>
    void TickByTickQuote(in TickByTickQuote tick);

    /// <summary>99, kind 4: one change of the middle.</summary>
    void TickByTickMidPoint(in TickByTickMidPoint tick);

    /// <summary>50: a bar of five seconds.</summary>
    void RealTimeBar(in RealTimeBar bar);

    /// <summary>57: a snapshot is complete.</summary>
    void TickSnapshotEnd(int requestId);

    /// <summary>58: what kind of data is delivered from now on.</summary>
    void MarketDataType(int requestId, MarketDataType type);

    /// <summary>81: parameters of a subscription.</summary>
    void TickRequestParameters(TickRequestParameters parameters);

    /// <summary>4: an error, warning or notice.</summary>
    void Notice(TwsNotice notice);

    /// <summary>3: where an order stands.</summary>
    void OrderStatus(OrderStatusUpdate status);

    /// <summary>5: an order the TWS holds.</summary>
    void OpenOrder(OpenOrder order);

    /// <summary>53: all open orders asked for were sent.</summary>
    void OpenOrderEnd();

    /// <summary>101: an order that is over.</summary>
    void CompletedOrder(CompletedOrder order);

    /// <summary>102: all completed orders were sent.</summary>
    void CompletedOrdersEnd();

    /// <summary>100: an order entered by hand got a number.</summary>
    void OrderBound(OrderBound order);

    /// <summary>11: an execution.</summary>
    void Execution(ExecutionReport execution);

    /// <summary>55: all executions asked for were sent.</summary>
    void ExecutionsEnd(int requestId);

    /// <summary>59: commission of an execution.</summary>
    void Commission(CommissionReport commission);

    /// <summary>9: the next order number; only ever move up.</summary>
    void NextValidId(int orderId);

    /// <summary>15: the accounts of the login.</summary>
    void ManagedAccounts(IReadOnlyList<string> accounts);

    /// <summary>6: a value of the account.</summary>
    void AccountValue(AccountValue value);

    /// <summary>7: a position of the account with its value.</summary>
    void PortfolioValue(PortfolioValue value);

    /// <summary>8: when the account was updated, HH:mm.</summary>
    void AccountUpdateTime(string time);

    /// <summary>54: the first values of the account were sent.</summary>
    void AccountDownloadEnd(string account);

    /// <summary>61: a position of any account.</summary>
    void Position(PositionReport position);

    /// <summary>62: all positions were sent.</summary>
    void PositionEnd();

    /// <summary>71: a position of an account and model.</summary>
    void PositionMulti(PositionReport position);

    /// <summary>72: all positions of the account and model were sent.</summary>
    void PositionMultiEnd(int requestId);

    /// <summary>63: a chosen value of an account.</summary>
    void AccountSummary(AccountSummary summary);

    /// <summary>64: all chosen values were sent.</summary>
    void AccountSummaryEnd(int requestId);

    /// <summary>73: a value of an account and model.</summary>
    void AccountUpdateMulti(AccountUpdateMulti update);

    /// <summary>74: all values of the account and model were sent.</summary>
    void AccountUpdateMultiEnd(int requestId);

    /// <summary>94: profit and loss of an account.</summary>
    void Pnl(Pnl pnl);

    /// <summary>95: profit and loss of a position.</summary>
    void PnlSingle(PnlSingle pnl);

    /// <summary>10: an instrument that fits.</summary>
    void ContractDetails(ContractDetails details);

    /// <summary>52: all instruments that fit were sent.</summary>
    void ContractDetailsEnd(int requestId);

    /// <summary>93: price steps of a rule.</summary>
    void MarketRule(MarketRule rule);

    /// <summary>79: instruments that fit a pattern.</summary>
    void SymbolSamples(SymbolSamples samples);

    /// <summary>80: exchanges that offer books.</summary>
    void DepthExchanges(IReadOnlyList<DepthExchange> exchanges);

    /// <summary>82: exchanges behind the letters of a quote.</summary>
    void SmartComponents(SmartComponents components);

    /// <summary>75: expiries and strikes of one exchange and class.</summary>
    void OptionParameters(OptionParameters parameters);

    /// <summary>76: all expiries and strikes were sent.</summary>
    void OptionParametersEnd(int requestId);

    /// <summary>17: bars of the past.</summary>
    void HistoricalBars(HistoricalBars bars);

    /// <summary>108: the bars asked for are complete.</summary>
    void HistoricalDataEnd(HistoricalDataEnd end);

    /// <summary>90: a bar as it stands now.</summary>
    void HistoricalBarUpdate(HistoricalBarUpdate update);

    /// <summary>106: sessions of an instrument.</summary>
    void HistoricalSchedule(HistoricalSchedule schedule);

    /// <summary>88: since when there are data.</summary>
    void HeadTimestamp(HeadTimestamp head);

    /// <summary>96: middles of the past.</summary>
    void HistoricalMidPoints(HistoricalMidPoints ticks);

    /// <summary>97: quotes of the past.</summary>
    void HistoricalQuotes(HistoricalQuotes ticks);

    /// <summary>98: trades of the past.</summary>
    void HistoricalTrades(HistoricalTrades ticks);

    /// <summary>49: the server's time in unix seconds.</summary>
    void CurrentTime(long unixSeconds);

    /// <summary>109: the server's time in unix milliseconds.</summary>
    void CurrentTimeMillis(long unixMilliseconds);

    /// <summary>107: the branding of the login.</summary>
    void UserInfo(int requestId, string whiteBrandingId);
}
