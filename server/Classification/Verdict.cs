using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Classification;

/// <summary>The category a message is given, and how much that is worth.</summary>
internal readonly record struct Verdict(MailKind Kind, MailCategory Category, Nuance? Nuance, double Confidence, Certainty Certainty)
{
    /// <summary>A no below this is not called one: a kind mail wrongly called a rejection hurts more than one missed.</summary>
    public const double Rejection = 0.5;

    private const double Sure = 0.95;
    private const double FairlySure = 0.75;

    /// <summary>A message none of whose sentences refuses anything even so likely is no rejection: there would be nothing to show for it.</summary>
    private const float Faint = 0.03f;

    /// <summary>A sentence that invites, offers or reopens this surely never stands beside a sure no.</summary>
    private const float Overrules = 0.85f;

    /// <summary>A sentence that so surely takes an offer back, or pauses, says more than what stands around it.</summary>
    private const float Decides = 0.9f;

    /// <summary>A refusing sentence that so likely refuses something else than a job is worth a question.</summary>
    private const float RefusesAnotherThing = 0.75f;

    public static Verdict Of(ReadOnlySpan<float> kinds, Reading reading, Corrections? corrections)
    {
        Span<double> categories = stackalloc double[8];
        categories.Clear();
        for (var kind = 0; kind < kinds.Length; kind++)
            categories[(int)((MailKind)kind).Category()] += kinds[kind];

        var category = corrections?.Category ?? Choose(categories, DocumentFeatures.Refusal(reading).Refusal >= Faint);
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

    private static MailCategory Choose(ReadOnlySpan<double> categories, bool isRefused)
    {
        var best = isRefused && categories[(int)MailCategory.Rejection] >= Rejection ? MailCategory.Rejection : MailCategory.Other;
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
