using System.Collections.Immutable;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Adds to a verdict what else the message tells.</summary>
internal readonly struct FactFinder(MailMessage message, MailText text, Reading reading, FactWords words)
{
    private const float Likely = 0.5f;

    private const int ShortMail = 5;

    // A call that is about this decision comes within so many days.
    private const int SoonDays = 14;

    // Words of the newest part looked at, and of the subject.
    private const int MostTokens = 1200;
    private const int MostCharacters = MostTokens * 8;
    private const int MostSubjectTokens = 64;
    private const int MostSentenceTokens = 160;

    private static readonly string[] _automatic = ["auto-replied", "auto-generated", "auto-notified"];

    private static readonly ushort _interview = ConceptLexicon.Number("interview");

    private static readonly ushort _call = ConceptLexicon.Number("call");

    public MailClassification Add(MailClassification verdict, Story story)
    {
        var buffers = FactBuffers.Rent();
        try
        {
            return Add(verdict, story, new NameSource(message, text, words, buffers));
        }
        finally
        {
            buffers.Return();
        }
    }

    private MailClassification Add(MailClassification verdict, Story story, NameSource source)
    {
        // No more room than there can be words: what is set aside here is cleared first.
        var most = Math.Min(MostTokens, text.Newest.Length / 2 + 1);
        var mostInSubject = Math.Min(MostSubjectTokens, message.Subject.Length / 2 + 1);
        Span<Token> tokens = stackalloc Token[most], subjectTokens = stackalloc Token[mostInSubject];
        Span<uint> marks = stackalloc uint[most], subjectMarks = stackalloc uint[mostInSubject];
        Span<ulong> seen = stackalloc ulong[MarkedText.SeenLength], subjectSeen = stackalloc ulong[MarkedText.SeenLength];
        var newest = text[text.Newest];
        tokens = tokens[..Tokenizer.Read(newest[..Math.Min(newest.Length, MostCharacters)], text.Newest.Start, tokens)];
        subjectTokens = subjectTokens[..Tokenizer.Read(message.Subject, 0, subjectTokens)];
        var whole = new MarkedText(text.Visible, tokens, words.Index, marks, seen);
        var subject = new MarkedText(message.Subject, subjectTokens, words.Index, subjectMarks, subjectSeen);
        var body = whole[..Above(tokens)];

        var isAgency = SenderKindFinder.IsAgency(source, whole, subject, verdict.Category == MailCategory.Outreach);
        var names = NameFinder.Find(source, whole, subject, isAgency);
        var opening = Opening.Of(text, words);
        var isRejection = verdict.Category == MailCategory.Rejection;
        var stage = verdict.Category switch
        {
            MailCategory.Offer => Stage.Offer,
            MailCategory.Interview => StageInvitedTo(body),
            MailCategory.Assessment => Stage.Assessment,
            _ when verdict.Nuance == Nuance.OfferWithdrawn => Stage.Offer,
            _ => StageTold(isRejection ? story.Stage : SentenceFacts.Stage(reading), body),
        };
        var isGuessed = isRejection && verdict.Nuance != Nuance.OfferWithdrawn && story.IsStageGuessed && StageTold(Stage.Unknown, body) == Stage.Unknown;
        var reason = !isRejection ? RejectionReason.Unspecified
            : verdict.Nuance == Nuance.OfferWithdrawn ? RejectionReason.WithdrawnOffer
            : story.Reason;
        var register = RegisterFinder.Find(text, whole, IsCut(whole), words, opening);
        var clues = new Clues(
            verdict.Category, register == Register.Formal, whole.Says(words.Automatic), whole.Says(words.Answerable), body.Count(words.OwnTeam),
            SenderKindFinder.IsForward(subjectTokens));
        var canReply = !whole.Says(words.NoAnswer) && CanReply(source, clues);
        var titles = SenderKindFinder.Titles(source);
        // What is refused here is no job.
        var isOther = SenderKindFinder.IsAnotherMatter(source, names, reading, verdict.Category, titles);
        var sender = SenderKindFinder.Find(
            source, names, reading, canReply, isAgency || SenderKindFinder.IsForAnother(source, names), isOther, titles, clues);
        var silver = SentenceFacts.IsSilver(reading) || (isRejection && body.Says(words.Silver));
        var feedbackSaid = SentenceFacts.Feedback(reading);
        var feedback = isRejection && feedbackSaid == Feedback.None ? story.Feedback : feedbackSaid;
        var received = message.ReceivedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : (DateOnly?)null;
        var (call, isLater) = Call(received, body);
        var door = story.Door;
        if (isRejection && door != Door.Closed && (isLater || body.Says(words.DoorOpen)))
            door = Door.ExplicitOpen;
        var reapply = isOther ? null : ReapplyAfter(received, whole);
        return verdict with
        {
            Company = names.Company,
            // Whatever the category, an occupation's name is a job's.
            Role = isOther || (verdict.Category == MailCategory.Other && !names.RoleHasOccupation) ? null : names.Role,
            Person = names.Person,
            PersonTitle = names.Title,
            RequisitionId = Requisition(whole, subject),
            Stage = stage,
            StageSource = isGuessed ? FactSource.Guess : FactSource.Mail,
            Reason = reason,
            ReasonExternal = SentenceFacts.IsExternal(reason) || verdict.Nuance == Nuance.OnHold,
            Door = reapply is not null && door != Door.Closed ? Door.ExplicitOpen : door,
            Feedback = feedback,
            IsFeedbackImplied = feedback == Feedback.Given && feedbackSaid != Feedback.Given,
            TalentPool = SentenceFacts.TalentPool(reading),
            OtherRole = SentenceFacts.OtherRole(reading),
            ReapplyAfter = reapply,
            SilverMedalist = silver,
            CanReply = canReply,
            SenderKind = sender,
            Register = register,
            Personalization = Personalization(opening, sender, isGuessed ? Stage.Unknown : stage, silver, feedback, door),
            Delivery = Delivery(call, body),
            Referral = body.Says(words.Referral),
            InternalCandidate = body.Says(words.Internal),
            Safety = Safety(source),
        };
    }

    public static bool IsHuman(SenderKind sender) => sender is SenderKind.Recruiter or SenderKind.HiringManager or SenderKind.Agency;

    /// <summary>The two have spoken with each other by then.</summary>
    public static bool IsMeeting(Stage stage) => stage is Stage.Screen or Stage.Interview or Stage.Final or Stage.Offer;

    /// <summary>How many of the tokens are above the signature.</summary>
    private int Above(ReadOnlySpan<Token> tokens)
    {
        if (text.Signature is not { } signature)
            return tokens.Length;
        var count = tokens.Length;
        while (count > 0 && tokens[count - 1].Start >= signature.Start)
            count--;
        return count;
    }

    private bool CanReply(NameSource source, in Clues clues)
    {
        if (reading.Sender.HasFlag(SenderSignals.NoReply) || (!clues.IsAnswerable && Senders.Shared.IsAlert(source.Local)) || (reading.Most(Act.NoReply) > 0.6f && !clues.IsAnswerable))
            return false;
        foreach (var address in message.ReplyTo)
        {
            if (Senders.Shared.IsNoReply(Senders.Split(address.Address).Local))
                return false;
        }

        foreach (var header in message.Headers)
        {
            if (!header.Name.Equals("Auto-Submitted", StringComparison.OrdinalIgnoreCase))
                continue;
            foreach (var value in _automatic)
            {
                if (header.Value.Contains(value, StringComparison.OrdinalIgnoreCase))
                    return false;
            }
        }

        return true;
    }

    private static Personalization Personalization(
        Opening opening, SenderKind sender, Stage stage, bool silver, Feedback feedback, Door door)
    {
        if (IsHuman(sender) && (silver || feedback == Feedback.Given || door == Door.ExplicitOpen || IsMeeting(stage)))
            return Classification.Personalization.Personal;
        return opening.IsNamed ? Classification.Personalization.TemplateNamed : Classification.Personalization.Bulk;
    }

    private Delivery Delivery(bool call, in MarkedText body)
    {
        if (call)
            return Classification.Delivery.AnnouncesCall;
        if (reading.Sentences <= ShortMail && body.Says(words.Portal))
            return Classification.Delivery.PortalLinkOnly;
        return reading.Sentences <= ShortMail && body.Says(words.Attached) ? Classification.Delivery.LetterAttached : Classification.Delivery.Mail;
    }

    /// <summary>
    /// Whether a call about this decision is announced, and whether one is for later: "I'll call you in February" is an open
    /// door and no way in which the answer comes.
    /// </summary>
    private (bool Soon, bool Later) Call(DateOnly? received, in MarkedText body)
    {
        bool soon = false, later = false;
        if (!body.Says(words.Call))
            return (false, false);
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
    private Stage StageTold(Stage read, in MarkedText body)
    {
        if (read is Stage.Final or Stage.Offer)
            return read;
        var told = (Stage?)null;
        var mark = body.MarkOf(words.Stages);
        for (var i = body.Next(0, mark); i >= 0; i = body.Next(i + 1, mark))
        {
            if (words.Stages.Longest(body.Text, body.Tokens, i, out var values) > 0 && (told is null || (Stage)values[0] > told))
                told = (Stage)values[0];
        }

        return told ?? read;
    }

    /// <summary>
    /// The step an invitation is to. Where its sentence names no interview, a call is a first call; the final round is known by phrases alone.
    /// </summary>
    private Stage StageInvitedTo(in MarkedText body)
    {
        var told = StageTold(Stage.Unknown, body);
        if (told == Stage.Final)
            return Stage.Final;
        var inviting = reading.Strongest(reading.Most(Act.Interview) >= reading.Most(Act.Reschedule) ? Act.Interview : Act.Reschedule);
        if (inviting < 0)
            return Stage.Interview;
        if (StageTold(Stage.Unknown, Within(body, text.Sentences[inviting])) == Stage.Screen)
            return Stage.Screen;
        if (reading.Names(inviting, _interview))
            return Stage.Interview;
        return told == Stage.Screen || reading.Names(inviting, _call) ? Stage.Screen : Stage.Interview;
    }

    private static MarkedText Within(in MarkedText marked, TextSpan span)
    {
        var tokens = marked.Tokens;
        var first = 0;
        while (first < tokens.Length && tokens[first].Start < span.Start)
            first++;
        var end = first;
        while (end < tokens.Length && tokens[end].Start < span.End)
            end++;
        return marked[first..end];
    }

    private DateOnly? ReapplyAfter(DateOnly? received, in MarkedText whole)
    {
        if (received is not { } day)
            return null;
        Span<Token> buffer = stackalloc Token[MostSentenceTokens];
        var asks = whole.MarkOf(words.Reapply) | whole.MarkOf(words.DoorOpen);
        var names = whole.MarkOf(words.Months) | whole.MarkOf(words.Seasons) | whole.MarkOf(words.Quarter) | whole.MarkOf(words.Numbers) | whole.MarkOf(words.Next);
        var next = 0;
        for (var i = 0; i < reading.Sentences; i++)
        {
            var isRead = Math.Max(reading[i, Act.ReapplyAfter], Math.Max(reading[i, Act.DoorOpen], reading[i, Act.OnHold])) > Likely;
            // Most sentences do not, and need not be read again.
            if (!MayNameDay(whole, text.Sentences[i], isRead, asks, names, ref next))
                continue;
            var sentence = text[text.Sentences[i]];
            ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(sentence, 0, buffer)];
            var phrase = First(words.Reapply, sentence, tokens) ?? First(words.DoorOpen, sentence, tokens);
            // Of two dates the one behind the invitation is meant; "call me on Friday" is about something else.
            if ((phrase is not null || isRead) && First(words.Call, sentence, tokens) is null
                && (DateFinder.Find(sentence[(phrase ?? 0)..], words, day) ?? DateFinder.Find(sentence, words, day)) is { } date
                && (isRead || date > day.AddDays(SoonDays)))
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The sentence has a word or a number of which days are named, and asks back or may say so; or its words cannot be told from the whole's.</summary>
    /// <param name="isRead">It asks back by what the model reads in it.</param>
    /// <param name="asks">Marks of lists of asking back.</param>
    /// <param name="names">Marks of lists by which days are named.</param>
    /// <param name="next">The first word of the whole that is not before the sentence; moved on.</param>
    private bool MayNameDay(in MarkedText whole, TextSpan sentence, bool isRead, uint asks, uint names, ref int next)
    {
        var tokens = whole.Tokens;
        while (next < tokens.Length && tokens[next].End <= sentence.Start)
            next++;
        bool mayAsk = isRead, mayName = false;
        var at = next;
        for (; at < tokens.Length && tokens[at].Start < sentence.End; at++)
        {
            // A sentence that is cut inside a word has other words than the whole.
            if (tokens[at].Start < sentence.Start || tokens[at].End > sentence.End)
                return true;
            mayAsk |= whole.IsMarked(at, asks);
            mayName |= whole.IsMarked(at, names) || (tokens[at].Traits & (TokenTraits.Digits | TokenTraits.Mixed)) != 0;
        }

        return (mayAsk && mayName) || (at == tokens.Length && IsCut(whole));
    }

    /// <summary>The newest part goes on behind the last of its words that are looked at.</summary>
    private bool IsCut(in MarkedText whole) => whole.Length == MostTokens || text.Newest.Length > MostCharacters;

    private ImmutableArray<SafetyNotice> Safety(NameSource source)
    {
        var isMachine = reading.Most(Act.Machine) > 0.6f;
        var isLookAlike = LookAlikes.IsSuspicious(source.Domain);
        if (!text.HasHiddenText && !isMachine && !isLookAlike)
            return [];
        var notices = ImmutableArray.CreateBuilder<SafetyNotice>();
        if (text.HasHiddenText)
            notices.Add(SafetyNotice.HiddenText);
        if (isMachine)
            notices.Add(SafetyNotice.AddressesMachine);
        if (isLookAlike)
            notices.Add(SafetyNotice.LookAlikeDomain);
        return notices.ToImmutable();
    }

    private Fact? Requisition(in MarkedText whole, in MarkedText subject)
    {
        if ((RequisitionFinder.Find(subject, message.Subject.Length, words.Requisition) ?? RequisitionFinder.InParentheses(message.Subject)) is { } named)
            return new Fact(message.Subject.Substring(named.Start, named.Length), 0.9, FactSource.Subject);
        return RequisitionFinder.Find(whole, text.Newest.End, words.Requisition) is { } place ? new Fact(text[place].ToString(), 0.9, FactSource.Mail, place) : null;
    }

    private static bool Matches(PhraseTrie phrases, ReadOnlySpan<char> sentence)
    {
        Span<Token> buffer = stackalloc Token[MostSentenceTokens];
        return First(phrases, sentence, buffer[..Tokenizer.Read(sentence, 0, buffer)]) is not null;
    }

    /// <summary>Where the first of the phrases begins; null where none stands.</summary>
    private static int? First(PhraseTrie phrases, ReadOnlySpan<char> sentence, ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (phrases.Longest(sentence, tokens, i, out _) > 0)
                return tokens[i].Start;
        }

        return null;
    }
}
