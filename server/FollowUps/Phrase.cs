using System.Text;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>
/// Fills <c>{names}</c> into a sentence. What stands in brackets is left out when a name in it has no value;
/// <c>[one|other]</c> takes the first that has all of its values.
/// </summary>
/// <example>"Say hello[ – {who}]" is "Say hello – Anna K.", or "Say hello".</example>
internal static class Phrase
{
    /// <exception cref="InvalidDataException">A bracket or brace is not closed.</exception>
    public static string Fill(string template, Func<string, string?> value)
    {
        var filled = new StringBuilder(template.Length + 64);
        for (var i = 0; i < template.Length;)
        {
            if (template[i] == '[')
            {
                var end = End(template, i, ']');
                filled.Append(template[(i + 1)..end].Split('|').Select(part => Part(part, value)).FirstOrDefault(part => part is not null));
                i = end + 1;
            }
            else
            {
                var next = template.IndexOf('[', i);
                var part = next < 0 ? template[i..] : template[i..next];
                filled.Append(Part(part, name => value(name) ?? ""));
                i += part.Length;
            }
        }

        return filled.ToString();
    }

    /// <summary>Null when a value is missing.</summary>
    private static string? Part(string part, Func<string, string?> value)
    {
        var filled = new StringBuilder(part.Length + 32);
        for (var i = 0; i < part.Length;)
        {
            if (part[i] == '{')
            {
                var end = End(part, i, '}');
                if (value(part[(i + 1)..end]) is not { } found)
                    return null;
                filled.Append(found);
                i = end + 1;
            }
            else
            {
                filled.Append(part[i++]);
            }
        }

        return filled.ToString();
    }

    private static int End(string text, int from, char close) =>
        text.IndexOf(close, from) is > 0 and var end ? end : throw new InvalidDataException($"\"{text}\" opens what it does not close.");
}
