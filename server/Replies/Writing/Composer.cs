using System.Collections.Immutable;
using System.Text;
using OutlookRejectionHelper.Replies.Planning;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies.Writing;

internal readonly record struct ComposedBlock(string Id, Phrasing Phrasing);

/// <summary>
/// Chooses one phrasing of each block so that the whole reads as one letter: by the message's identity, among those that
/// repeat least of what is already said, and within the length that suits the occasion.
/// </summary>
/// <param name="blocks">In the order they are written, each with the phrasings that are true of this mail.</param>
/// <param name="seed">The same for the same message.</param>
/// <param name="noteWords">Words that the user's own note brings.</param>
internal sealed class Composer(ImmutableArray<(string Id, ImmutableArray<Phrasing> Choices)> blocks, ulong seed, int noteWords)
{
    /// <summary>A company or a role has about two.</summary>
    private const int SlotWords = 2;

    private const int SameOpening = 6;
    private const int SameFirstWord = 2;
    private const int SameStem = 2;
    private const int DisappointmentAtEnd = 100;

    /// <summary>How much worse than the best a phrasing may be and still be drawn.</summary>
    private const int Tolerance = 2;

    public ImmutableArray<ComposedBlock> Compose(ReplyLength aim)
    {
        var chosen = new List<ComposedBlock>(blocks.Length);
        foreach (var (id, choices) in blocks)
            chosen.Add(new(id, Draw(id, choices, chosen)));
        Fit(chosen, aim);
        return [.. chosen];
    }

    public int Words(IEnumerable<ComposedBlock> chosen) => chosen.Sum(block =>
        block.Phrasing.Words + block.Phrasing.Slots.Sum(slot => (slot == Slot.Note ? noteWords : SlotWords) - 1));

    private Phrasing Draw(string id, ImmutableArray<Phrasing> choices, List<ComposedBlock> before)
    {
        var isLast = id == blocks[^1].Id;
        var costs = choices.Select(choice => Cost(before, new(id, choice), isLast)).ToArray();
        var limit = costs.Min() + Tolerance;
        var good = choices.Where((_, index) => costs[index] <= limit).ToArray();
        return good[(int)(Identity.Hash(seed, id) % (ulong)good.Length)];
    }

    /// <summary>Trades phrasings for longer or shorter ones, one at a time, as long as that brings the whole nearer to the aim.</summary>
    private void Fit(List<ComposedBlock> chosen, ReplyLength aim)
    {
        for (var distance = Distance(chosen, aim); distance > 0;)
        {
            var best = (Distance: distance, Cost: int.MaxValue, At: -1, Phrasing: chosen[0].Phrasing);
            for (var at = 0; at < chosen.Count; at++)
            {
                var before = chosen[at];
                foreach (var choice in blocks[at].Choices)
                {
                    chosen[at] = new(before.Id, choice);
                    var (far, cost) = (Distance(chosen, aim), Cost(chosen));
                    if (far < best.Distance || (far == best.Distance && best.At >= 0 && cost < best.Cost))
                        best = (far, cost, at, choice);
                }

                chosen[at] = before;
            }

            if (best.At < 0)
                return;
            chosen[best.At] = new(chosen[best.At].Id, best.Phrasing);
            distance = best.Distance;
        }
    }

    private int Distance(List<ComposedBlock> chosen, ReplyLength aim) =>
        Words(chosen) is var words && words < aim.Fewest ? aim.Fewest - words : Math.Max(0, words - aim.Most);

    private static int Cost(List<ComposedBlock> chosen)
    {
        var cost = 0;
        for (var at = 1; at < chosen.Count; at++)
            cost += Cost(chosen[..at], chosen[at], at == chosen.Count - 1);
        return cost;
    }

    private static int Cost(List<ComposedBlock> before, ComposedBlock next, bool isLast)
    {
        var cost = 0;
        var firstWord = FirstWord(next.Phrasing);
        for (var at = 0; at < before.Count; at++)
        {
            var earlier = before[at].Phrasing;
            if (earlier.Opening == next.Phrasing.Opening)
                cost += SameOpening;
            if (FirstWord(earlier).SequenceEqual(firstWord))
                cost += at == before.Count - 1 ? 2 * SameFirstWord : SameFirstWord;
            foreach (var stem in next.Phrasing.Stems)
            {
                if (earlier.Stems.Contains(stem))
                    cost += SameStem;
            }
        }

        // A word of disappointment is never among the last two sentences.
        if (isLast && before is [.., { Id: ReplyBlocks.Disappointment }] && next.Phrasing.Sentences < 2)
            cost += DisappointmentAtEnd;
        return cost;
    }

    private static ReadOnlySpan<char> FirstWord(Phrasing phrasing) =>
        phrasing.Opening.AsSpan(0, phrasing.Opening.IndexOf(' ') is > 0 and var cut ? cut : phrasing.Opening.Length);
}

/// <summary>What makes the same mail get the same reply, and another mail another.</summary>
internal static class Identity
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(params ReadOnlySpan<string?> parts)
    {
        var hash = Basis;
        foreach (var part in parts)
            hash = Hash(hash, part ?? "");
        return hash;
    }

    /// <summary>FNV-1a, mixed at the end: its low bits alone are poor.</summary>
    public static ulong Hash(ulong seed, string text)
    {
        var hash = seed;
        foreach (var value in Encoding.UTF8.GetBytes(text + "\n"))
            hash = (hash ^ value) * Prime;
        hash ^= hash >> 32;
        hash *= 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }
}
