using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MiaIa.Host.Configuration;

/// <summary>
/// Reads YAML text into nodes that know their place. Anchors, aliases, tags and further documents are refused: what a
/// trader reads in a line is what that line means.
/// </summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 32;

    // Inside { } YAML gives braces a meaning of its own, so ${NAME} would need quotes. While it is parsed its braces are
    // these two characters, which no text contains (private use); lengths stay, and so do columns.
    private const char Opening = '\uE000';
    private const char Closing = '\uE001';

    private readonly string _file;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly ConfigurationErrors _errors;
    private int _depth;

    private YamlTree(string file, string text, ConfigurationErrors errors)
    {
        _file = file;
        _errors = errors;
        _scanner = new Scanner(new StringReader(Shield(text)));
        _parser = new Parser(_scanner);
    }

    /// <summary>The root of a text; null when it is empty or broken, which is then among the errors.</summary>
    /// <param name="file">Name of the file, for places.</param>
    /// <param name="text">The text.</param>
    /// <param name="errors">Receives what is wrong.</param>
    public static YamlNode? Read(string file, string text, ConfigurationErrors errors)
    {
        YamlTree tree = new(file, text, errors);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException e)
        {
            errors.Add(Place(file, e.Start), "this is not YAML: " + e.Message.TrimEnd('.'));
        }
        catch (InvalidOperationException)
        {
            // The scanner's way to refuse text inside brackets that goes on in a line that is not indented enough.
            errors.Add(
                Place(file, tree._scanner.CurrentPosition),
                "this is not YAML: a bracket is not closed, or the lines inside it are not indented more than its key");
        }

        return null;
    }

    private static string Shield(string text)
    {
        int at = text.IndexOf("${", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        char[] shielded = text.ToCharArray();
        for (; at >= 0; at = text.IndexOf("${", at + 1, StringComparison.Ordinal))
        {
            int end = at + 2;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            if (end < text.Length && text[end] == '}')
            {
                (shielded[at + 1], shielded[end]) = (Opening, Closing);
            }
        }

        return new string(shielded);
    }

    private static string Unshield(string text) => text.Replace(Opening, '{').Replace(Closing, '}');

    private static Mark Place(string file, YamlDotNet.Core.Mark mark) =>
        new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private YamlNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!TryTake<DocumentStart>())
        {
            _errors.Add(new Mark(_file, 1, 1), "the file is empty");
            return null;
        }

        YamlNode root = ReadNode();
        _parser.Consume<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            _errors.Add(Place(_file, second.Start), "a second document begins here; a file holds one");
        }

        return root;
    }

    private bool TryTake<T>()
        where T : ParsingEvent
    {
        if (_parser.Current is not T)
        {
            return false;
        }

        _parser.MoveNext();
        return true;
    }

    private YamlNode ReadNode()
    {
        ParsingEvent current = _parser.Current!;
        Mark mark = Place(_file, current.Start);
        if (current is NodeEvent node)
        {
            RefuseDecoration(node, mark);
        }

        if (++_depth > MaxDepth)
        {
            throw new YamlException(current.Start, current.End, "the nesting is too deep");
        }

        YamlNode read = current switch
        {
            MappingStart => ReadMap(mark),
            SequenceStart => ReadList(mark),
            Scalar scalar => ReadScalar(scalar, mark),
            _ => ReadAlias(mark),
        };
        _depth--;
        return read;
    }

    private void RefuseDecoration(NodeEvent node, Mark mark)
    {
        if (!node.Anchor.IsEmpty)
        {
            _errors.Add(mark, $"the anchor '&{node.Anchor.Value}' is not allowed: write the value where it is used");
        }

        if (!node.Tag.IsEmpty)
        {
            _errors.Add(mark, $"the tag '{node.Tag.Value}' is not allowed: write the value without it");
        }
    }

    private YamlScalar ReadScalar(Scalar scalar, Mark mark)
    {
        _parser.MoveNext();
        return new YamlScalar(mark, Unshield(scalar.Value), scalar.Style is not ScalarStyle.Plain);
    }

    private YamlScalar ReadAlias(Mark mark)
    {
        AnchorAlias alias = _parser.Consume<AnchorAlias>();
        _errors.Add(mark, $"the alias '*{alias.Value.Value}' is not allowed: write the value here");
        return new YamlScalar(mark, "", isQuoted: false);
    }

    private YamlList ReadList(Mark mark)
    {
        _parser.Consume<SequenceStart>();
        List<YamlNode> items = [];
        while (!TryTake<SequenceEnd>())
        {
            items.Add(ReadNode());
        }

        return new YamlList(mark, items);
    }

    private YamlMap ReadMap(Mark mark)
    {
        _parser.Consume<MappingStart>();
        List<YamlEntry> entries = [];
        Dictionary<string, YamlNode> seen = new(StringComparer.Ordinal);
        while (!TryTake<MappingEnd>())
        {
            YamlNode key = ReadNode();
            YamlNode value = ReadNode();
            if (key is not YamlScalar name)
            {
                _errors.Add(key.Mark, $"a name is expected before the colon, not {key.Description}");
            }
            else if (!seen.TryAdd(name.Text, key))
            {
                _errors.Add(key.Mark, FormattableString.Invariant(
                    $"the name '{name.Text}' is written twice; the first is in line {seen[name.Text].Mark.Line}"));
            }
            else
            {
                entries.Add(new YamlEntry(name.Text, key.Mark, value));
            }
        }

        return new YamlMap(mark, entries);
    }
}
