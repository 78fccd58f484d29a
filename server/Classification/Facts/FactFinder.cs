using System.Collections.Immutable;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Adds to a verdict what else the message tells.</summary>
internal sealed class FactFinder(MailMessage message, MailText text, Reading reading, FactWords words)
{
    private const float Likely = 0.5f;

    private const int ShortMail = 5;

    // A call that is about this decision comes within so many days.
    private const int SoonDays = 14;

    private static readonly string[] _automatic = ["auto-replied", "auto-generated", "auto-notified"];

    private readonly NameFinder _names = new(message, text, words);

    public MailClassification Add(MailClassification verdict)
    {
        var (company, role, person) = _names.Find();
        // What is refused here is no job.
        if (verdict.Category == MailCategory.Other)
            role = null;
        var opening = Opening.Of(text, words);
        var isRejection = verdict.Category == MailCategory.Rejection;
        var stage = verdict.Nuance == Nuance.OfferWithdrawn ? Stage.Offer : StageTold(SentenceFacts.Stage(reading));
        if (stage == Stage.Unknown && isRejection && IsApplicationOnly())
            stage = Stage.Application;
        var reason = !isRejection ? RejectionReason.Unspecified
            : verdict.Nuance == Nuance.OfferWithdrawn ? RejectionReason.WithdrawnOffer
            : SentenceFacts.Reason(reading);
        var canReply = CanReply();
        var sender = SenderKind(person, canReply, verdict.Category == MailCategory.Other);
        var silver = SentenceFacts.IsSilver(reading) || (isRejection && Says(words.Silver));
        var feedback = SentenceFacts.Feedback(reading);
        var received = message.ReceivedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : (DateOnly?)null;
        var (call, isLater) = Call(received);
        var door = SentenceFacts.Door(reading);
        if (isRejection && door != Door.Closed && (isLater || Says(words.DoorOpen)))
            door = Door.ExplicitOpen;
        var reapply = verdict.Category == MailCategory.Other ? null : ReapplyAfter(received);
        return verdict with
        {
            Company = company,
            Role = role,
            Person = person,
            RequisitionId = Requisition(),
            Stage = stage,
            Reason = reason,
            ReasonExternal = SentenceFacts.IsExternal(reason) || verdict.Nuance == Nuance.OnHold,
            Door = reapply is not null && door != Door.Closed ? Door.ExplicitOpen : door,
            Feedback = feedback,
            TalentPool = SentenceFacts.TalentPool(reading),
            OtherRole = SentenceFacts.OtherRole(reading),
            ReapplyAfter = reapply,
            SilverMedalist = silver,
            CanReply = canReply,
            SenderKind = sender,
            Register = RegisterFinder.Find(text, words, opening),
            Personalization = Personalization(opening, sender, stage, silver, feedback, door),
            Delivery = Delivery(call),
            Referral = Says(words.Referral),
            InternalCandidate = Says(words.Internal),
            Safety = Safety(),
        };
    }

    /// <summary>The mail speaks of documents and applications and of nothing that comes after them.</summary>
    private bool IsApplicationOnly()
    {
        var application = reading.Concepts[ConceptLexicon.Number("application")] + reading.Concepts[ConceptLexicon.Number("cv")]
            + reading.Concepts[ConceptLexicon.Number("receipt")];
        var later = reading.Concepts[ConceptLexicon.Number("interview")] + reading.Concepts[ConceptLexicon.Number("meet")]
            + reading.Concepts[ConceptLexicon.Number("test")];
        return application > 0 && later <= 1;
    }

