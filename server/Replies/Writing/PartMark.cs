using System.Collections.Immutable;
using System.Text;

namespace OutlookRejectionHelper.Replies.Writing;

/// <summary>
/// A character before each block that tells, after rendering, where the block came to stand. It is of the private use area,
/// which <see cref="ValueText.Clean"/> takes out of every value, so nothing but this class writes one.
/// </summary>
internal static class PartMark
{
    private const char First = '\uE000';

    private static readonly ImmutableArray<string> _parts = [ReplyPart.Greeting, .. ReplyBlocks.All, ReplyPart.Closing];

    public static char Of(string part) => (char)(First + _parts.IndexOf(part));

    public static bool Is(char character) => character >= First && character < First + _parts.Length;

    public static string Without(string marked) => Split(marked).Text;

    /// <summary>The text without its marks, and what stood behind each of them.</summary>
    public static (string Text, ImmutableArray<ReplyPart> Parts) Split(string marked)
    {
        var text = new StringBuilder(marked.Length);
        var starts = new List<(string Part, int Start)>();
        foreach (var character in marked)
        {
            if (Is(character))
                starts.Add((_parts[character - First], text.Length));
            else
                text.Append(character);
        }

        var plain = text.ToString();
        return (plain, [.. starts.Select((part, index) => Part(part, index + 1 < starts.Count ? starts[index + 1].Start : plain.Length))]);

        ReplyPart Part((string Name, int Start) part, int end) => new(part.Name, part.Start, plain.AsSpan(part.Start, end - part.Start).TrimEnd().Length);
    }
}
