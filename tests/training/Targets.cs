using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

/// <summary>What each output of the sentence model should say of a sentence made of one or more templates.</summary>
internal static class Targets
{
    /// <returns>False where the sentence tells nothing about this output.</returns>
    public static bool TryGet(IReadOnlyList<Template> templates, int output, out float target, out float importance)
    {
        target = 0;
        importance = 1;
        if (output < SentenceOutputs.FirstReason)
        {
            foreach (var template in templates)
            {
                if (template.Act == (Act)output)
                    target = 1;
            }

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

    private static bool TellsReason(Template template) =>
        template.Act is Act.Refusal or Act.RefusalSoft or Act.OfferWithdrawn or Act.Wishes or Act.TalentPool or Act.Context;

    private static Stage? Stage(Template template) =>
        template.Stage ?? (template.Act == Act.Acknowledgement ? Classification.Stage.Application : null);
}
