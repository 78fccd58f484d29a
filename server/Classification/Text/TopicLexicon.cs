using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Classification.Text;

/// <summary>A topic that a language's words name, at a place in a sentence.</summary>
/// <param name="Topic">The hash of its key, the same in every language.</param>
internal readonly record struct TopicMention(int Token, uint Topic);

/// <summary>
/// What the plain words of one language are called in all: the key of a trade, a thing, a step. What the model learns of "desk"
/// it knows of "Schreibtisch".
/// </summary>
internal sealed class TopicLexicon
{
    private const string File = "topics.json";

    private readonly PhraseTrie _phrases = new();
    private readonly List<uint> _topics = [];

    public TopicLexicon(string tag)
    {
        if (!LanguageFiles.Has(tag, File))
            return;
        foreach (var (topic, phrases) in LanguageFiles.ReadJson<Dictionary<string, string[]>>(tag, File))
        {
            foreach (var phrase in phrases)
                _phrases.Add(phrase, (ushort)_topics.Count);
            _topics.Add(Tokenizer.Hash(topic));
        }
    }

    /// <summary>The topics of a sentence in order; returns how many were put into <paramref name="mentions"/>.</summary>
    public int Read(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, Span<TopicMention> mentions)
    {
        var count = 0;
        for (var i = 0; i < tokens.Length && count < mentions.Length;)
        {
            var length = _phrases.Longest(text, tokens, i, out var topics);
            foreach (var topic in topics)
            {
                if (count < mentions.Length)
                    mentions[count++] = new TopicMention(i, _topics[topic]);
            }

            i += Math.Max(length, 1);
        }

        return count;
    }
}
