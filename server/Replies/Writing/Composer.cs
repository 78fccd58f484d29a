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
/// <param name="tone">Warmth takes a few more words, plainness a few less.</param>
internal sealed class Composer(ImmutableArray<(string Id, ImmutableArray<Phrasing> Choices)> blocks, ulong seed, int noteWords, ReplyTone tone = ReplyTone.Even)
{
    /// <summary>A company or a role has about two.</summary>
    private const int SlotWords = 2;

    private const int SameOpening = 6;
    private const int SameFirstWord = 2;
    private const int SameStem = 2;
    private const int SameName = 6;
    private const int DisappointmentAtEnd = 100;

    /// <summary>Words off the aim that one point of repetition outweighs.</summary>
    private const int WordsForRepetition = 2;

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

    private Phrasing Draw(string id, ImmutableArray<Phrasing> choices, List<ComposedBlock> before)
    {
        var costs = choices.Select(choice => Cost(before, before.Count, new(id, choice))).ToArray();
        var limit = costs.Min() + Tolerance;
        var good = InTone([.. choices.Where((_, index) => costs[index] <= limit)]);
        return good[(int)(Identity.Hash(seed, id) % (ulong)good.Length)];
    }

    /// <summary>The longer half of the choices, or the shorter one, where a tone is wanted.</summary>
    private Phrasing[] InTone(Phrasing[] choices)
    {
        if (tone is ReplyTone.Even || choices.Length < 2)
            return choices;
        var half = (choices.Length + 1) / 2;
        return tone is ReplyTone.Warmer ? [.. choices.OrderByDescending(WordsOf).Take(half)] : [.. choices.OrderBy(WordsOf).Take(half)];
    }

    /// <summary>Trades phrasings for longer or shorter ones, one at a time, as long as that brings the whole nearer to the aim; a word too many is better than a word twice.</summary>
    private void Fit(List<ComposedBlock> chosen, ReplyLength aim)
    {
        var words = Words(chosen);
        for (var distance = Distance(words, aim); distance > 0;)
        {
            var best = (Score: int.MaxValue, Distance: distance, At: -1, Phrasing: chosen[0].Phrasing);
            for (var at = 0; at < chosen.Count; at++)
            {
                foreach (var choice in blocks[at].Choices)
                {
                    var far = Distance(words - WordsOf(chosen[at].Phrasing) + WordsOf(choice), aim);
                    if (far >= distance)
                        continue;
                    var cost = Cost(chosen, at, new(chosen[at].Id, choice));
                    if (cost < DisappointmentAtEnd && far + (WordsForRepetition * cost) < best.Score)
                        best = (far + (WordsForRepetition * cost), far, at, choice);
                }
            }

            if (best.At < 0)
                return;
            words += WordsOf(best.Phrasing) - WordsOf(chosen[best.At].Phrasing);
            chosen[best.At] = new(chosen[best.At].Id, best.Phrasing);
            distance = best.Distance;
        }
    }

    private int Words(List<ComposedBlock> chosen) => chosen.Sum(block => WordsOf(block.Phrasing));

    private int WordsOf(Phrasing phrasing)
    {
        var words = phrasing.Words;
        foreach (var slot in phrasing.Slots)
            words += (slot == Slot.Note ? noteWords : SlotWords) - 1;
        return words;
    }

    /// <summary>A letter that is a little short misses more than one that is a little long.</summary>
    private static int Distance(int words, ReplyLength aim) => words < aim.Fewest ? 2 * (aim.Fewest - words) : Math.Max(0, words - aim.Most);

    /// <summary>What a block at a place repeats of the others around it.</summary>
    private int Cost(List<ComposedBlock> others, int place, ComposedBlock block)
    {
        var cost = 0;
        for (var at = 0; at < others.Count; at++)
        {
            if (at == place)
                continue;
            var other = others[at].Phrasing;
            if (other.Opening == block.Phrasing.Opening)
                cost += SameOpening;
            if (other.FirstWord == block.Phrasing.FirstWord)
                cost += Math.Abs(place - at) == 1 ? 2 * SameFirstWord : SameFirstWord;
            cost += SameStem * Common(other.Stems, block.Phrasing.Stems);
            foreach (var slot in block.Phrasing.Slots)
                cost += other.Slots.Contains(slot) ? SameName : 0;
        }

        // A word of disappointment is never among the last two sentences.
        if (place == blocks.Length - 1 && place > 0 && others[place - 1].Id == ReplyBlocks.Disappointment && block.Phrasing.Sentences < 2)
            cost += DisappointmentAtEnd;
        return cost;
    }

    private static int Common(ImmutableArray<ulong> a, ImmutableArray<ulong> b)
    {
        var (common, inA, inB) = (0, 0, 0);
        while (inA < a.Length && inB < b.Length)
        {
            var order = a[inA].CompareTo(b[inB]);
            common += order == 0 ? 1 : 0;
            inA += order <= 0 ? 1 : 0;
            inB += order >= 0 ? 1 : 0;
        }

        return common;
    }
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
