using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies.Writing;

/// <summary>The subject of a reply: the mail's own, marked once.</summary>
internal static class ReplySubject
{
    public const string Prefix = "RE: ";

    private const int Longest = 255;

    private static readonly HashSet<string> _prefixes = new(
        ReplyWords.Tags.SelectMany(tag => ReplyWords.For(tag).Salutations.ReplyPrefixes).Append("RE"), StringComparer.OrdinalIgnoreCase);

    public static string Of(string subject)
    {
        var clean = ValueText.Clean(subject, Longest - Prefix.Length) ?? "";
        return IsMarked(clean) ? clean : Prefix + clean;
    }

    public static bool IsMarked(string subject) =>
        subject.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && _prefixes.Contains(subject[..colon].Trim());
}
