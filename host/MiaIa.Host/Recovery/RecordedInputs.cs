using MiaIa.Host.Explanation;
using MiaIa.Host.Journal;
using MiaIa.Sdk;

namespace MiaIa.Host.Recovery;

/// <summary>The inputs that a run recorded, read from its journal.</summary>
/// <param name="journal">The journal.</param>
internal sealed class RecordedInputs(RunJournal journal)
{
    private readonly InputCodec _codec = new();

    /// <summary>Whether the run recorded its inputs; back-tests name their files instead.</summary>
    public bool Exist => journal.First("SELECT 1 FROM input_blocks LIMIT 1") is not null;

    /// <summary>Number of the last block with events; 0 when there is none.</summary>
    public long LastBlockWithEvents =>
        journal.First("SELECT ifnull(max(number),0) AS n FROM input_blocks WHERE events > 0")!.Long("n");

    /// <summary>Events that came from the source.</summary>
    public long SourceEvents =>
        journal.First("SELECT ifnull(sum(events),0) AS n FROM input_blocks WHERE is_injected = 0")!.Long("n");

    /// <summary>All events.</summary>
    public long Events => journal.First("SELECT ifnull(sum(events),0) AS n FROM input_blocks")!.Long("n");

    /// <summary>Every answer of the broker, in order.</summary>
    /// <exception cref="JournalException">A block is broken.</exception>
    public IEnumerable<(long Calls, MarketEvent Answer)> Answers() =>
        Read("SELECT number FROM input_blocks WHERE answers > 0 ORDER BY number").SelectMany(b => b.Answers);

    /// <summary>Every block, in order, read one by one.</summary>
    /// <exception cref="JournalException">A block is broken.</exception>
    public IEnumerable<RecordedBlock> Blocks() => Read("SELECT number FROM input_blocks ORDER BY number");

    /// <summary>Makes sure that no block is broken, before anything is written behind them.</summary>
    /// <exception cref="JournalException">One is.</exception>
    public void Check()
    {
        foreach (JournalRow row in journal.Rows("SELECT number FROM input_blocks ORDER BY number"))
        {
            Sound(row.Long("number"));
        }
    }

    /// <summary>The last event of the source; null without any.</summary>
    public MarketEvent? LastSourceEvent() =>
        Read("SELECT max(number) AS number FROM input_blocks WHERE is_injected = 0 AND events > 0 HAVING max(number) NOTNULL")
            .Select(b => (MarketEvent?)b.Events[^1]).FirstOrDefault();

    private IEnumerable<RecordedBlock> Read(string numbers)
    {
        foreach (JournalRow row in journal.Rows(numbers))
        {
            yield return Block(row.Long("number"));
        }
    }

    private JournalRow Sound(long number)
    {
        JournalRow row = journal.First("SELECT is_injected, checksum, bytes FROM input_blocks WHERE number = $0", number)!;
        return InputCodec.Check(row.Bytes("bytes")!) == row.Long("checksum")
            ? row
            : throw new JournalException($"{journal.Path}: block {number} of the recorded inputs is damaged.");
    }

    private RecordedBlock Block(long number)
    {
        JournalRow row = Sound(number);
        try
        {
            (MarketEvent[] events, List<(long, MarketEvent)> answers) = _codec.Unpack(row.Bytes("bytes")!);
            return new RecordedBlock(number, events, row.Long("is_injected") != 0, answers);
        }
        catch (JournalException problem)
        {
            throw new JournalException($"{journal.Path}: block {number} of the recorded inputs: {problem.Message}");
        }
    }
}
