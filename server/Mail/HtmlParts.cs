namespace OutlookRejectionHelper.Mail;

/// <summary>What a mail program says that an element holds.</summary>
internal enum HtmlPart : byte
{
    None,

    /// <summary>The element is the quoted history.</summary>
    Quotation,

    /// <summary>The element stands at the head of the quoted history, which goes on to the end.</summary>
    RestIsQuotation,
    Signature,
    Preheader,
}

/// <summary>The marks that mail programs leave in HTML. They are names of programs, not words of a language.</summary>
internal static class HtmlParts
{
    private static readonly (string Name, HtmlPart Part)[] _classes =
    [
        ("gmail_quote", HtmlPart.Quotation),
        ("gmail_quote_container", HtmlPart.Quotation),
        ("yahoo_quoted", HtmlPart.Quotation),
        ("protonmail_quote", HtmlPart.Quotation),
        ("tutanota_quote", HtmlPart.Quotation),
        ("zmail_extra", HtmlPart.Quotation),
        ("moz-cite-prefix", HtmlPart.RestIsQuotation),
        ("moz-forward-container", HtmlPart.RestIsQuotation),
        ("OutlookMessageHeader", HtmlPart.RestIsQuotation),
        ("gmail_signature", HtmlPart.Signature),
        ("moz-signature", HtmlPart.Signature),
        ("protonmail_signature_block", HtmlPart.Signature),
        ("preheader", HtmlPart.Preheader),
        ("preheader-text", HtmlPart.Preheader),
        ("preheaderText", HtmlPart.Preheader),
        ("hidden-preheader", HtmlPart.Preheader),
        ("mcnPreviewText", HtmlPart.Preheader),
    ];

    private static readonly (string Name, HtmlPart Part)[] _ids =
    [
        ("divRplyFwdMsg", HtmlPart.RestIsQuotation),
        ("appendonsend", HtmlPart.RestIsQuotation),
        ("mail-editor-reference-message-container", HtmlPart.RestIsQuotation),
        ("OLK_SRC_BODY_SECTION", HtmlPart.RestIsQuotation),
        ("reply-intro", HtmlPart.RestIsQuotation),
        ("yahoo_quoted", HtmlPart.Quotation),
        ("Signature", HtmlPart.Signature),
        ("AppleMailSignature", HtmlPart.Signature),
        ("ms-outlook-mobile-signature", HtmlPart.Signature),
        ("preheader", HtmlPart.Preheader),
    ];

    public static HtmlPart Find(Tag tag, ReadOnlySpan<char> classes, ReadOnlySpan<char> id, ReadOnlySpan<char> type, ReadOnlySpan<char> name)
    {
        if (tag.Id == Tag.Quote && type.Equals("cite", StringComparison.OrdinalIgnoreCase))
            return HtmlPart.Quotation;
        if (!id.IsEmpty && Find(_ids, id) is var byId and not HtmlPart.None)
            return byId;
        if (!name.IsEmpty && name.Equals("quote", StringComparison.Ordinal))
            return HtmlPart.Quotation;
        if (classes.IsEmpty)
            return HtmlPart.None;
        foreach (var range in classes.Split(' '))
        {
            if (Find(_classes, classes[range]) is var byClass and not HtmlPart.None)
                return byClass;
        }

        return HtmlPart.None;
    }

    private static HtmlPart Find((string Name, HtmlPart Part)[] known, ReadOnlySpan<char> name)
    {
        // Outlook puts this before the names it finds in mail of others, once for each time it passes.
        while (name.StartsWith("x_", StringComparison.Ordinal))
            name = name[2..];
        foreach (var (candidate, part) in known)
        {
            // Yahoo numbers its ids.
            if (name.StartsWith(candidate, StringComparison.OrdinalIgnoreCase)
                && (name.Length == candidate.Length || (part == HtmlPart.Quotation && char.IsAsciiDigit(name[^1]))))
                return part;
        }

        return HtmlPart.None;
    }
}
