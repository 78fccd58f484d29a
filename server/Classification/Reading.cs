using System.Buffers;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification;

/// <summary>
/// One message as the sentence model reads it: a row of outputs for each sentence and one for the subject, and how often
/// each concept occurs. Holds the buffers of one classification; rented, never shared.
/// </summary>
internal sealed class Reading
{
    private const int LongSentence = 10;
    private const int ShortClause = 4;
    private const int MostClauses = 8;

    private static readonly SearchValues<char> _clauseEnds = SearchValues.Create(",;:–—()");

    private const int Tokens = MailLimits.SentenceLength / 2 + 1;

    private readonly Token[] _tokens = new Token[Tokens];
    private readonly Mention[] _mentions = new Mention[128];
    private readonly TopicMention[] _topics = new TopicMention[SentenceFeatures.Topics];
    private readonly uint[] _features = new uint[SentenceFeatures.Most];
    private readonly float[] _outputs = new float[MailLimits.Sentences * SentenceOutputs.OfSentence];
    private readonly float[] _ofSubject = new float[SentenceOutputs.Count];
    private readonly float[] _ofWhole = new float[SentenceOutputs.Count - SentenceOutputs.OfWhole];
    private readonly RowSum _subject = new();
    private readonly int[] _concepts = new int[ConceptLexicon.Names.Length];
    private readonly UInt128[] _named = new UInt128[MailLimits.Sentences];
    private readonly RowSum _whole = new();
    private readonly bool[] _quoted = new bool[MailLimits.Sentences];

    /// <summary>Sentences of the text; the subject is not among them.</summary>
    public int Sentences { get; private set; }

    public int Words { get; private set; }

    public bool HasSubject { get; private set; }

    public SenderSignals Sender { get; private set; }

    /// <summary>How often each concept occurs, by its number.</summary>
    public ReadOnlySpan<int> Concepts => _concepts;

    public void Read(MailText text, ReadOnlySpan<char> subject, SenderSignals sender, ConceptLexicon lexicon, SentenceModel model)
    {
        Array.Clear(_concepts);
        Words = 0;
        _whole.Clear();
        Sender = sender;
        Sentences = Math.Min(text.Sentences.Length, MailLimits.Sentences);
        for (var i = 0; i < Sentences; i++)
            _named[i] = Score(text[text.Sentences[i]], lexicon, model, Row(i), _whole);
        MarkQuoted(text);
        HasSubject = !subject.IsWhiteSpace();
        if (HasSubject)
            ReadSubject(subject[..Math.Min(subject.Length, MailLimits.SentenceLength)], lexicon, model);
        else
            Array.Clear(_ofSubject);
        model.Sum(_whole, _ofWhole);
        Squash(_ofWhole);
    }

    private void ReadSubject(ReadOnlySpan<char> subject, ConceptLexicon lexicon, SentenceModel model)
    {
        _subject.Clear();
        Score(subject, lexicon, model, _ofSubject.AsSpan(0, SentenceOutputs.OfSentence), _subject);
        var ofWhole = _ofSubject.AsSpan(SentenceOutputs.OfWhole);
        model.Sum(_subject, ofWhole);
        Squash(ofWhole);
        _whole.Add(_subject);
    }

    /// <summary>The probability that a sentence does this.</summary>
    public float this[int sentence, Act act] => _outputs[sentence * SentenceOutputs.OfSentence + (int)act];

    public float OfSubject(Act act) => _ofSubject[(int)act];

    public float this[int sentence, RejectionReason reason] =>
        _outputs[sentence * SentenceOutputs.OfSentence + SentenceOutputs.FirstReason + (int)reason];

    public float this[int sentence, Stage stage] =>
        _outputs[sentence * SentenceOutputs.OfSentence + SentenceOutputs.FirstStage + (int)stage];

    /// <summary>How likely the sentence refuses something to somebody, whatever and whomever.</summary>
    public float Refuses(int sentence) => Output(sentence, SentenceOutputs.Refuses);

    /// <summary>One of the outputs that are asked of each sentence.</summary>
    public float Output(int sentence, int output) => _outputs[sentence * SentenceOutputs.OfSentence + output];

    public float OutputOfSubject(int output) => _ofSubject[output];

    /// <summary>What all the sentences, read as one, answer to a question about the whole message.</summary>
    public float OutputOfWhole(int output) => _ofWhole[output - SentenceOutputs.OfWhole];

    /// <summary>Whether the sentence names the concept.</summary>
    public bool Names(int sentence, ushort concept) => (_named[sentence] & (UInt128.One << concept)) != 0;

    /// <summary>The sentence stands in quotation marks: somebody else's words, or a sample's.</summary>
    public bool IsQuoted(int sentence) => _quoted[sentence];

