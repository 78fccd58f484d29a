using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies.Writing;

/// <summary>The values of a reply's slots: from the mail where it is sure of them, from the user always, and never empty.</summary>
internal sealed record ReplyValues(FrozenDictionary<string, string> Values, NoteForm Note, string? Greeting)
{
    /// <summary>Below it, a company or role is left out: a wrong name is worse than none.</summary>
    private const double SureOfThing = 0.75;

    private const double SureOfPerson = 0.6;

    private const int LongestThing = 80;
    private const int LongestNote = 300;

    /// <summary>A name with one of these looks like a template that nobody filled in.</summary>
    private static readonly SearchValues<char> _placeholderMarks = SearchValues.Create("[]{}<>_");


    public IReadOnlySet<string> Available { get; } = Values.Keys.ToFrozenSet(StringComparer.Ordinal);

    public static ReplyValues Of(MailClassification mail, ReplyPreferences preferences, Salutations salutations, bool informal, bool greetsByName)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Put(Slot.Company, Thing(mail.Company));
        Put(Slot.Role, Thing(mail.Role) is { } role && WithoutTail(role) is var plain && (mail.Role!.Source is FactSource.User || !NamesBothSexes(plain)) ? plain : null);
        Put(Slot.Signature, ValueText.Clean(preferences.Signature, LongestThing));
        var (note, form) = PersonalNote.Of(ValueText.Clean(preferences.PersonalNote, LongestNote), salutations);
        Put(Slot.Note, note);

        var custom = informal ? salutations.Informal : salutations.Formal;
        var greeting = greetsByName && Thing(mail.Person, SureOfPerson) is { } person ? ByName(Titled(person)) : null;
        return new(values.ToFrozenDictionary(StringComparer.Ordinal), form, greeting);

        void Put(string slot, string? value)
        {
            if (value is not null)
                values[slot] = value;
        }

        string Titled(string person) =>
            mail.Person!.Source is not FactSource.User && ValueText.Clean(mail.PersonTitle, LongestThing) is { } title ? $"{title} {person}" : person;

        string ByName(string person)
        {
            var name = PersonName.Of(person, salutations.Titles);
            Put(Slot.Name, name.Whole);
            Put(Slot.Given, name.Given);
            Put(Slot.Family, name.Family);
            return name.Greeting ?? custom.Named.First(candidate => Slot.In(candidate).All(values.ContainsKey));
        }
    }

    private static string? Thing(Fact? fact, double sure = SureOfThing)
    {
        if (fact is null || (fact.Source is not FactSource.User && fact.Confidence < sure))
            return null;
        var value = ValueText.Clean(fact.Value, LongestThing + 1);
        return value is null || value.Length > LongestThing || value.AsSpan().ContainsAny(_placeholderMarks) ? null : value;
    }

    /// <summary>"Técnico/a", "Leiterin/Leiter", "chargé·e": what a person says of themself is one of the two, and we do not know which. "UI/UX" names none.</summary>
    private static bool NamesBothSexes(string role) => role.Contains('·', StringComparison.Ordinal)
        || role.Split('/').Skip(1).Any(part => part.Length > 0 && (char.IsLower(part[0]) || part.TakeWhile(char.IsLetter).Any(char.IsLower)));

    /// <summary>"Data Analyst (m/w/d)" is how an advertisement says it, not how a person does.</summary>
    private static string WithoutTail(string role)
    {
        var cut = role.LastIndexOf('(');
        return cut > 0 && role.EndsWith(')') && role.Length - cut <= 12 && role.AsSpan(cut).Contains('/') ? role[..cut].TrimEnd() : role;
    }
}

internal enum NoteForm
{
    None,

    /// <summary>"the walk through the workshop": stands inside a sentence.</summary>
    Phrase,

    /// <summary>"I enjoyed the walk through the workshop.": stands alone.</summary>
    Sentence,
}

/// <summary>The user's own words, made fit for their place.</summary>
internal static class PersonalNote
{
    public static (string? Value, NoteForm Form) Of(string? note, Salutations salutations)
    {
        if (note is null)
            return (null, NoteForm.None);
        var first = WordCount.Words(note).FirstOrDefault() ?? "";
        if (salutations.SentenceStarts.Contains(first, StringComparer.OrdinalIgnoreCase))
        {
            var sentence = char.ToUpperInvariant(note[0]) + note[1..];
            return (WordCount.IsTerminal(sentence[^1]) ? sentence : sentence + ".", NoteForm.Sentence);
        }

        var phrase = note.TrimEnd('.', ' ');
        if (phrase.Length == 0)
            return (null, NoteForm.None);
        return (salutations.LowercaseStarts.Contains(first, StringComparer.OrdinalIgnoreCase) ? char.ToLowerInvariant(phrase[0]) + phrase[1..] : phrase, NoteForm.Phrase);
    }
}

/// <summary>A person's name as a letter needs it. The sex is never guessed: a title is used only where the mail or the user wrote it.</summary>
/// <param name="Given">Null for a single name, an initial, or when a title says that formality is wanted.</param>
/// <param name="Greeting">The one a title calls for; null otherwise.</param>
internal sealed record PersonName(string Whole, string? Given, string? Family, string? Greeting)
{
    public static PersonName Of(string value, ImmutableArray<TitledGreeting> titles)
    {
        // "Keller, Anna" is how directories list people.
        var whole = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var family, var given] ? $"{given} {family}" : value;
        var words = whole.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1)
        {
            foreach (var title in titles)
            {
                if (title.Words.Contains(words[0], StringComparer.OrdinalIgnoreCase))
                    return new(whole, null, string.Join(' ', words[1..]), title.Greeting);
            }
        }

        var isGiven = words.Length is 2 or 3 && words[0].Length > 1 && !words[0].Contains('.', StringComparison.Ordinal);
        return new(whole, isGiven ? words[0] : null, null, null);
    }
}

/// <summary>Makes text from outside fit to stand in a line of ours.</summary>
internal static class ValueText
{
    /// <summary>Without control, bidirectional and zero-width characters, white space collapsed, NFC, at most <paramref name="longest"/> characters; null when nothing is left.</summary>
    public static string? Clean(string? value, int longest)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        var clean = new StringBuilder(Math.Min(value.Length, longest));
        var isSpacePending = false;
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value is '\u2028' or '\u2029')
            {
                isSpacePending = clean.Length > 0;
            }
            else if (IsVisible(rune))
            {
                if (clean.Length + (isSpacePending ? 1 : 0) + rune.Utf16SequenceLength > longest)
                    break;
                if (isSpacePending)
                    clean.Append(' ');
                isSpacePending = false;
                clean.Append(rune);
            }
        }

        return clean.Length == 0 ? null : clean.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsVisible(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
}
