using System.Buffers;
using System.Runtime.CompilerServices;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Model;

/// <summary>
/// What the sentence model sees: words by stem, singly and in pairs, which belong to one language; and concepts, singly,
/// in order and together, which belong to all.
/// </summary>
internal static class SentenceFeatures
{
    /// <summary>Features of one sentence; what goes beyond is left out.</summary>
    public const int Most = 256;

    /// <summary>Words looked at.</summary>
    public const int Words = 80;

    /// <summary>Concepts looked at.</summary>
    public const int Concepts = 32;

    /// <summary>Topics looked at.</summary>
    public const int Topics = 40;

    private const uint Number = 0x9E3779B9;

    private static readonly SearchValues<char> _quotes = SearchValues.Create("\"“”„«»");

    private static readonly uint[] _conceptHashes = [.. ConceptLexicon.Names.Select(name => Tokenizer.Hash(name))];

    /// <summary>Fills <paramref name="features"/> and returns how many there are.</summary>
    /// <param name="concepts">Where the features of concepts begin: those before it are of words.</param>
    public static int Extract(
        ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Mention> mentions, ReadOnlySpan<TopicMention> topics, Span<uint> features,
        out int concepts)
    {
        var list = new List(features);
        AddWords(tokens[..Math.Min(tokens.Length, Words)], ref list);
        concepts = list.Count;
        AddTopics(topics, ref list);
        AddConcepts(mentions[..Math.Min(mentions.Length, Concepts)], ref list);
        AddShape(text, tokens.Length, ref list);
        return list.Count;
    }

    private static void AddWords(ReadOnlySpan<Token> tokens, ref List list)
    {
        var before = 1u;
        foreach (var token in tokens)
        {
            var isNumber = token.Traits.HasFlag(TokenTraits.Digits);
            var stem = isNumber ? Number : token.Stem;
            list.Add(1, stem);
            if (token.Length > Tokenizer.StemLength && !isNumber)
                list.Add(2, token.Hash);
            list.Add(3, before, stem);
            before = stem;
        }

        list.Add(3, before, 2);
    }

    private static void AddTopics(ReadOnlySpan<TopicMention> topics, ref List list)
    {
        foreach (var (_, topic) in topics)
            list.Add(12, topic);
    }

    private static void AddConcepts(ReadOnlySpan<Mention> mentions, ref List list)
    {
        uint one = 1, two = 1;
        var lastToken = -1;
        UInt128 seen = 0;
        Span<uint> distinct = stackalloc uint[12];
        var distinctCount = 0;
        foreach (var mention in mentions)
        {
            var concept = _conceptHashes[mention.Concept];
            var bit = UInt128.One << mention.Concept;
            if ((seen & bit) == 0)
            {
                seen |= bit;
                list.Add(4, concept);
                if (distinctCount < distinct.Length)
                    distinct[distinctCount++] = concept;
            }

            // Of two concepts of one word, the first stands in the row.
            if (mention.Token == lastToken)
                continue;
            lastToken = mention.Token;
            list.Add(5, one, concept);
            list.Add(6, two, concept);
            list.Add(7, two, one, concept);
            two = one;
            one = concept;
        }

        list.Add(5, one, 2);
        for (var i = 0; i < distinctCount; i++)
        {
            for (var j = i + 1; j < distinctCount; j++)
                list.Add(8, Math.Min(distinct[i], distinct[j]), Math.Max(distinct[i], distinct[j]));
        }
    }

    private static void AddShape(ReadOnlySpan<char> text, int words, ref List list)
    {
        list.Add(9, words switch { < 4 => 0u, < 8 => 1, < 16 => 2, < 30 => 3, _ => 4 });
        var end = text.TrimEnd();
        if (end.IsEmpty)
            return;
        if (end[^1] is '?' or ':' or '!')
            list.Add(10, end[^1]);
        if (end.IndexOfAny(_quotes) >= 0)
            list.Add(11, 0);
    }

    private ref struct List(Span<uint> features)
    {
        private readonly Span<uint> _features = features;

        public int Count { get; private set; }

        public void Add(uint kind, uint a, uint b = 0, uint c = 0)
        {
            if (Count < _features.Length)
                _features[Count++] = Mix(kind, a, b, c);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static uint Mix(uint kind, uint a, uint b, uint c)
        {
            var hash = (kind * 0x85EBCA6B) ^ a;
            hash = (hash ^ (hash >> 15)) * 0x2C1B3C6D;
            hash = (hash + b) * 0x297A2D39;
            hash ^= hash >> 13;
            hash = (hash + c) * 0x165667B1;
            return hash ^ (hash >> 16);
        }
    }
}
