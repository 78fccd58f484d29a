using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Model;

/// <summary>
/// What the document model sees of a message: for each act how surely some sentence does it, what stands around the
/// sentence that refuses, what the message is about, who speaks of whom.
/// </summary>
internal static class DocumentFeatures
{
    // Concepts whose frequency tells what a message is about or who speaks of whom.
    private static readonly ushort[] _concepts =
    [
        .. new[]
        {
            "i", "you", "we", "they", "job", "workplace", "career", "application", "candidate", "cv", "process", "interview",
            "test", "offer", "schedule", "call", "receipt", "delay", "thank", "wish", "regret", "decide", "said", "example",
            "client", "kin", "layoff", "name", "machine", "freeze", "reopen", "withdraw", "if",
        }.Select(ConceptLexicon.Number),
    ];

    private static readonly ushort[] _otherMatters =
    [
        .. new[]
        {
            "bank", "paper", "talk", "flat", "course", "grant", "tender", "permit", "prize", "claim", "pet", "game", "order",
            "event", "tech", "advert",
        }.Select(ConceptLexicon.Number),
    ];

    private static readonly ushort[] _jobMatters =
        [.. new[] { "job", "career", "candidate", "cv", "interview" }.Select(ConceptLexicon.Number)];

    // Concepts that make a refusal somebody else's, when they stand in it or around it.
    private static readonly ushort[] _whose =
        [.. new[] { "they", "said", "example", "client", "kin", "layoff", "i", "name", "candidate", "withdraw", "if" }.Select(ConceptLexicon.Number)];

    private static readonly ushort _you = ConceptLexicon.Number("you");

    private static readonly Act[] _acts = Enum.GetValues<Act>();

    // Acts that change what a refusal in the same message means.
    private static readonly Act[] _overruling =
    [
        Act.RefusalNonjob, Act.RefusalThirdparty, Act.RefusalConditional, Act.Withdrawal, Act.Interview, Act.Offer,
        Act.Reopened, Act.Quoting, Act.OnHold, Act.Update, Act.Context, Act.ContextNonjob, Act.Acknowledgement,
    ];

    private static readonly Act[] _beside =
    [
        Act.RefusalNonjob, Act.RefusalThirdparty, Act.RefusalConditional, Act.RegretOther, Act.Withdrawal, Act.OnHold,
        Act.Chatter, Act.Quoting, Act.Update, Act.Reschedule,
    ];

    /// <summary>Rounded up to whole vectors of four; the last may be idle.</summary>
    public static int Count { get; } =
        (3 * _acts.Length + _overruling.Length + _beside.Length + _concepts.Length + 2 * _otherMatters.Length + 2 * _whose.Length + 31 + 2 * Asked + PerKind * MailKinds.Count + 3) / 4 * 4;

