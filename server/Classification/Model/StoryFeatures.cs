namespace OutlookRejectionHelper.Classification.Model;

/// <summary>
/// What the story model sees of a message: for each of the sentence model's answers how surely some sentence gives it, how
/// often, and whether the refusing one does; for the answers to the story itself also how the sentences lean together, and the subject.
/// </summary>
internal static class StoryFeatures
{
    private const int PerOutput = 3;
    private const int Frame = 4;
    private const int Told = 2;

    /// <summary>Rounded up to whole vectors of four.</summary>
    public static int Count { get; } = (PerOutput * SentenceOutputs.OfSentence + Told * StoryAnswers.Count + Frame + 3) / 4 * 4;

    public static void Fill(Reading reading, Span<float> features)
    {
        features.Clear();
        var (refusing, _, _) = DocumentFeatures.Refusal(reading);
        for (var output = 0; output < SentenceOutputs.OfSentence; output++)
        {
            float most = 0, sum = 0;
            for (var i = 0; i < reading.Sentences; i++)
            {
                var answer = reading.Output(i, output);
                most = MathF.Max(most, answer);
                sum += answer;
            }

            features[PerOutput * output] = most;
            features[PerOutput * output + 1] = MathF.Min(sum, 3) / 3;
            features[PerOutput * output + 2] = refusing < 0 ? 0 : reading.Output(refusing, output);
        }

        var next = PerOutput * SentenceOutputs.OfSentence;
        for (var answer = SentenceOutputs.FirstStory; answer < SentenceOutputs.FirstKind; answer++)
        {
            features[next++] = reading.HasSubject ? DocumentFeatures.Steep(reading.OutputOfSubject(answer)) : 0;
            features[next++] = DocumentFeatures.Steep(reading.OutputOfWhole(answer));
        }

        features[next++] = reading.Sentences <= 4 ? 0.5f : 0;
        features[next++] = reading.Sentences > 10 ? 0.5f : 0;
        features[next++] = reading.Sender.HasFlag(SenderSignals.NoReply) || reading.Sender.HasFlag(SenderSignals.Tracking) ? 0.5f : 0;
        features[next] = reading.Sender.HasFlag(SenderSignals.Private) ? 0.5f : 0;
    }
}