    private bool CanReply()
    {
        if (reading.Sender.HasFlag(SenderSignals.NoReply) || reading.Most(Act.NoReply) > 0.6f)
            return false;
        foreach (var address in message.ReplyTo)
        {
            if (Senders.Shared.IsNoReply(Senders.Split(address.Address).Local))
                return false;
        }

        foreach (var header in message.Headers)
        {
            if (header.Name.Equals("Auto-Submitted", StringComparison.OrdinalIgnoreCase)
                && _automatic.Any(value => header.Value.Contains(value, StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }
        }

        return true;
    }

    private SenderKind SenderKind(Fact? person, bool canReply, bool isOther)
    {
        var (local, domain) = Senders.Split(message.From?.Address ?? "");
        var isAgency = Says(words.AgencyWords);
        if (!canReply)
            return Classification.SenderKind.NoReply;
        if (isAgency)
            return Classification.SenderKind.Agency;
        var title = Title();
        // A lender, a shop, a newsletter: whoever signs it recruits no one.
        if ((isOther && !Matches(words.RecruiterTitles, title) && !Matches(words.ManagerTitles, title)) || IsService())
            return Classification.SenderKind.Unknown;
        if (Matches(words.ManagerTitles, title) && !Matches(words.RecruiterTitles, title))
            return Classification.SenderKind.HiringManager;
        if (Matches(words.RecruiterTitles, title) && person is not null)
            return Classification.SenderKind.Recruiter;
        if (Senders.Shared.IsTracking(domain) && person is null)
            return Classification.SenderKind.AtsMonitored;
        if (Senders.Shared.IsShared(local) && person is null)
            return Classification.SenderKind.GenericHr;
        if (person is not null)
            return Classification.SenderKind.Recruiter;
        return Senders.Shared.IsShared(local) || Matches(words.RecruiterTitles, title) || IsTeam(title)
            ? Classification.SenderKind.GenericHr
            : Classification.SenderKind.Unknown;
    }

    private string Title() => (message.From?.Name ?? "") + "\n" + string.Join('\n', _names.SignatureLines().Take(5).Select(line => line.Line));

    /// <summary>The sender's name is one of a customer service, a lender, a newsletter.</summary>
    private bool IsService()
    {
        Span<Token> buffer = stackalloc Token[16];
        foreach (var token in buffer[..Tokenizer.Read(message.From?.Name ?? "", 0, buffer)])
        {
            if (FactWords.Departments.Contains(token.Hash))
                return true;
        }

        return false;
    }

    private bool IsTeam(string lines)
    {
        foreach (var line in lines.Split('\n').Where(line => line.Length is > 3 and < 50))
        {
            if (line.Split(' ').Any(word => words.TeamWords.Contains(Tokenizer.Hash(Folding.Phrase(word)))))
                return true;
        }

        return false;
    }

    private static Personalization Personalization(
        Opening opening, SenderKind sender, Stage stage, bool silver, Feedback feedback, Door door)
    {
        var isHuman = sender is Classification.SenderKind.Recruiter or Classification.SenderKind.HiringManager or Classification.SenderKind.Agency;
        if (isHuman && (silver || feedback == Feedback.Given || door == Door.ExplicitOpen || stage is Stage.Screen or Stage.Interview or Stage.Final or Stage.Offer))
            return Classification.Personalization.Personal;
        return opening.IsNamed ? Classification.Personalization.TemplateNamed : Classification.Personalization.Bulk;
    }

    private Delivery Delivery(bool call)
    {
        if (call)
            return Classification.Delivery.AnnouncesCall;
        if (reading.Sentences <= ShortMail && Says(words.Portal))
            return Classification.Delivery.PortalLinkOnly;
        return reading.Sentences <= ShortMail && Says(words.Attached) ? Classification.Delivery.LetterAttached : Classification.Delivery.Mail;
    }

    /// <summary>
    /// Whether a call about this decision is announced, and whether one is for later: "I'll call you in February" is an open
    /// door and no way in which the answer comes.
    /// </summary>
    private (bool Soon, bool Later) Call(DateOnly? received)
    {
        bool soon = false, later = false;
        foreach (var sentence in text.Sentences)
        {
            if (!Matches(words.Call, text[sentence]))
                continue;
            var isLater = received is { } day && DateFinder.Find(text[sentence], words, day) is { } date && date > day.AddDays(SoonDays);
            later |= isLater;
            soon |= !isLater;
        }

        return (soon, later);
    }

    /// <summary>The stage of which the words tell plainly, where the sentences leave it open or earlier.</summary>
    private Stage StageTold(Stage read)
    {
        if (read is Stage.Final or Stage.Offer)
            return read;
        var told = (Stage?)null;
        Span<Token> buffer = stackalloc Token[160];
        foreach (var sentence in text.Sentences)
        {
            var source = text[sentence];
            ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(source, 0, buffer)];
            for (var i = 0; i < tokens.Length; i++)
            {
                if (words.Stages.Longest(source, tokens, i, out var values) > 0 && (told is null || (Stage)values[0] > told))
                    told = (Stage)values[0];
            }
        }

        return told ?? read;
    }

    private DateOnly? ReapplyAfter(DateOnly? received)
    {
        if (received is not { } day)
            return null;
        for (var i = 0; i < reading.Sentences; i++)
        {
            var sentence = text[text.Sentences[i]];
            if (Math.Max(reading[i, Act.ReapplyAfter], Math.Max(reading[i, Act.DoorOpen], reading[i, Act.OnHold])) > Likely
                && DateFinder.Find(sentence, words, day) is { } date && !Matches(words.Call, sentence))
            {
                return date;
            }
        }

        return null;
    }

    private ImmutableArray<SafetyNotice> Safety()
    {
        var notices = ImmutableArray.CreateBuilder<SafetyNotice>();
        if (text.HasHiddenText)
            notices.Add(SafetyNotice.HiddenText);
        if (reading.Most(Act.Machine) > 0.6f)
            notices.Add(SafetyNotice.AddressesMachine);
        if (LookAlikes.IsSuspicious(Senders.Split(message.From?.Address ?? "").Domain))
            notices.Add(SafetyNotice.LookAlikeDomain);
        return notices.ToImmutable();
    }

    private Fact? Requisition()
    {
        if (RequisitionFinder.Find(message.Subject, words.Requisition) is { } named)
            return new Fact(message.Subject.Substring(named.Start, named.Length), 0.9, FactSource.Subject);
        if (RequisitionFinder.Find(text[text.Newest], words.Requisition) is not { } span)
            return null;
        var place = new TextSpan(text.Newest.Start + span.Start, span.Length);
        return new Fact(text[place].ToString(), 0.9, FactSource.Mail, place);
    }

    private bool Says(PhraseTrie phrases)
    {
        foreach (var sentence in text.Sentences)
        {
            if (Matches(phrases, text[sentence]))
                return true;
        }

        return false;
    }

    private static bool Matches(PhraseTrie phrases, ReadOnlySpan<char> sentence)
    {
        Span<Token> buffer = stackalloc Token[160];
        ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(sentence, 0, buffer)];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (phrases.Longest(sentence, tokens, i, out _) > 0)
                return true;
        }

        return false;
    }
}
