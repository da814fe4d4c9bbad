using System.Globalization;

namespace MiaIa.TwsSimulator;

/// <summary>The fields of one request, read in order and without mercy: a missing, surplus or unreadable one refuses the request with 320.</summary>
internal sealed class RequestFields
{
    private readonly string[] _fields;
    private int _next;

    /// <summary>The fields of a frame; a frame that does not end with NUL is refused.</summary>
    public RequestFields(string frame)
    {
        Text = frame.Replace('\0', '|');
        if (!frame.EndsWith('\0'))
        {
            throw new RefusedException(-1, 320, "The last field of the frame is not ended by NUL");
        }

        _fields = frame[..^1].Split('\0');
        if (frame.Any(c => c is > '~' or (< ' ' and not '\0')))
        {
            throw new RefusedException(-1, 320, "The frame holds characters that are not printable ASCII");
        }
    }

    /// <summary>The frame for people, with a bar for every NUL.</summary>
    public string Text { get; }

    /// <summary>The id that refusals of this request name; -1 until one was read.</summary>
    public int Subject { get; private set; } = -1;

    /// <summary>The number of fields, the message id included.</summary>
    public int Count => _fields.Length;

    /// <summary>A refusal of this request as a break of the rules.</summary>
    public RefusedException Refusal(int code, string text) => new(Subject, code, text);

    /// <summary>A refusal that a correct client can meet as well.</summary>
    public RefusedException Answer(int code, string text) => new(Subject, code, text, isViolation: false);

    /// <summary>Any text.</summary>
    public string Any(string name) =>
        _next < _fields.Length ? _fields[_next++] : throw Refusal(320, $"Field {_next} ({name}) is missing");

    /// <summary>One of the given texts.</summary>
    public string OneOf(string name, params string[] allowed)
    {
        string text = Any(name);
        return Array.IndexOf(allowed, text) >= 0 ? text : throw Wrong(name, text, "one of " + string.Join(' ', allowed.Select(a => $"'{a}'")));
    }

    /// <summary>Fields that must be empty.</summary>
    public void Empty(params string[] names)
    {
        foreach (string name in names)
        {
            OneOf(name, "");
        }
    }

    /// <summary>Fields that must be 0.</summary>
    public void Zero(params string[] names)
    {
        foreach (string name in names)
        {
            OneOf(name, "0");
        }
    }

    /// <summary>The version of the request.</summary>
    public void Version(params string[] allowed) => OneOf("version", allowed);

    /// <summary>A non-empty integer.</summary>
    public int Int(string name)
    {
        string text = Any(name);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : throw Wrong(name, text, "an integer");
    }

    /// <summary>The id later refusals name.</summary>
    public int Id(string name)
    {
        int id = Int(name);
        Subject = id;
        return id > 0 ? id : throw Wrong(name, id.ToString(CultureInfo.InvariantCulture), "positive");
    }

    /// <summary>0 or 1.</summary>
    public bool Flag(string name) => OneOf(name, "0", "1") == "1";

    /// <summary>A number in plain notation.</summary>
    public decimal Number(string name) => NumberOrEmpty(name) ?? throw Wrong(name, "", "a number");

    /// <summary>A number in plain notation, or nothing. The literal maximum of a double counts as nothing.</summary>
    public decimal? NumberOrEmpty(string name)
    {
        string text = Any(name);
        if (text.Length == 0 || text == Message.Unset)
        {
            return null;
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out decimal value) ? value : throw Wrong(name, text, "a number");
    }

    /// <summary>Every field must have been read.</summary>
    public void End()
    {
        if (_next < _fields.Length)
        {
            throw Refusal(320, $"{_fields.Length} fields, {_next} expected");
        }
    }

    /// <summary>The rest of the frame does not interest any more.</summary>
    public void Skip() => _next = _fields.Length;

    private RefusedException Wrong(string name, string text, string expected) =>
        Refusal(text.Length == 0 ? 321 : 320, $"Field {_next - 1} ({name}) is '{text}', expected {expected}");
}
