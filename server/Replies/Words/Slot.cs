using System.Text.RegularExpressions;

namespace OutlookRejectionHelper.Replies.Words;

/// <summary>The places in a phrasing that a value from the mail or the user fills.</summary>
internal static partial class Slot
{
    public const string Company = "company";
    public const string Role = "role";
    public const string Note = "note";

    /// <summary>The person's whole name, as the mail has it.</summary>
    public const string Name = "name";

    /// <summary>The first of two or more names.</summary>
    public const string Given = "given";

    /// <summary>The name without a title of the mail's own ("Frau", "Mr").</summary>
    public const string Family = "family";

    public const string Signature = "signature";

    public static IEnumerable<string> In(string text) => Pattern().Matches(text).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"\{([A-Za-z]*)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    public static partial Regex Pattern();
}
