namespace MiaIa.Ibkr.Tests.Wire;

/// <summary>Frames of ids 5 and 101, built from the tables of PROTOCOL 13 by field number, with a value of its own in every field.</summary>
internal sealed class OrderReportLayout
{
    private readonly SortedDictionary<double, string> _fields = [];
    private readonly List<(double Number, int FromVersion)> _gates = [];
    private double _profile;

    /// <summary>156 fields: numbers are 1000 + the field's number, texts t + the number, flags 0.</summary>
    public static OrderReportLayout OpenOrder()
    {
        OrderReportLayout layout = new();
        layout.Number(0, 155).Text(3, 4, 5, 8, 9, 10, 11, 12, 13, 15, 18, 19, 20, 21, 23, 29, 30, 31, 32, 33, 34, 35, 36, 38, 40, 77, 106, 107, 118, 120, 124)
            .Text(132, 133, 134, 148, 152, 154, 64, 65, 66, 67, 70, 86, 87)
            .Flag(26, 27, 49, 50, 51, 54, 55, 68, 71, 85, 88, 91, 92, 121, 122, 136, 137, 138, 142, 149, 151, 155)
            .Set(0, "5").Set(7, "?").Set(61, "None").Set(93, "Submitted")
            .Set(78, "0").Set(79, "0").Set(80, "0").Set(83, "").Set(84, "").Set(89, "0").Set(90, "").Set(119, "0").Set(123, "0");
        layout._profile = 33.5;
        layout.Gate(195, 107, 119).Gate(183, 148, 148).Gate(184, 149, 149).Gate(185, 150, 150).Gate(189, 151, 151).Gate(193, 152, 153)
            .Gate(198, 154, 154).Gate(199, 155, 155);
        return layout;
    }

    /// <summary>103 fields, in the same manner.</summary>
    public static OrderReportLayout CompletedOrder()
    {
        OrderReportLayout layout = new();
        layout.Number(0, 102).Text(2, 3, 4, 7, 8, 9, 10, 11, 12, 14, 17, 18, 19, 20, 22, 27, 28, 29, 30, 31, 32, 33, 35, 37, 62, 70, 71, 85, 93, 94, 100, 102)
            .Flag(24, 25, 45, 46, 55, 58, 72, 75, 77, 78, 83, 84, 88, 90, 91, 101)
            .Set(0, "101").Set(6, "?").Set(52, "None").Set(76, "Filled")
            .Set(63, "0").Set(64, "0").Set(65, "0").Set(68, "").Set(69, "").Set(73, "0").Set(74, "").Set(79, "0");
        layout._profile = 30.5;
        layout.Gate(183, 100, 100).Gate(184, 101, 101).Gate(198, 102, 102);
        return layout;
    }

    /// <summary>Sets a field, or puts more than one in its place.</summary>
    public OrderReportLayout Set(double number, string text)
    {
        _fields[number] = text;
        return this;
    }

    /// <summary>Adds fields right behind a field.</summary>
    public OrderReportLayout Behind(double number, params string[] texts)
    {
        for (int i = 0; i < texts.Length; i++)
        {
            _fields[number + (0.001 * (i + 1))] = texts[i];
        }

        return this;
    }

    /// <summary>Takes fields out.</summary>
    public OrderReportLayout Without(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            _fields.Remove(i);
        }

        return this;
    }

    /// <summary>The payload at a version.</summary>
    public string At(int version)
    {
        SortedDictionary<double, string> fields = new(_fields);
        foreach ((double number, int from) in _gates.Where(g => version < g.FromVersion))
        {
            foreach (double key in fields.Keys.Where(k => Math.Floor(k) == number).ToArray())
            {
                fields.Remove(key);
            }
        }

        if (version < 177)
        {
            fields[_profile] = "profile";
        }

        return string.Concat(fields.Values.Select(f => f + "|"));
    }

    private OrderReportLayout Number(int first, int last) => Fill(i => $"{1000 + i}", [.. Enumerable.Range(first, last - first + 1)]);

    private OrderReportLayout Text(params int[] numbers) => Fill(i => $"t{i}", numbers);

    private OrderReportLayout Flag(params int[] numbers) => Fill(_ => "0", numbers);

    private OrderReportLayout Fill(Func<int, string> text, int[] numbers)
    {
        foreach (int number in numbers)
        {
            _fields[number] = text(number);
        }

        return this;
    }

    private OrderReportLayout Gate(int from, int first, int last)
    {
        _gates.AddRange(Enumerable.Range(first, last - first + 1).Select(i => ((double)i, from)));
        return this;
    }
}
