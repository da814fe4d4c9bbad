using System.Globalization;
using System.Text.Json;

namespace MiaIa.Sdk.Learning;

/// <summary>A value of a JSON file that knows where it stands. What is not as it should be is refused with the place.</summary>
/// <param name="Path">The file.</param>
/// <param name="Parent">Place of what it is in; empty for the root.</param>
/// <param name="Name">Its name there; empty in a list.</param>
/// <param name="Index">Its number in a list.</param>
/// <param name="Element">The value.</param>
internal readonly record struct JsonPlace(string Path, string Parent, string Name, int Index, JsonElement Element)
{
    private const string Remedy = " Train the model again with this version of the program.";

    /// <summary>Names and numbers from the root, as members/0/weight. Put together only when it is asked for: a model has many numbers.</summary>
    public string Place => Parent + (Parent.Length > 0 ? "/" : "") + (Name.Length > 0 ? Name : Index.ToString(CultureInfo.InvariantCulture));

    private string PlaceOfChildren => Parent.Length + Name.Length > 0 ? Place : "";

    /// <summary>The text.</summary>
    public string Text => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Wrong("a text is expected.");

    /// <summary>The finite number.</summary>
    public double Number =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetDouble(out double value) && double.IsFinite(value)
            ? value
            : throw Wrong("a finite number is expected.");

    /// <summary>The finite number of single precision.</summary>
    public float Single =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetSingle(out float value) && float.IsFinite(value)
            ? value
            : throw Wrong("a finite number is expected.");

    /// <summary>Whether it is null.</summary>
    public bool IsNull => Element.ValueKind == JsonValueKind.Null;

    /// <summary>Whether it is true.</summary>
    public bool IsTrue => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("true or false is expected."),
    };

    /// <summary>The value of a name.</summary>
    public JsonPlace this[string name]
    {
        get
        {
            JsonPlace child = new(Path, PlaceOfChildren, name, 0, default);
            return Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(name, out JsonElement value)
                ? child with { Element = value }
                : throw child.Wrong("it is missing.");
        }
    }

    /// <summary>A whole number within limits.</summary>
    public int Whole(int least, int most) =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out int value) && value >= least && value <= most
            ? value
            : throw Wrong($"a whole number from {least} to {most} is expected.");

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<JsonPlace> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Wrong("a list is expected.");
        }

        string place = PlaceOfChildren;
        List<JsonPlace> items = new(Element.GetArrayLength());
        foreach (JsonElement item in Element.EnumerateArray())
        {
            items.Add(new JsonPlace(Path, place, "", items.Count, item));
        }

        return items;
    }

    /// <summary>The numbers of a list.</summary>
    public double[] Numbers() => [.. Items().Select(i => i.Number)];

    /// <summary>The refusal of this value.</summary>
    public SourceException Wrong(string message) => new(Path, Place, "The model is broken: " + message + Remedy);
}
