using System.Collections.Frozen;
using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies.Words;
using OutlookRejectionHelper.Replies.Writing;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>A reply taken apart once, for all checks.</summary>
internal sealed record CheckSubject(ReplyToCheck Reply, CheckWords Lexicon, ReplyParts Parts, WordStream Body, WordStream Whole)
{
    /// <summary>Characters of the mail that are compared with: any longer mail is quoted from its beginning.</summary>
    private const int LongestSource = 16 * 1024;

    private readonly Dictionary<PhraseSet, ImmutableArray<TextSpan>> _found = Lexicon.Index.Find(Whole);
    private FrozenSet<string>? _source;
    private string? _sourceText;

    public int Words { get; } = WordCount.Of(Reply.Text.AsSpan(Parts.Body.Start, Parts.Body.Length));

    public Stage Stage => Reply.Mail.SettledStage;

    public static CheckSubject Of(ReplyToCheck reply)
    {
        var lexicon = CheckWords.For(reply.Language);
        var parts = ReplyParts.Of(reply.Text, lexicon);
        return new(reply, lexicon, parts, WordStream.Of(reply.Text, parts.Body.Start, parts.Body.End), WordStream.Of(reply.Text));
    }

    /// <summary>What the mail and the user said, as one text.</summary>
    public string SourceText => _sourceText ??= string.Join('\n', new[]
    {
        Reply.MailText is { } text ? text.Visible[..Math.Min(text.Visible.Length, LongestSource)] : null,
        Reply.Message?.Subject, Reply.Message?.From?.Name, Reply.Message?.From?.Address,
        Reply.Mail.Company?.Value, Reply.Mail.Role?.Value, Reply.Mail.Person?.Value,
        Reply.Preferences.Signature, Reply.Preferences.PersonalNote,
    }.Select(part => ValueText.Clean(part, LongestSource)));

    /// <summary>Its words in lower case.</summary>
    public FrozenSet<string> Source => _source ??= WordStream.Of(SourceText).Words.Select(word => word.Lower).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words of company, person and sender, as they should be spelled.</summary>
    public IEnumerable<string> Names => new[] { Reply.Mail.Company?.Value, Reply.Mail.Person?.Value, ValueText.Clean(Reply.Message?.From?.Name, LongestSource) }
        .Where(name => name is not null)
        .SelectMany(name => WordStream.Of(name!).Words.Select(word => word.Exact));

    /// <summary>Where the phrases stand, greeting and closing included.</summary>
    public ImmutableArray<TextSpan> InWhole(PhraseSet phrases) => _found[phrases];

    public ImmutableArray<TextSpan> InBody(PhraseSet phrases) =>
        _found[phrases] is { IsEmpty: false } found ? [.. found.Where(span => span.Start >= Parts.Body.Start && span.End <= Parts.Body.End)] : [];

    /// <summary>The sentences of the body in which the phrases stand.</summary>
    public ImmutableArray<TextSpan> Sentences(PhraseSet phrases) =>
        [.. InBody(phrases).Select(SentenceOf).Distinct().Select(index => Body.Sentences[index].Span)];

    /// <summary>Where the phrases stand from the closing on: what is added below the name is read as well.</summary>
    public ImmutableArray<TextSpan> BelowClosing(PhraseSet phrases) =>
        _found[phrases] is { IsEmpty: false } found ? [.. found.Where(span => span.End > Parts.Body.End)] : [];

    /// <summary>Index into the body's sentences of the one that holds the span.</summary>
    public int SentenceOf(TextSpan span)
    {
        for (var index = 0; index < Body.Sentences.Length; index++)
        {
            if (span.Start < Body.Sentences[index].Span.End)
                return index;
        }

        return Body.Sentences.Length - 1;
    }

    public ReadOnlySpan<char> Text(TextSpan span) => Reply.Text.AsSpan(span.Start, span.Length);
}
