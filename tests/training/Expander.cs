using System.Text;

namespace OutlookRejectionHelper.Training;

/// <summary>Makes one sentence of a template: chooses among alternatives, fills the slots. Holds nothing of it: several threads may share it.</summary>
internal sealed class Expander(SlotValues slots)
{
    public string Expand(Template template, Chance chance)
    {
        var sentence = new StringBuilder(template.Text.Length);
        var at = 0;
        Append(template.Text, ref at, sentence, template.Language, chance, depth: 0);
        return sentence.ToString();
    }

    /// <exception cref="FormatException">The braces do not pair.</exception>
    public static void Check(string text, string place)
    {
        var depth = 0;
        foreach (var c in text)
        {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0)
                break;
        }

        if (depth != 0)
            throw new FormatException($"{place}: the braces do not pair.");
    }

    private void Append(string text, ref int at, StringBuilder sentence, string language, Chance chance, int depth)
    {
        while (at < text.Length && text[at] is not ('|' or '}'))
        {
            if (text[at] == '{')
                AppendChoice(text, ref at, sentence, language, chance, depth + 1);
            else if (text[at] == '<' && text.IndexOf('>', at) is > 0 and var end)
            {
                sentence.Append(slots.Choose(language, text[(at + 1)..end], chance));
                at = end + 1;
            }
            else
                sentence.Append(text[at++]);
        }

        // A bar outside braces is an ordinary character.
        if (at < text.Length && depth == 0)
        {
            sentence.Append(text[at++]);
            Append(text, ref at, sentence, language, chance, depth);
        }
    }

    private void AppendChoice(string text, ref int at, StringBuilder sentence, string language, Chance chance, int depth)
    {
        var alternatives = new List<string>();
        do
        {
            at++;
            var alternative = new StringBuilder();
            Append(text, ref at, alternative, language, chance, depth);
            alternatives.Add(alternative.ToString());
        }
        while (at < text.Length && text[at] == '|');
        at++;
        sentence.Append(chance.Of(alternatives));
    }
}
