using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Whom the mail greets and how.</summary>
/// <param name="IsNamed">Somebody in particular is greeted.</param>
internal readonly record struct Opening(bool IsFormal, bool IsInformal, bool IsNamed)
{
    private const int Longest = 90;

    public static Opening Of(MailText text, FactWords words)
    {
        var newest = text[text.Newest].TrimStart();
        var end = newest.IndexOfAny(",:!\n");
        var line = newest[..Math.Min(end < 0 ? newest.Length : end, Longest)];
        Span<Token> buffer = stackalloc Token[16];
        ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(line, 0, buffer)];
        if (tokens.IsEmpty)
            return default;
        var formal = words.FormalGreetings.Longest(line, tokens, 0, out _);
        var informal = words.InformalGreetings.Longest(line, tokens, 0, out _);
        var isNamed = false;
        foreach (var token in tokens[Math.Min(1, tokens.Length)..])
        {
            isNamed |= token.Traits.HasFlag(TokenTraits.Capital) && !words.Anonymous.Contains(token.Hash)
                && !words.Titles.Contains(token.Hash) && !words.TeamWords.Contains(token.Hash);
        }

        // Without a greeting the first line is a sentence, and its capitals are of other things.
        return new Opening(formal > 0 && formal >= informal, informal > 0 && informal > formal, isNamed && tokens.Length <= 7);
    }
}
