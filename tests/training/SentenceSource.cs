using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Training;

/// <summary>Makes sentences of templates, anew in each epoch, as they stand in mail: joined, framed, worn.</summary>
internal sealed class SentenceSource(
    IReadOnlyList<Template> templates, IReadOnlyList<WholeMail> mails, Expander expander, IReadOnlyDictionary<string, ConceptLexicon> lexicons, Ablation ablation)
{
    /// <summary>
    /// Word salads a sentence. Mail is full of lines nobody foresaw; without these, few known words would look like an
    /// evasive no, whose words are rare by nature.
    /// </summary>
    private const double Noise = 0.3;

    private readonly Template[] _templates = [.. templates.Where(template => template.Act is not null || template.Mail is not null)];

    private readonly ILookup<string, Template> _byLanguage =
        templates.Where(template => template.Act is not null && !template.Role.Contains("subject", StringComparison.Ordinal))
            .ToLookup(template => template.Language);

    private readonly Token[] _tokens = new Token[400];
    private readonly Mention[] _mentions = new Mention[128];
    private readonly TopicMention[] _topics = new TopicMention[SentenceFeatures.Topics];
    private readonly uint[] _features = new uint[SentenceFeatures.Most];

    /// <summary>Every template once, and every whole message, in a new order.</summary>
    public IEnumerable<Sample> Epoch(Chance chance)
    {
        var order = Enumerable.Range(0, _templates.Length + mails.Count).ToArray();
        chance.Shuffle(order);
        foreach (var index in order)
        {
            if (index >= _templates.Length)
            {
                yield return MakeWhole(mails[index - _templates.Length], chance);
                continue;
            }

            var template = _templates[index];
            yield return Make(template, chance);
            if (chance.Is(Noise))
                yield return MakeNoise(template.Language, chance);
        }
    }

    /// <summary>The sentences of a message, or of a part of it, read as one.</summary>
    private Sample MakeWhole(WholeMail mail, Chance chance)
    {
        // A part of them may be what any refusal says: only the whole tells that it is no refusal of the reader's application.
        var isWhole = mail.Kind is MailKind.NonJobRejection or MailKind.ThirdParty;
        var mailed = mail.Vary(expander, chance, isWhole: isWhole);
        var (first, count) = (0, mailed.Sentences.Count);
        if (!isWhole && chance.Is(Part))
        {
            count = 1 + chance.Below(count);
            first = chance.Below(mailed.Sentences.Count - count + 1);
        }

        var (words, others) = (new List<uint>(), new List<uint>());
        var sentences = mailed.Sentences.Skip(first).Take(count);
        foreach (var sentence in mailed.Subject.Length > 0 ? sentences.Append(mailed.Subject) : sentences)
        {
            var sample = Extract(sentence, mail.Language, []);
            words.AddRange(sample.Features.AsSpan(0, sample.WordFeatures));
            others.AddRange(sample.Features.AsSpan(sample.WordFeatures));
        }

        var template = mail.Lines[0] with { Act = null, Reason = null, Stage = null, NamesOtherMatter = true, NamesSomebodyElse = true };
        return new Sample([.. words, .. others], words.Count, [template]) { IsWhole = true };
    }

    /// <summary>How many whole messages are cut to a part.</summary>
    private const double Part = 0.5;

    /// <summary>The features of a few sentences of each template.</summary>
    public IEnumerable<(Template Template, uint[] Features)> Survey(Chance chance)
    {
        foreach (var template in _templates)
        {
            for (var i = 0; i < 6; i++)
                yield return (template, Extract(expander.Expand(template, chance), template.Language, [template]).Features);
        }
    }

    private Sample Make(Template template, Chance chance)
    {
        var sentence = expander.Expand(template, chance);
        var parts = new List<Template> { template };
        if (chance.Is(0.25))
        {
            // Long sentences do two things: "…, but we will keep your details".
            var other = Pick(template.Language, chance);
            var second = expander.Expand(other, chance);
            var joint = chance.Of<string>([", ", " - ", "; ", ": ", " ", " ... "]);
            sentence = chance.Is(0.5) ? Join(sentence, joint, second) : Join(second, joint, sentence);
            parts.Add(other);
        }

        if (chance.Is(0.1))
            sentence = sentence.TrimEnd('.', '!');
        if (chance.Is(0.04))
            sentence = sentence.ToLowerInvariant();
        if (chance.Is(0.02))
            sentence = sentence.ToUpperInvariant();
        return Extract(sentence, template.Language, parts);
    }

    private Sample MakeNoise(string language, Chance chance)
    {
        var words = new List<string>();
        var count = 1 + chance.Below(chance.Is(0.5) ? 5 : 16);
        while (words.Count < count)
        {
            var some = expander.Expand(Pick(language, chance), chance).Split(' ');
            var start = chance.Below(some.Length);
            words.AddRange(some.Skip(start).Take(1 + chance.Below(2)));
        }

        return Extract(string.Join(' ', words), language, [_noise]);
    }

    private static readonly Template _noise = new("", "noise", Act.Chatter, null, null, "", 0);

    private Template Pick(string language, Chance chance)
    {
        var all = _pools.GetValueOrDefault(language);
        if (all is null)
            _pools[language] = all = [.. _byLanguage[language]];
        return chance.Of(all);
    }

    private readonly Dictionary<string, Template[]> _pools = [];

    private static string Join(string one, string joint, string two) =>
        one.TrimEnd('.', '!', ',', ' ') + joint + (two.Length > 1 && char.IsLower(two[1]) ? char.ToLowerInvariant(two[0]) + two[1..] : two);

    private Sample Extract(string sentence, string language, IReadOnlyList<Template> parts)
    {
        var tokens = _tokens.AsSpan(0, Tokenizer.Read(sentence, 0, _tokens));
        var mentions = _mentions.AsSpan(0, ablation.WithoutConcepts ? 0 : lexicons[language].Read(sentence, tokens, _mentions));
        var topics = _topics.AsSpan(0, ablation.WithoutTopics || ablation.WithoutConcepts ? 0 : lexicons[language].Topics.Read(sentence, tokens, _topics));
        var count = SentenceFeatures.Extract(sentence, tokens, mentions, topics, _features, out var words);
        return ablation.WithoutWords
            ? new Sample(_features[words..count], 0, parts)
            : new Sample(_features[..count], words, parts);
    }
}

/// <summary>Parts of the model to leave out, to see what they are worth.</summary>
internal sealed record Ablation(bool WithoutConcepts = false, bool WithoutTopics = false, bool WithoutWords = false);
