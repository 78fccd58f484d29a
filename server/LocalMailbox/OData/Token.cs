using System.Globalization;
using System.Text;

namespace OutlookRejectionHelper.LocalMailbox.OData;

internal enum TokenKind
{
    /// <summary>A name, a keyword or an operator spelled in letters.</summary>
    Word,
    Text,
    Number,
    Instant,
    Symbol,
    End,
}

/// <param name="Written">As written; for a string, without quotes.</param>
internal readonly record struct Token(TokenKind Kind, string Written)
{
    /// <summary>Splits a <c>$filter</c> (OData 4.01, URL conventions §5.1.1).</summary>
    public static IEnumerable<Token> Split(string filter)
    {
        var at = 0;
        while (at < filter.Length)
        {
            var c = filter[at];
            if (char.IsWhiteSpace(c))
                at++;
            else if (c == '\'')
                yield return new(TokenKind.Text, ReadText(filter, ref at));
            else if (char.IsAsciiDigit(c) || c == '-')
                yield return ReadNumberOrInstant(filter, ref at);
            else if (char.IsAsciiLetter(c) || c is '_' or '@')
                yield return new(TokenKind.Word, ReadWhile(filter, ref at, static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '@' or '.'));
            else if (c is '(' or ')' or ',' or '/' or ':')
                yield return new(TokenKind.Symbol, filter[at++..at]);
            else
                throw MailboxError.BadRequest($"Invalid filter clause: unexpected character at position {at}.");
        }
        yield return new(TokenKind.End, "");
    }

    /// <summary>A quote inside is written twice.</summary>
    private static string ReadText(string filter, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < filter.Length; at++)
        {
            if (filter[at] != '\'')
                text.Append(filter[at]);
            else if (at + 1 < filter.Length && filter[at + 1] == '\'')
                text.Append(filter[at++]);
            else
            {
                at++;
                return text.ToString();
            }
        }
        throw MailboxError.BadRequest("Invalid filter clause: there is an unterminated string literal.");
    }

    private static Token ReadNumberOrInstant(string filter, ref int at)
    {
        var written = ReadWhile(filter, ref at, static c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':' or '.' or '+');
        if (double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return new(TokenKind.Number, written);
        if (DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            return new(TokenKind.Instant, written);
        throw MailboxError.BadRequest($"Invalid filter clause: '{written}' is neither a number nor a date.");
    }

    private static string ReadWhile(string filter, ref int at, Func<char, bool> belongs)
    {
        var start = at;
        while (at < filter.Length && belongs(filter[at]))
            at++;
        return filter[start..at];
    }
}
