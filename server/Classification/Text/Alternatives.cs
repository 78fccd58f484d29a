namespace OutlookRejectionHelper.Classification.Text;

/// <summary>Writes out the alternatives of a phrase: "{at|with} us" is "at us" and "with us". Braces may nest.</summary>
internal static class Alternatives
{
    /// <exception cref="FormatException">The braces do not pair.</exception>
    public static IEnumerable<string> Of(string phrase)
    {
        var open = phrase.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
            return phrase.Contains('}', StringComparison.Ordinal) ? throw Unpaired(phrase) : [phrase];
        var depth = 0;
        var choices = new List<string>();
        var start = open + 1;
        for (var i = open; i < phrase.Length; i++)
        {
            if (phrase[i] == '{')
                depth++;
            else if (phrase[i] == '}')
                depth--;
            if ((phrase[i] == '|' && depth == 1) || depth == 0)
            {
                choices.Add(phrase[start..i]);
                start = i + 1;
            }

            if (depth == 0)
                return choices.SelectMany(choice => Of(phrase[..open] + choice + phrase[(i + 1)..]));
        }

        throw Unpaired(phrase);
    }

    private static FormatException Unpaired(string phrase) => new($"The braces of \"{phrase}\" do not pair.");
}
