using System.Text.RegularExpressions;

namespace MiaIa.Architecture.Tests;

/// <summary>Counts braces to find the members of types. It knows enough of C# to skip text and comments, and no more.</summary>
internal sealed partial class CodeBlocks
{
    private readonly string _text;
    private readonly List<Member> _members = [];
    private readonly Stack<(bool IsType, int Line)> _open = new();
    private int _at;
    private int _line = 1;
    private int _headStart;

    private CodeBlocks(string text) => _text = text.ReplaceLineEndings("\n");

    /// <summary>A member with a body in braces.</summary>
    /// <param name="Line">Line of the opening brace, from 1.</param>
    /// <param name="Lines">Lines from brace to brace, both counted.</param>
    public readonly record struct Member(int Line, int Lines);

    public static IReadOnlyList<Member> MembersOf(string source)
    {
        CodeBlocks blocks = new(source);
        blocks.Scan();
        return blocks._members;
    }

    private void Scan()
    {
        while (_at < _text.Length)
        {
            switch (_text[_at])
            {
                case '{':
                    Open();
                    break;
                case '}':
                    Close();
                    break;
                case ';':
                    _headStart = _at + 1;
                    break;
                default:
                    SkipTextAndComments();
                    break;
            }

            Step();
        }
    }

    private void Open()
    {
        _open.Push((IsType: TypeWord().IsMatch(_text[_headStart.._at]), _line));
        _headStart = _at + 1;
    }

    private void Close()
    {
        (bool isType, int line) = _open.Pop();
        bool isMember = !isType && _open.Count > 0 && _open.Peek().IsType;
        if (isMember)
        {
            _members.Add(new Member(line, _line - line + 1));
        }

        _headStart = _at + 1;
    }

    private void SkipTextAndComments()
    {
        if (IsHere("//"))
        {
            SkipTo("\n");
            _headStart = _open.Count > 0 && _open.Peek().IsType ? _headStart : _at;
        }
        else if (IsHere("/*"))
        {
            SkipTo("*/");
        }
        else if (IsHere("\"\"\""))
        {
            Step();
            SkipTo("\"\"\"");
        }
        else if (_text[_at] is '"')
        {
            SkipString(isInterpolated: Before(1) is '$' || Before(2) is '$', isVerbatim: Before(1) is '@' || Before(2) is '@' && Before(1) is '$');
        }
        else if (_text[_at] is '\'')
        {
            SkipCharacter();
        }
    }

    private void SkipString(bool isInterpolated, bool isVerbatim)
    {
        int depth = 0;
        for (Step(); _at < _text.Length; Step())
        {
            char c = _text[_at];
            if (depth > 0 && c is '"')
            {
                SkipString(isInterpolated: Before(1) is '$', isVerbatim: false);
            }
            else if (c is '\\' && !isVerbatim && depth == 0)
            {
                Step();
            }
            else if (isInterpolated && c is '{' && !Twice('{'))
            {
                depth++;
            }
            else if (isInterpolated && c is '}' && depth > 0)
            {
                depth--;
            }
            else if (c is '"' && !(isVerbatim && Twice('"')))
            {
                return;
            }
        }
    }

    private void SkipCharacter()
    {
        Step();
        if (_text[_at] is '\\')
        {
            Step();
        }

        SkipTo("'");
    }

    /// <summary>Two of a kind stand for the sign itself.</summary>
    private bool Twice(char c)
    {
        bool isTwice = _at + 1 < _text.Length && _text[_at + 1] == c;
        if (isTwice)
        {
            Step();
        }

        return isTwice;
    }

    private void SkipTo(string end)
    {
        Step();
        while (_at < _text.Length && !IsHere(end))
        {
            Step();
        }

        for (int i = 1; i < end.Length; i++)
        {
            Step();
        }
    }

    private void Step()
    {
        if (_at < _text.Length && _text[_at] is '\n')
        {
            _line++;
        }

        _at++;
    }

    private bool IsHere(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private char Before(int distance) => _at >= distance ? _text[_at - distance] : ' ';

    [GeneratedRegex("(^|[^\\w@])(class|struct|interface|enum|namespace|record)\\s+\\w", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeWord();
}
