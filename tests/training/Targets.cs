using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

/// <summary>What each output of the sentence model should say of a sentence made of one or more templates.</summary>
internal static class Targets
{
    private const float OtherRefusal = 0.5f;
    private const float Undecided = 0.1f;
    private const float Around = 0.5f;

    private static readonly Act[] _refusing = [Act.Refusal, Act.RefusalSoft, Act.RefusalNonjob, Act.RefusalThirdparty, Act.OfferWithdrawn];

    /// <returns>False where the sentence tells nothing about this output.</returns>
    public static bool TryGet(IReadOnlyList<Template> templates, int output, out float target, out float importance)
    {
        target = 0;
        importance = 1;
        if (output >= SentenceOutputs.FirstKind)
            return TellKind(templates, (MailKind)(output - SentenceOutputs.FirstKind), ref target, ref importance);
        if (output >= SentenceOutputs.FirstStory)
            return TellStory(templates, output - SentenceOutputs.FirstStory, ref target, ref importance);
        if (templates.All(template => template.Act is null) && output != SentenceOutputs.OtherMatter && output != SentenceOutputs.OthersCase)
            return false;
        if (output == SentenceOutputs.Refuses)
        {
            target = templates.Any(Refuses) ? 1 : 0;
            return true;
        }

        if (output == SentenceOutputs.OtherMatter)
            return Ask(templates, IsOtherMatter, ref target, ref importance);
        if (output == SentenceOutputs.OthersCase)
            return Ask(templates, IsOthersCase, ref target, ref importance);
        if (output < SentenceOutputs.FirstReason)
        {
            foreach (var template in templates)
            {
                if (template.Act == (Act)output)
                    target = 1;
            }

            // The same words refuse a job and a loan, the reader and a neighbor: only a sentence that names it tells which.
            if (_refusing.Contains((Act)output) && templates.Any(Refuses))
                importance = templates.Any(IsUndecided) ? Undecided : target == 0 ? OtherRefusal : 1;
            return true;
        }

        var told = false;
        foreach (var template in templates)
        {
            if (output >= SentenceOutputs.FirstStage)
            {
                // A sentence without the key tells no stage; that it does not is told too.
                told = true;
                if (Stage(template) == (Stage)(output - SentenceOutputs.FirstStage))
                    target = 1;
            }
            else if (TellsReason(template))
            {
                told = true;
                if (template.Reason == (RejectionReason)(output - SentenceOutputs.FirstReason))
                    target = 1;
            }
        }

        return told;
    }

    /// <summary>Every sentence of a rejection may give away something of its story, the refusing one most.</summary>
    private static bool TellStory(IReadOnlyList<Template> templates, int answer, ref float target, ref float importance)
    {
        var told = false;
        importance = Around;
        foreach (var template in templates)
        {
            if (template.Story is null)
                continue;
            told = true;
            if (StoryAnswers.IsRight(template.Story.Answers, answer))
                target = 1;
            if (Refuses(template))
                importance = 1;
        }

        return told;
    }

    /// <summary>Every sentence of a message may give away what kind of message it is.</summary>
    private static bool TellKind(IReadOnlyList<Template> templates, MailKind kind, ref float target, ref float importance)
    {
        var told = false;
        foreach (var template in templates)
        {
            if (template.Mail is not { } mail)
                continue;
            told = true;
            if (mail == kind)
                target = 1;
        }

        return told;
    }

    private static bool Ask(IReadOnlyList<Template> templates, Func<Template, bool?> question, ref float target, ref float importance)
    {
        var told = false;
        foreach (var template in templates)
        {
            if (question(template) is not { } answer)
                continue;
            told = true;
            if (answer)
                target = 1;
            // Words that could stand in any message give away little of this one.
            if (answer && templates.Count == 1 && !(template.NamesOtherMatter || template.NamesSomebodyElse))
                importance = Undecided;
        }

        return told;
    }

    /// <summary>A refusal of something else or of somebody else, in words that would refuse the reader a job as well.</summary>
    private static bool IsUndecided(Template template) =>
        (template.Act == Act.RefusalNonjob && !template.NamesOtherMatter) || (template.Act == Act.RefusalThirdparty && !template.NamesSomebodyElse);

    private static bool? IsOtherMatter(Template template) => (template.Mail, template.Act) switch
    {
        (MailKind.NonJobRejection, _) or (_, Act.RefusalNonjob or Act.ContextNonjob) => true,
        (MailKind.Other or MailKind.ThirdParty, _) => null,
        (not null, _) => false,
        (null, Act.Chatter or Act.Quoting or Act.Machine or Act.NoReply or Act.RegretOther or Act.RefusalThirdparty) => null,
        _ => false,
    };

    private static bool? IsOthersCase(Template template) => (template.Mail, template.Act) switch
    {
        (MailKind.ThirdParty, _) or (_, Act.RefusalThirdparty or Act.Quoting) => true,
        (MailKind.Other, _) => null,
        (not null, _) => false,
        (null, Act.Chatter or Act.Machine or Act.NoReply or Act.RegretOther) => null,
        _ => false,
    };

    private static bool Refuses(Template template) => template.Act is { } act && _refusing.Contains(act);

    private static bool TellsReason(Template template) =>
        template.Act is Act.Refusal or Act.RefusalSoft or Act.OfferWithdrawn or Act.Wishes or Act.TalentPool or Act.Context;

    private static Stage? Stage(Template template) =>
        template.Stage ?? (template.Act == Act.Acknowledgement ? Classification.Stage.Application : null);
}
