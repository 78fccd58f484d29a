using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Tests.Mail;

/// <summary>What holds of every text that was read, kind or hostile.</summary>
internal static class MailTextContract
{
    public static void Hold(MailText text)
    {
        Assert.InRange(text.Visible.Length, 0, MailLimits.Text);
        Assert.InRange(text.Sentences.Length, 0, MailLimits.Sentences);
        Assert.DoesNotContain("\n\n\n", text.Visible, StringComparison.Ordinal);
        Within(text.Newest, 0, text.Visible.Length);
        if (text.Quotation is { } quotation)
        {
            Within(quotation, 0, text.Visible.Length);
            Assert.True(quotation.Start >= text.Newest.End || quotation.End <= text.Newest.Start, "The quotation overlaps the newest part.");
        }

        if (text.Signature is { } signature)
        {
            Within(signature, text.Newest.Start, text.Newest.End);
            Assert.Equal(text.Newest.End, signature.End);
        }

        var end = text.Newest.Start;
        foreach (var sentence in text.Sentences)
        {
            Within(sentence, end, text.Signature?.Start ?? text.Newest.End);
            Assert.InRange(sentence.Length, 1, MailLimits.SentenceLength);
            var words = text[sentence];
            Assert.False(words.Contains('\n'), "A sentence crosses a line end.");
            Assert.False(char.IsWhiteSpace(words[0]) || char.IsWhiteSpace(words[^1]), "A sentence is not trimmed.");
            Assert.False(char.IsLowSurrogate(words[0]) || char.IsHighSurrogate(words[^1]), "A sentence cuts a character.");
            end = sentence.End;
        }

        for (var i = 0; i < text.Visible.Length; i++)
        {
            if (char.IsSurrogate(text.Visible[i]))
                Assert.True(i + 1 < text.Visible.Length && char.IsSurrogatePair(text.Visible[i], text.Visible[++i]), "Half a character.");
        }
    }

    private static void Within(TextSpan span, int from, int to)
    {
        Assert.True(span.Length >= 0, "A negative length.");
        Assert.InRange(span.Start, from, to);
        Assert.InRange(span.End, from, to);
    }
}
