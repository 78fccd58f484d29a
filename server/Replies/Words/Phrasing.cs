using System.Collections.Immutable;
using OutlookRejectionHelper.Replies.Writing;

namespace OutlookRejectionHelper.Replies.Words;

/// <summary>One way of saying a block: Markdown with slots.</summary>
/// <param name="Opening">Its first two words in lower case, to keep sentences from starting alike.</param>
/// <param name="FirstWord">The first of them.</param>
/// <param name="Stems">Hashes of what its longer words begin with, in order, to keep sentences from saying the same word twice.</param>
internal sealed record Phrasing(
    string Markdown,
    ImmutableArray<string> Slots,
    int Words,
    int Sentences,
    string Opening,
    string FirstWord,
    ImmutableArray<ulong> Stems)
{
    /// <summary>Letters of a word that count as its stem; shorter words repeat without anyone noticing.</summary>
    private const int StemLength = 5;

    public static Phrasing Of(string markdown)
    {
        var own = WordCount.Words(Slot.Pattern().Replace(markdown, "")).Select(word => word.ToLowerInvariant()).ToArray();
        return new(
            markdown,
            [.. Slot.In(markdown)],
            WordCount.Of(markdown),
            WordCount.Sentences(markdown),
            string.Join(' ', own.Take(2)),
            own.FirstOrDefault() ?? "",
            [.. own.Where(word => word.Length >= StemLength).Select(word => Identity.Hash(0, word[..StemLength])).Distinct().Order()]);
    }
}

/// <summary>The phrasings for one set of conditions; all of them hold at once.</summary>
/// <param name="Conditions">Key to the values it may have; empty is "otherwise".</param>
internal sealed record PhrasingSection(
    ImmutableDictionary<string, ImmutableArray<string>> Conditions,
    ImmutableArray<Phrasing> Phrasings)
{
    public bool Holds(IReadOnlyDictionary<string, string> facts) =>
        Conditions.All(condition => facts.TryGetValue(condition.Key, out var value) && condition.Value.Contains(value));
}

/// <summary>Everything a language has to say in one block.</summary>
internal sealed record BlockPhrasings(ImmutableArray<PhrasingSection> Formal, ImmutableArray<PhrasingSection> Informal)
{
    /// <summary>The phrasings to choose from, never empty: of the sections that hold, the one of the wanted tone, else with most conditions (the later one, among equals) that can do without the missing values.</summary>
    /// <param name="available">The slots that have a value.</param>
    public ImmutableArray<Phrasing> For(bool informal, IReadOnlyDictionary<string, string> facts, IReadOnlySet<string> available)
    {
        var sections = informal ? Informal : Formal;
        for (var index = sections.Length - 1; index >= 0; index--)
        {
            if (!sections[index].Holds(facts))
                continue;
            ImmutableArray<Phrasing> usable = [.. sections[index].Phrasings.Where(phrasing => phrasing.Slots.All(available.Contains))];
            if (!usable.IsEmpty)
                return usable;
        }

        throw new InvalidOperationException("A block without an \"otherwise\" section passed the reader.");
    }
}