    /// <summary>The sentence that most likely does this, or -1 when there is none.</summary>
    public int Strongest(Act act)
    {
        var best = -1;
        for (var i = 0; i < Sentences; i++)
        {
            if (best < 0 || this[i, act] > this[best, act])
                best = i;
        }

        return best;
    }

    /// <summary>How likely any sentence does this.</summary>
    public float Most(Act act) => Strongest(act) is >= 0 and var sentence ? this[sentence, act] : 0;

    private void MarkQuoted(MailText text)
    {
        var isOpen = false;
        for (var i = 0; i < Sentences; i++)
        {
            var sentence = text[text.Sentences[i]];
            var marks = 0;
            foreach (var c in sentence)
            {
                if (c is '"' or '“' or '”' or '„' or '«' or '»')
                    marks++;
            }

            _quoted[i] = isOpen || marks > 0;
            isOpen ^= marks % 2 == 1;
        }
    }

    private Span<float> Row(int sentence) => _outputs.AsSpan(sentence * SentenceOutputs.OfSentence, SentenceOutputs.OfSentence);

    private UInt128 Score(ReadOnlySpan<char> sentence, ConceptLexicon lexicon, SentenceModel model, Span<float> outputs, RowSum whole)
    {
        UInt128 named = 0;
        var tokens = _tokens.AsSpan(0, Tokenizer.Read(sentence, 0, _tokens));
        var mentions = _mentions.AsSpan(0, lexicon.Read(sentence, tokens, _mentions));
        var topics = _topics.AsSpan(0, lexicon.Topics.Read(sentence, tokens, _topics));
        foreach (var mention in mentions)
        {
            _concepts[mention.Concept]++;
            named |= UInt128.One << mention.Concept;
        }

        Words += tokens.Length;
        var count = SentenceFeatures.Extract(sentence, tokens, mentions, topics, _features, out _);
        model.Sum(_features.AsSpan(0, count), outputs, whole);
        if (tokens.Length >= LongSentence)
            AddClauses(sentence, tokens, mentions, topics, model, outputs);
        Squash(outputs);
        return named;
    }

    private static void Squash(Span<float> sums)
    {
        foreach (ref var sum in sums)
            sum = SentenceModel.Logistic(sum);
    }

    /// <summary>
    /// A long sentence does several things, and what one part says can drown in the others: each part counts as if it
    /// stood alone.
    /// </summary>
    private void AddClauses(
        ReadOnlySpan<char> sentence, ReadOnlySpan<Token> tokens, ReadOnlySpan<Mention> mentions, ReadOnlySpan<TopicMention> topics,
        SentenceModel model, Span<float> sums)
    {
        Span<float> clause = stackalloc float[SentenceOutputs.OtherMatter];
        Span<Mention> inside = stackalloc Mention[SentenceFeatures.Concepts];
        Span<TopicMention> topicsInside = stackalloc TopicMention[SentenceFeatures.Topics];
        var first = 0;
        var clauses = 0;
        for (var i = 1; i <= tokens.Length && clauses < MostClauses; i++)
        {
            var isEnd = i == tokens.Length;
            if (isEnd ? first == 0 : !sentence[tokens[i - 1].End..tokens[i].Start].ContainsAny(_clauseEnds))
                continue;
            if (i - first >= ShortClause)
            {
                var count = 0;
                foreach (var mention in mentions)
                {
                    if (mention.Token >= first && mention.Token < i && count < inside.Length)
                        inside[count++] = mention;
                }

                var topicCount = 0;
                foreach (var topic in topics)
                {
                    if (topic.Token >= first && topic.Token < i)
                        topicsInside[topicCount++] = topic;
                }

                var part = sentence[tokens[first].Start..tokens[i - 1].End];
                var features = SentenceFeatures.Extract(part, tokens[first..i], inside[..count], topicsInside[..topicCount], _features, out _);
                model.Sum(_features.AsSpan(0, features), clause);
                for (var output = 0; output < clause.Length; output++)
                    sums[output] = MathF.Max(sums[output], clause[output]);
                clauses++;
            }

            first = i;
        }
    }
}

/// <summary>What the sender and the headers tell before a word is read.</summary>
[Flags]
internal enum SenderSignals
{
    None = 0,
    Known = 1,

    /// <summary>An applicant-tracking system's domain.</summary>
    Tracking = 2,
    NoReply = 4,

    /// <summary>A private mailbox: a provider's domain.</summary>
    Private = 8,

    /// <summary>A list or bulk header.</summary>
    Bulk = 16,

    /// <summary>An address of careers, recruiting or human resources.</summary>
    Careers = 32,
}