    public static void Fill(Reading reading, Span<float> features)
    {
        features.Clear();
        var next = 0;
        foreach (var act in _acts)
        {
            var most = reading.Most(act);
            features[next++] = most;
            features[next++] = Steep(most);
            features[next++] = reading.OfSubject(act);
        }

        var (refusing, refusal, second) = Refusal(reading);
        foreach (var act in _overruling)
            features[next++] = refusal * reading.Most(act);
        foreach (var act in _beside)
            features[next++] = refusing < 0 ? 0 : refusal * reading[refusing, act];

        foreach (var concept in _concepts)
            features[next++] = Count0(reading.Concepts[concept]);
        float elsewhere = 0;
        foreach (var concept in _otherMatters)
        {
            var count = Count0(reading.Concepts[concept]);
            elsewhere += count;
            features[next++] = count;
            features[next++] = refusal * count;
        }

        foreach (var concept in _whose)
        {
            features[next++] = refusal * Count0(reading.Concepts[concept]);
            features[next++] = refusing >= 0 && reading.Names(refusing, concept) ? refusal : 0;
        }

        features[next++] = reading.Concepts[_you] == 0 ? refusal : 0;
        features[next++] = refusing >= 0 && reading.Names(refusing, _you) ? refusal : 0;
        features[next++] = refusing >= 0 && reading.IsQuoted(refusing) ? refusal : 0;

        float job = 0;
        foreach (var concept in _jobMatters)
            job += Count0(reading.Concepts[concept]);
        job = MathF.Min(job, 3) / 3;
        elsewhere = MathF.Min(elsewhere, 3) / 3;

        features[next++] = refusal;
        features[next++] = Steep(refusal);
        features[next++] = reading.OutputOfSubject(SentenceOutputs.Refuses);
        features[next++] = second;
        features[next++] = refusal * job;
        features[next++] = refusal * (1 - job);
        features[next++] = refusal * elsewhere;
        features[next++] = refusal * (1 - elsewhere);
        features[next++] = job;
        features[next++] = elsewhere;
        features[next++] = job * (1 - elsewhere);
        features[next++] = refusing <= 0 ? 0 : refusal * reading[refusing - 1, Act.Quoting];
        features[next++] = refusing <= 0 ? 0 : refusal * reading[refusing - 1, Act.RefusalThirdparty];
        features[next++] = refusing < 0 ? 0 : refusal * refusing / reading.Sentences;
        features[next++] = reading.HasSubject ? 1 : 0;
        features[next++] = reading.Sentences <= 2 ? 1 : 0;
        features[next++] = reading.Sentences is > 2 and <= 5 ? 1 : 0;
        features[next++] = reading.Sentences is > 12 and <= 25 ? 1 : 0;
        features[next++] = reading.Sentences > 25 ? 1 : 0;
        foreach (var signal in (ReadOnlySpan<SenderSignals>)[SenderSignals.Known, SenderSignals.Tracking, SenderSignals.NoReply,
            SenderSignals.Private, SenderSignals.Bulk, SenderSignals.Careers])
        {
            features[next++] = reading.Sender.HasFlag(signal) ? 0.5f : 0;
        }

        Ask(reading, SentenceOutputs.OtherMatter, refusing, refusal, features[next..]);
        next += Asked;
        Ask(reading, SentenceOutputs.OthersCase, refusing, refusal, features[next..]);
        next += Asked;
        for (var kind = 0; kind < MailKinds.Count; kind++, next += PerKind)
            Lean(reading, SentenceOutputs.FirstKind + kind, features[next..]);
    }

    private const int Asked = 9;
    private const int PerKind = 2;

    /// <summary>How subject and sentences, read as one, lean to a kind of message.</summary>
    private static void Lean(Reading reading, int output, Span<float> features)
    {
        features[0] = reading.HasSubject ? Steep(reading.OutputOfSubject(output)) : 0;
        features[1] = Steep(reading.OutputOfWhole(output));
    }


    /// <summary>What the sentences together answer to a question about the whole message.</summary>
    private static void Ask(Reading reading, int question, int refusing, float refusal, Span<float> features)
    {
        float most = 0, least = 1, sum = 0;
        for (var i = 0; i < reading.Sentences; i++)
        {
            var answer = reading.Output(i, question);
            most = MathF.Max(most, answer);
            least = MathF.Min(least, answer);
            sum += Steep(answer);
        }

        var mean = sum / Math.Max(reading.Sentences, 1);
        var beside = refusing < 0 ? 0 : Steep(reading.Output(refusing, question));
        features[0] = most;
        features[1] = least;
        features[2] = mean;
        features[3] = Math.Clamp(sum / 3, -1, 1);
        features[4] = beside;
        features[5] = refusal * mean;
        features[6] = refusal * Math.Clamp(sum / 3, -1, 1);
        features[7] = reading.HasSubject ? Steep(reading.OutputOfSubject(question)) : 0;
        features[8] = Steep(reading.OutputOfWhole(question));
    }

    /// <summary>The sentence that most likely refuses, how likely, and how likely another one does too.</summary>
    public static (int Sentence, float Refusal, float Second) Refusal(Reading reading)
    {
        var best = -1;
        float first = 0, second = 0;
        for (var i = 0; i < reading.Sentences; i++)
        {
            var refusal = reading.Refuses(i);
            if (best < 0 || refusal > first)
            {
                second = first;
                first = refusal;
                best = i;
            }
            else if (refusal > second)
            {
                second = refusal;
            }
        }

        return (best, first, second);
    }

    /// <summary>Tells .9 from .99, in [-1, 1].</summary>
    public static float Steep(float probability)
    {
        var p = Math.Clamp(probability, 0.0025f, 0.9975f);
        return MathF.Log(p / (1 - p)) / 6;
    }

    private static float Count0(int count) => MathF.Log(1 + count) / 2;
}
