using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.Evaluation;

/// <summary>A field that is compared with gold: how to read both sides.</summary>
/// <param name="IsFree">Text that need not be given: silence is no error but no coverage either.</param>
internal sealed record GoldField(string Name, Func<GoldMail, string?> Gold, Func<MailClassification, string?> Said, bool IsFree = false)
{
    /// <summary>Only of rejections: what another mail says there is not asked for.</summary>
    public bool OfRejections { get; init; }
}

internal static class GoldFields
{
    /// <summary>Older or looser gold values and what they are taken for; "a|b" accepts both.</summary>
    public static readonly Dictionary<(string Field, string Value), string> Mapping = new()
    {
        [("reason", "none")] = "unspecified",
        [("reason", "positionclosed")] = "filledclosed",
        [("reason", "skills")] = "skillstest|experience",
        [("reason", "hiringfreeze")] = "freezebudget",
        [("reason", "locationvisa")] = "location|visaauthorization",
        [("door_open", "true")] = "explicitopen|politeboilerplate",
        [("door_open", "false")] = "neutral|closed",
        [("feedback_offered", "true")] = "offered",
        [("feedback_offered", "false")] = "none|refused|given",
    };

    public static readonly GoldField[] All =
    [
        new("stage", mail => mail.Text("stage"), said => said.Stage.ToString()) { OfRejections = true },
        new("reason", mail => mail.Text("reason"), said => said.Reason.ToString()) { OfRejections = true },
        new("door", mail => mail.Text("door"), said => said.Door.ToString()) { OfRejections = true },
        new("door_open", mail => mail.Text("door_open"), said => said.Door.ToString()) { OfRejections = true },
        new("feedback", mail => mail.Text("feedback"), said => said.Feedback.ToString()) { OfRejections = true },
        new("feedback_offered", mail => mail.Text("feedback_offered"), said => said.Feedback.ToString()) { OfRejections = true },
        new("senderKind", mail => mail.Text("senderKind"), said => said.SenderKind.ToString()),
        new("register", mail => mail.Text("register"), said => said.Register.ToString()),
        new("language", mail => mail.Text("lang")?.Split('-')[0], said => said.Language.Split('-')[0]),
        new("nuance", mail => mail.Text("nuance"), said => said.Nuance?.ToString()),
        new("canReply", mail => mail.Text("canReply"), said => said.CanReply.ToString()),
        new("referral", mail => mail.Text("referral"), said => said.Referral.ToString()),
        new("internalCandidate", mail => mail.Text("internalCandidate"), said => said.InternalCandidate.ToString()),
        new("reapplyAfter", mail => mail.Text("reapplyAfter"), said => said.ReapplyAfter?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), IsFree: true),
        new("requisitionId", mail => mail.Text("requisitionId"), said => said.RequisitionId?.Value, IsFree: true),
        new("company", mail => mail.Text("company"), said => said.Company?.Value, IsFree: true),
        new("role", mail => mail.Text("role"), said => said.Role?.Value, IsFree: true),
        new("person", mail => mail.Text("person"), said => said.Person?.Value, IsFree: true),
    ];

    /// <summary>Letters only, lower case: "other_candidate", "otherCandidate" and "OtherCandidate" are one.</summary>
    public static string Plain(string? value) =>
        value is null ? "" : string.Concat(value.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    public static bool Agrees(GoldField field, string gold, string? said)
    {
        var plain = Plain(gold);
        if (Mapping.TryGetValue((field.Name, plain), out var accepted))
            return accepted.Split('|').Contains(Plain(said));
        return plain == Plain(said);
    }
}
