using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification;

/// <summary>The category a message is given, and how much that is worth.</summary>
internal readonly record struct Verdict(MailKind Kind, MailCategory Category, Nuance? Nuance, double Confidence, Certainty Certainty)
{
    /// <summary>A no below this is not called one: a kind mail wrongly called a rejection hurts more than one missed.</summary>
    public const double Rejection = 0.5;

    private const double Sure = 0.95;
    private const double FairlySure = 0.75;

    /// <summary>A sentence that invites, offers or reopens this surely never stands beside a sure no.</summary>
    private const float Overrules = 0.85f;

    /// <summary>A sentence that so surely takes an offer back, or pauses, says more than what stands around it.</summary>
    private const float Decides = 0.9f;

    /// <summary>A refusing sentence that so likely refuses something else than a job is worth a question.</summary>
    private const float RefusesAnotherThing = 0.75f;

    // Below the first no sentence says no, above the second one does; between them it is half said.
    private const float Unsaid = 0.08f;
    private const float Said = 0.35f;

    // The same for what makes a no another matter's or somebody else's.
    private const float Unlikely = 0.4f;
    private const float Likely = 0.75f;
    private const float SmallTalk = 0.7f;
    private const float OfSubject = 0.8f;

    private static readonly ushort _they = ConceptLexicon.Number("they");
    private static readonly ushort _you = ConceptLexicon.Number("you");

    /// <summary>
    /// A message is no rejection unless some sentence says so: what only its surroundings suggest goes to the other kinds.
    /// </summary>
    public static void Temper(Span<float> kinds, float refusal)
    {
        var share = Share(refusal, Unsaid, Said);
        if (share >= 1)
            return;
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            if (((MailKind)kind).Category() != MailCategory.Rejection)
                continue;
            kinds[(int)MailKind.Other] += kinds[kind] * (1 - share);
            kinds[kind] *= share;
        }
    }

    /// <summary>
    /// A no is the reader's own and about a job unless some sentence says otherwise: set phrases alone make no bank's or
    /// neighbor's letter of it.
    /// </summary>
    public static void Presume(Span<float> kinds, Reading reading)
    {
        var (refusing, refusal, _) = DocumentFeatures.Refusal(reading);
        var said = Share(refusal, Unsaid, Said);
        Return(kinds, MailKind.NonJobRejection, said * (1 - Share(Evidence(reading, SentenceOutputs.OtherMatter, Act.RefusalNonjob, Act.ContextNonjob), Unlikely, Likely)));
        if (refusing >= 0 && IsSaidOfOthers(reading, refusing))
            return;
        Return(kinds, MailKind.ThirdParty, said * (1 - Share(Evidence(reading, SentenceOutputs.OthersCase, Act.RefusalThirdparty, Act.Quoting), Unlikely, Likely)));
    }

    /// <summary>The refusing sentence is quoted, or speaks of a third person and not to the reader.</summary>
    private static bool IsSaidOfOthers(Reading reading, int refusing) =>
        reading.IsQuoted(refusing) || (reading.Names(refusing, _they) && !reading.Names(refusing, _you));

    private static void Return(Span<float> kinds, MailKind kind, float share)
    {
        kinds[(int)MailKind.Rejection] += kinds[(int)kind] * share;
        kinds[(int)kind] *= 1 - share;
    }

    /// <summary>How surely some sentence that is more than small talk shows it.</summary>
    private static float Evidence(Reading reading, int question, Act act, Act around)
    {
        float most = 0;
        for (var i = 0; i < reading.Sentences; i++)
        {
            var shows = MathF.Max(reading.Output(i, question), MathF.Max(reading[i, act], reading[i, around]));
            most = MathF.Max(most, shows * (1 - reading[i, Act.Chatter] * SmallTalk));
        }

        return MathF.Max(most, reading.HasSubject ? reading.OutputOfSubject(question) * OfSubject : 0);
    }

    private static float Share(float value, float from, float to) => Math.Clamp((value - from) / (to - from), 0, 1);

    public static Verdict Of(ReadOnlySpan<float> kinds, Reading reading, Corrections? corrections)
    {
        Span<double> categories = stackalloc double[8];
        categories.Clear();
        for (var kind = 0; kind < kinds.Length; kind++)
            categories[(int)((MailKind)kind).Category()] += kinds[kind];

        var category = corrections?.Category ?? Choose(categories);
        var best = Best(kinds, category);
        if (category == MailCategory.Rejection && reading.Most(Act.OfferWithdrawn) >= Decides)
            best = MailKind.OfferWithdrawn;
        var confidence = categories[(int)category];
        var certainty = confidence >= Sure ? Certainty.Sure : confidence >= FairlySure ? Certainty.FairlySure : Certainty.NotSure;
        var nuance = best.Nuance();
        if (corrections?.Category is not null)
            (confidence, certainty) = (1, Certainty.Sure);
        else if (category == MailCategory.Rejection && best != MailKind.OfferWithdrawn && (IsOverruled(reading) || RefusesSomethingElse(reading)))
            certainty = Certainty.NotSure;
        else if (best == MailKind.OnHold && reading.Most(Act.OnHold) >= Decides && certainty == Certainty.NotSure)
            certainty = Certainty.FairlySure;
        if (corrections?.Nuance is { } corrected)
            nuance = corrected;
        return new Verdict(best, category, nuance, confidence, certainty);
    }

    private static MailCategory Choose(ReadOnlySpan<double> categories)
    {
        var best = categories[(int)MailCategory.Rejection] >= Rejection ? MailCategory.Rejection : MailCategory.Other;
        if (best == MailCategory.Rejection)
            return best;
        for (var category = 0; category < categories.Length; category++)
        {
            if (category != (int)MailCategory.Rejection && categories[category] > categories[(int)best])
                best = (MailCategory)category;
        }

        return best;
    }

    private static MailKind Best(ReadOnlySpan<float> kinds, MailCategory category)
    {
        MailKind? best = null;
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            if (((MailKind)kind).Category() == category && (best is null || kinds[kind] > kinds[(int)best]))
                best = (MailKind)kind;
        }

        return best ?? MailKind.Other;
    }

    private static bool RefusesSomethingElse(Reading reading) =>
        reading.Strongest(Act.Refusal) is >= 0 and var sentence && reading[sentence, Act.RefusalNonjob] >= RefusesAnotherThing;

    private static bool IsOverruled(Reading reading) =>
        reading.Most(Act.Offer) >= Overrules || reading.Most(Act.Interview) >= Overrules || reading.Most(Act.Reopened) >= Overrules;
}
