using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Classification.Model;

namespace OutlookRejectionHelper.Training;

/// <summary>Composes messages of every kind from templates by recipes, look-alikes among them.</summary>
internal sealed class DocumentComposer
{
    private readonly Expander _expander;
    private readonly Dictionary<(string Language, string Role), List<Template>> _templates = [];

    private readonly Func<string, string, Matter> _matter;

    /// <param name="matter">What a sentence of a language names.</param>
    public DocumentComposer(IEnumerable<Template> templates, Expander expander, Func<string, string, Matter> matter)
    {
        _expander = expander;
        _matter = matter;
        foreach (var template in templates)
        {
            if (!_templates.TryGetValue((template.Language, template.Role), out var list))
                _templates[(template.Language, template.Role)] = list = [];
            list.Add(template);
        }

        Languages = [.. _templates.Keys.Select(key => key.Language).Distinct().Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Languages { get; }

    public IEnumerable<ComposedMail> Compose(int perKind, Chance chance)
    {
        foreach (var language in Languages)
        {
            foreach (var kind in Enum.GetValues<MailKind>())
            {
                // A plain no is what most mails are that people ask about; whole messages show the odd ones better.
                var count = kind switch
                {
                    MailKind.Rejection => perKind * 10,
                    MailKind.Other => perKind * 4,
                    MailKind.SoftRejection or MailKind.Acknowledgement => perKind * 2,
                    _ => perKind,
                };
                for (var i = 0; i < count; i++)
                {
                    if (new Draft(this, language, kind, chance).Write() is { } mail)
                        yield return mail;
                }
            }
        }
    }

    private sealed record Chosen(Template Template, string Sentence);

    private sealed class Draft(DocumentComposer composer, string language, MailKind kind, Chance chance)
    {
        private readonly List<string> _sentences = [];
        private readonly List<Template> _lines = [];

        /// <summary>A language has no template for what this message is about.</summary>
        private bool _lacks;

        public ComposedMail? Write()
        {
            var isShort = chance.Is(0.12);
            if (!isShort)
                Perhaps(0.75, "greeting");
            Body(isShort);
            if (_sentences.Count == 0 || _lacks)
                return null;
            if (!isShort)
                Perhaps(0.7, "signoff");
            if (!isShort && chance.Is(0.15))
                Perhaps(1, chance.Is(0.5) ? "noReply" : "chatter");
            if (chance.Is(0.02))
                Perhaps(1, "machine");
            return new ComposedMail(language, kind, Subject(), _sentences, Sender()) { Story = StorySample.AnswersOf(kind, _lines) };
        }

        private void Body(bool isShort)
        {
            switch (kind)
            {
                case MailKind.Rejection when chance.Is(0.3) && Line("refusal", Matter.None) is { } plain:
                    // Nothing in it names a job: most mails of two lines are like this.
                    if (chance.Is(0.6))
                        Add(Line("context", Matter.None));
                    Add(plain);
                    if (chance.Is(0.5))
                        Add(Line("wishes", Matter.None));
                    break;
                case MailKind.Rejection:
                    Before(isShort);
                    Refuse("refusal");
                    After(isShort, 1);
                    break;
                case MailKind.SoftRejection:
                    if (!isShort)
                    {
                        Perhaps(0.4, "context");
                        Perhaps(0.3, "chatter");
                    }

                    Must("refusal.soft");
                    Perhaps(0.15, "refusal.soft");
                    After(isShort, 0.6);
                    break;
                case MailKind.OfferWithdrawn:
                    Around(isShort, "offerWithdrawn", 0.3, ("regretOther", 0.05), ("wishes", 0.3));
                    break;
                case MailKind.OnHold:
                    Around(isShort, "onHold", 0.5, ("update", 0.15), ("wishes", 0.05), ("talentPool", 0.1), ("reapplyAfter", 0.1));
                    break;
                case MailKind.Reopened:
                    Around(isShort, "reopened", 0.3, ("outreach", 0.1), ("schedule", 0));
                    break;
                case MailKind.WithdrawalConfirmed:
                    Around(isShort, "withdrawal", 0.2, ("wishes", 0.3), ("talentPool", 0.1), ("door.boilerplate", 0.15), ("door.open", 0.1));
                    break;
                case MailKind.Acknowledgement:
                    Around(isShort, "acknowledgement", 0.5, ("refusal.conditional", 0.35), ("update", 0.2), ("talentPool", 0.1),
                        ("noReply", 0.25), ("acknowledgement", 0.3), ("otherRole.careersPage", 0.1), ("wishes", 0.08));
                    break;
                case MailKind.Interview:
                    Around(isShort, "interview", 0.4, ("interview", 0.3), ("infoRequest", 0.15), ("refusal.conditional", 0.06),
                        ("regretOther", 0.06), ("assessment", 0.03));
                    break;
                case MailKind.Reschedule:
                    Around(isShort, "reschedule", 0.2, ("regretOther", 0.3), ("interview", 0.15));
                    break;
                case MailKind.Assessment:
                    Around(isShort, "assessment", 0.4, ("assessment", 0.3), ("refusal.conditional", 0.08), ("noReply", 0.1));
                    break;
                case MailKind.Offer:
                    Around(isShort, "offer", 0.3, ("offer", 0.35), ("infoRequest", 0.15));
                    break;
                case MailKind.Outreach:
                    Around(isShort, "outreach", 0.02, ("outreach", 0.35), ("interview", 0.03));
                    break;
                case MailKind.Update:
                    Around(isShort, "update", 0.45, ("update", 0.3), ("refusal.conditional", 0.15), ("regretOther", 0.2), ("onHold", 0.03));
                    break;
                case MailKind.InfoRequest:
                    Around(isShort, "infoRequest", 0.5, ("noReply", 0.1), ("refusal.conditional", 0.1));
                    break;
                case MailKind.JobAlert:
                    Around(isShort, "jobAlert", 0, ("jobAlert", 0.6), ("noReply", 0.3), ("otherRole.careersPage", 0.2));
                    break;
                case MailKind.Survey:
                    Around(isShort, "survey", 0.3, ("noReply", 0.3));
                    break;
                case MailKind.NonJobRejection when chance.Is(0.3) && Line("refusal", Matter.None) is { } refusal && Line("context.nonjob", Matter.Other) is { } about:
                    // "We cannot consider your application": only what stands around it tells that it is about a flat.
                    Add(about);
                    Perhaps(0.3, "chatter");
                    Add(refusal);
                    Perhaps(0.3, "context.nonjob");
                    Perhaps(0.15, "wishes");
                    break;
                case MailKind.NonJobRejection:
                    Around(isShort, "refusal.nonjob", 0, ("context.nonjob", 0.4), ("wishes", 0.06), ("door.boilerplate", 0.06),
                        ("feedback.refused", 0.08), ("refusal.nonjob", 0.2), ("regretOther", 0.1));
                    break;
                case MailKind.ThirdParty:
                    ThirdParty(isShort);
                    break;
                case MailKind.Other:
                    Other(isShort);
                    break;
            }
        }

        private void Before(bool isShort)
        {
            if (isShort)
                return;
            Perhaps(0.7, "context");
            Perhaps(0.15, "context");
            Perhaps(0.15, "acknowledgement");
            Perhaps(0.12, "chatter");
        }

        private void Refuse(string role)
        {
            Must(role);
            Perhaps(0.22, role);
            Perhaps(0.06, "refusal.soft");
        }

        private void After(bool isShort, double share)
        {
            var after = new List<string>();
            foreach (var (role, chanceOf) in (ReadOnlySpan<(string, double)>)[
                ("wishes", 0.5), ("feedback.given", 0.1), ("feedback.offered", 0.08), ("feedback.refused", 0.1),
                ("door.boilerplate", 0.28), ("door.open", 0.1), ("door.closed", 0.03), ("talentPool", 0.2), ("talentPool.optIn", 0.06),
                ("silver", 0.08), ("otherRole.named", 0.05), ("otherRole.careersPage", 0.12), ("reapplyAfter", 0.08),
                ("regretOther", 0.04), ("survey", 0.03), ("jobAlert", 0.02), ("context", 0.1), ("chatter", 0.2)])
            {
                if (chance.Is(chanceOf * share * (isShort ? 0.2 : 1)))
                    after.Add(role);
            }

            chance.Shuffle(after);
            foreach (var role in after)
                Perhaps(1, role);
        }

        private void Around(bool isShort, string act, double context, params ReadOnlySpan<(string Role, double Share)> others)
        {
            if (!isShort)
            {
                Perhaps(context, "context");
                Perhaps(0.12, "chatter");
            }

            Must(act);
            foreach (var (role, share) in others)
                Perhaps(isShort ? share * 0.2 : share, role);
            if (!isShort)
                Perhaps(0.25, "chatter");
        }

        /// <summary>News of a refusal, or a whole refusing letter that is shown as somebody else's.</summary>
        private void ThirdParty(bool isShort)
        {
            if (chance.Is(0.35) && Perhaps(1, "quoting"))
            {
                var first = _sentences.Count;
                Before(isShort);
                Refuse("refusal");
                After(isShort, 0.5);
                if (chance.Is(0.5) && _sentences.Count > first)
                {
                    var (open, close) = chance.Of<(string, string)>([("\"", "\""), ("“", "”"), ("„", "“"), ("«", "»")]);
                    _sentences[first] = open + _sentences[first];
                    _sentences[^1] += close;
                }

                if (chance.Is(0.4))
                    Perhaps(1, "chatter");
                return;
            }

            if (!isShort)
                Perhaps(0.5, "chatter");
            Must("refusal.thirdparty");
            Perhaps(0.3, "refusal.thirdparty");
            if (!isShort)
            {
                Perhaps(0.5, "chatter");
                Perhaps(0.2, "chatter");
            }
        }

        private void Other(bool isShort)
        {
            var count = isShort ? 1 : 1 + chance.Below(chance.Is(0.15) ? 25 : 6);
            for (var i = 0; i < count; i++)
            {
                Perhaps(1, chance.Share() switch
                {
                    < 0.14 => "regretOther",
                    < 0.18 => "context.nonjob",
                    < 0.20 => "refusal.conditional",
                    _ => "chatter",
                });
            }
        }

        private void Add(Chosen? line)
        {
            if (line is null)
                return;
            _sentences.Add(line.Sentence);
            _lines.Add(line.Template);
        }

        private void Must(string role) => _lacks |= !Perhaps(1, role);

        /// <summary>A line that names this and nothing else; null when none was found in a few tries.</summary>
        private Chosen? Line(string role, Matter matter)
        {
            for (var i = 0; i < 8; i++)
            {
                if (Line(role) is { } line && composer._matter(line.Sentence, language) == matter)
                    return line;
            }

            return null;
        }

        private bool Perhaps(double share, string role)
        {
            if (!chance.Is(share) || Line(role) is not { } line)
                return false;
            Add(line);
            return true;
        }

        private Chosen? Line(string role)
        {
            if (!composer._templates.TryGetValue((language, role), out var templates))
                return null;
            var template = chance.Of(templates);
            return new Chosen(template, composer._expander.Expand(template, chance));
        }

        private string Subject()
        {
            if (chance.Is(0.2))
                return "";
            var own = kind switch
            {
                MailKind.Rejection or MailKind.SoftRejection => "subject.rejection",
                MailKind.Acknowledgement => "subject.receipt",
                MailKind.Interview or MailKind.Reschedule => "subject.interview",
                MailKind.Assessment => "subject.assessment",
                MailKind.Offer or MailKind.OfferWithdrawn => "subject.offer",
                MailKind.OnHold or MailKind.Update or MailKind.Reopened => "subject.update",
                MailKind.Outreach => "subject.outreach",
                MailKind.JobAlert => "subject.alert",
                MailKind.NonJobRejection => "subject.nonjob",
                MailKind.ThirdParty or MailKind.Other => "subject.other",
                _ => "subject.application",
            };
            var isJob = kind is not (MailKind.NonJobRejection or MailKind.ThirdParty or MailKind.Other or MailKind.JobAlert or MailKind.Outreach);
            var role = chance.Share() switch
            {
                < 0.22 => own,
                < 0.75 when isJob => "subject.application",
                < 0.75 => own,
                < 0.80 when isJob => "subject.update",
                < 0.82 when kind is MailKind.ThirdParty => "subject.rejection",
                _ => "subject.neutral",
            };
            return Line(role)?.Sentence ?? "";
        }

        private SenderSignals Sender()
        {
            if (chance.Is(0.4))
                return SenderSignals.None;
            var isJob = kind is not (MailKind.NonJobRejection or MailKind.ThirdParty or MailKind.Other);
            var sender = SenderSignals.Known;
            if (isJob && chance.Is(0.25))
                sender |= SenderSignals.Tracking;
            if (isJob && chance.Is(0.25))
                sender |= SenderSignals.Careers;
            if (chance.Is(0.25))
                sender |= SenderSignals.NoReply;
            if (chance.Is(kind is MailKind.Other or MailKind.ThirdParty or MailKind.JobAlert ? 0.25 : 0.04))
                sender |= SenderSignals.Bulk;
            if (!isJob && chance.Is(0.15))
                sender |= SenderSignals.Private;
            return sender;
        }
    }
}

/// <summary>What a sentence is about, by its concepts.</summary>
internal enum Matter
{
    None,
    Job,
    Other,
}
