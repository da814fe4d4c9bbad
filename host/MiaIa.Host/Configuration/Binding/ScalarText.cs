using System.Globalization;
using MiaIa.Sdk;

namespace MiaIa.Host.Configuration;

/// <summary>Turns the text of a single value into a value of an option's type, and back.</summary>
internal static class ScalarText
{
    private static readonly string[] TimeFormats = ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss"];

    /// <summary>Reads a value; false when the text is none of that type.</summary>
    public static bool TryRead(Type type, string text, bool isQuoted, Unit unit, out object? value)
    {
        value = null;
        if (type == typeof(string))
        {
            value = text;
        }
        else if (isQuoted && (type == typeof(bool) || NumberText.IsBare(text)))
        {
            return false;
        }
        else if (type.IsEnum)
        {
            value = EnumNames.Read(type, text);
        }
        else if (type == typeof(bool))
        {
            value = text switch { "on" or "true" or "yes" => true, "off" or "false" or "no" => false, _ => null };
        }
        else if (type == typeof(TimeOnly) || type == typeof(TimeSpan) || type == typeof(BarPeriod))
        {
            value = ReadTime(type, text);
        }
        else
        {
            value = ReadNumber(type, text, unit);
        }

        return value is not null;
    }

    /// <summary>What is expected of a type, for messages.</summary>
    public static string Expected(Type type, Unit unit)
    {
        if (type.IsEnum)
        {
            return "one of " + string.Join(", ", EnumNames.Of(type));
        }

        return type switch
        {
            _ when type == typeof(bool) => "on or off",
            _ when type == typeof(string) => "a text",
            _ when type == typeof(TimeOnly) => "a time of day such as 09:35",
            _ when type == typeof(TimeSpan) => "a length of time such as 50ms, 30s, 5m",
            _ when type == typeof(BarPeriod) => "a bar period such as 30s, 1m, 5m, 1h that divides a day",
            _ => ExpectedNumber(type, unit),
        };
    }

    /// <summary>The text of a value the way it is written in the file, always the same for the same value.</summary>
    public static string Write(object value) => value switch
    {
        bool isOn => isOn ? "on" : "off",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        // The division removes trailing zeros: 250.00 and 250 are the same value.
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        Enum member => EnumNames.Write(member),
        TimeOnly time => time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan span => (span.Ticks * 100).ToString(CultureInfo.InvariantCulture) + "ns",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string ExpectedNumber(Type type, Unit unit)
    {
        string number = type == typeof(int) || type == typeof(long) ? "a whole number" : "a number";
        if (Units.NanosecondsOf(unit) != 0)
        {
            return number + " of " + unit.ToString().ToLowerInvariant();
        }

        return type == typeof(decimal) && unit is Unit.None ? number + ", for money 500 USD" : number;
    }

    private static object? ReadTime(Type type, string text)
    {
        if (type == typeof(TimeOnly))
        {
            return TimeOnly.TryParseExact(
                text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time : null;
        }

        if (type == typeof(TimeSpan))
        {
            return NumberText.TryReadDuration(text, out TimeSpan span) ? span : null;
        }

        return BarPeriod.TryParse(text, out BarPeriod period) ? period : null;
    }

    private static object? ReadNumber(Type type, string text, Unit unit)
    {
        if (!NumberText.TryRead(text, unit, isMoney: type == typeof(decimal), out decimal number))
        {
            return null;
        }

        if (type == typeof(decimal))
        {
            return number;
        }

        if (type == typeof(double))
        {
            // A bare number is parsed as a double, so that it is exactly what was written.
            return NumberText.IsBare(text) ? double.Parse(text, CultureInfo.InvariantCulture) : (double)number;
        }

        if (number != decimal.Truncate(number))
        {
            return null;
        }

        return type == typeof(int)
            ? number is >= int.MinValue and <= int.MaxValue ? (int)number : null
            : number is >= long.MinValue and <= long.MaxValue ? (long)number : null;
    }
}
