using System.Collections.Frozen;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies.Writing;

/// <summary>Sets the chosen sentences in paragraphs.</summary>
internal static class ReplyLayout
{
    /// <summary>A paragraph with fewer words joins its neighbor.</summary>
    private const int ShortParagraph = 12;

    private static readonly FrozenDictionary<string, int> _paragraphs = new Dictionary<string, int>
    {
        [ReplyBlocks.Thanks] = 0,
        [ReplyBlocks.ThanksForFeedback] = 0,
        [ReplyBlocks.Understanding] = 0,
        [ReplyBlocks.Appreciation] = 1,
        [ReplyBlocks.Disappointment] = 1,
        [ReplyBlocks.Interest] = 2,
        [ReplyBlocks.KeepOnFile] = 2,
        [ReplyBlocks.Feedback] = 2,
        [ReplyBlocks.Connect] = 3,
        [ReplyBlocks.Wishes] = 3,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>One Markdown paragraph each, every block behind its <see cref="PartMark"/>, in order, two to four of them where there is more than one block.</summary>
    public static List<string> Paragraphs(IEnumerable<ComposedBlock> blocks)
    {
        var paragraphs = blocks.GroupBy(block => _paragraphs[block.Id]).OrderBy(group => group.Key)
            .Select(group => string.Join(' ', group.Select(block => PartMark.Of(block.Id) + block.Phrasing.Markdown))).ToList();
        for (var at = paragraphs.Count - 2; at > 0; at--)
        {
            if (WordCount.Of(paragraphs[at]) >= ShortParagraph)
                continue;
            // Upwards to the thanks rather than down to the wishes, which stand alone at the end.
            var neighbor = at < paragraphs.Count - 2 ? at + 1 : at - 1;
            var (first, second) = (Math.Min(at, neighbor), Math.Max(at, neighbor));
            paragraphs[first] = $"{paragraphs[first]} {paragraphs[second]}";
            paragraphs.RemoveAt(second);
        }

        return paragraphs;
    }
}
