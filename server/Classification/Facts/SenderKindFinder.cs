using System.Collections.Frozen;
using OutlookRejectionHelper.Classification.Model;
using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Who wrote: by address, sender's name, the titles of the signature, and how the writer speaks of the job.</summary>
internal static class SenderKindFinder
{
    /// <summary>Points at which somebody mediates for others; an agency's own word is worth two, a hint one, its domain one and a half.</summary>
    private const double Agency = 1.5;

    private const int TitleLines = 5;

    private const int ShortestNamesake = 4;

    private const int ManyMentions = 3;

    private const int LongMail = 2000;

    private static readonly string[] _otherMatters =
        ["bank", "flat", "grant", "paper", "prize", "order", "kin", "tender", "pet", "claim", "permit", "course", "event", "game"];

    private static readonly string[] _jobMatters = ["job", "cv", "interview", "candidate", "career"];

    private static readonly string[] _officeMatters = ["process", "candidate", "application", "job"];

    /// <summary>How mail programs mark what is passed on.</summary>
    private static readonly FrozenSet<uint> _forwards =
        new[] { "fw", "fwd", "wg", "tr", "rv", "enc", "i", "doorst", "ref" }.Select(word => Tokenizer.Hash(word)).ToFrozenSet();

    private static readonly ushort[] _other = [.. _otherMatters.Select(ConceptLexicon.Number)];

    private static readonly ushort[] _job = [.. _jobMatters.Select(ConceptLexicon.Number)];

    private static readonly ushort[] _office = [.. _officeMatters.Select(ConceptLexicon.Number)];

    /// <summary>Whether the sender finds people for others.</summary>
    /// <param name="isOutreach">Who offers a job unasked needs no more than one hint.</param>
    public static bool IsAgency(NameSource source, in MarkedText body, in MarkedText subject, bool isOutreach)
    {
        var words = source.Words;
        double points = Senders.Shared.IsAgency(source.Own.Label) && !source.IsShared ? 1.5 : 0;
        points += SignsForAgency(source) ? 1.5 : 0;
        ulong seen = 0;
        var marks = body.MarkOf(words.AgencyWords) | body.MarkOf(words.AgencyHints);
        for (var i = body.Next(0, marks); i >= 0 && points < 2; i = body.Next(i + 1, marks))
        {
            if (words.AgencyWords.Longest(body.Text, body.Tokens, i, out _) > 0)
                points += 2;
            else
                points += Hint(words, body.Text, body.Tokens, i, ref seen);
        }

        for (var i = subject.Next(0, marks); i >= 0; i = subject.Next(i + 1, marks))
            points += Hint(words, subject.Text, subject.Tokens, i, ref seen);
        // "FW: your candidate": what the firm wrote to whoever mediates.
        if (points > 0 && IsForward(subject.Tokens) && source.Text.Newest.End + 1 < source.Text.Visible.Length)
            points++;
        return points >= (isOutreach ? 1 : Agency);
    }

    /// <summary>"Brackmere Recruitment", "Pont Placement Sàrl": the firm that signs is called so.</summary>
    private static bool SignsForAgency(NameSource source)
    {
        if (source.IsShared)
            return false;
        foreach (var line in source.Lines)
        {
            foreach (var range in new SignatureParts(source.Text[line]))
            {
                var part = source.Text[line][range].Trim();
                part = part[..LegalForms.Bare(part)].TrimEnd(',');
                if (part.LastIndexOf(' ') is > 0 and var space && Senders.Shared.IsAgencyWord(part[(space + 1)..]) && source.Own.IsNamed(part[..space]))
                    return true;
            }
        }

        return false;
    }

    public static bool IsForward(ReadOnlySpan<Token> subject) => subject.Length > 0 && _forwards.Contains(subject[0].Hash);

    /// <summary>A person signs for one firm and writes about another.</summary>
    public static bool IsForAnother(NameSource source, in Names names)
    {
        if (names.Person is null || names.Company is null || !source.Own.IsKnown || source.Own.IsNamed(names.Company.Value))
            return false;
        foreach (var line in source.Lines)
        {
            foreach (var range in new SignatureParts(source.Text[line]))
            {
                var part = source.Text[line][range].Trim();
                if (part.Contains(' ') && source.Own.IsNamed(part) && !part.Contains(names.Person.Value, StringComparison.OrdinalIgnoreCase)
                    && !names.Person.Value.AsSpan().Contains(part, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public static SenderKind Find(
        NameSource source, in Names names, Reading reading, bool canReply, bool isAgency, bool isOther, (bool IsRecruiter, bool IsManager) titles, in Clues clues)
    {
        if (!canReply)
            return SenderKind.NoReply;
        if (isAgency)
            return SenderKind.Agency;
        var (isRecruiter, isManager) = titles;
        var isPersonal = IsPersonal(source, names.Person);
        // What is passed on by whoever is no agency was written by somebody else.
        if (isOther || (clues.IsForward && (names.Company is null || clues.Category == MailCategory.Other)))
            return SenderKind.Unknown;
        if (Senders.Shared.IsTracking(source.Domain))
            return names.Person is null ? SenderKind.AtsMonitored : SenderKind.Recruiter;
        if (!isPersonal && source.IsCareers)
            return names.Person is null && IsAutomatic(clues) ? SenderKind.AtsMonitored : SenderKind.GenericHr;
        if (!isPersonal && (source.IsShared || names.Person is null || source.HasTeam(source.Name)))
        {
            if (names.Person is { } signing && (isManager || Senders.Shared.IsDirection(source.Local) || IsNamesake(source, signing.Value) || IsAtHome(source, signing.Value, clues)) && !isRecruiter)
                return SenderKind.HiringManager;
            if (names.Person is { } recruiter && isRecruiter && source.Name.Length == 0)
                return SenderKind.Recruiter;
            return names.Person is null && IsAutomatic(clues) ? SenderKind.AtsMonitored
                : source.IsShared || isRecruiter || source.HasTeam(source.Name) || HasTeamLine(source) ? SenderKind.GenericHr
                : names.Person is null ? SenderKind.Unknown : Person(source, names, reading, isRecruiter, isManager, clues);
        }

        return names.Person is null ? SenderKind.Unknown : Person(source, names, reading, isRecruiter, isManager, clues);
    }

    /// <summary>A person writes: whoever hires, or somebody who does it for them.</summary>
    private static SenderKind Person(NameSource source, in Names names, Reading reading, bool isRecruiter, bool isManager, in Clues clues)
    {
        if (isManager && clues.Category == MailCategory.Other && clues.OwnTeam == 0 && names.Company is null && !names.RoleHasOccupation)
            return SenderKind.Unknown;
        if (isRecruiter != isManager)
            return isRecruiter ? SenderKind.Recruiter : SenderKind.HiringManager;
        if (isRecruiter)
            return SenderKind.Recruiter;
        var person = names.Person!.Value;
        if (clues.Category == MailCategory.Other && clues.OwnTeam == 0 && !IsNamesake(source, person) && IsNoEmployer(names, reading))
            return SenderKind.Unknown;
        if (IsAtHome(source, person, clues) || Senders.Shared.IsDirection(source.Local))
            return SenderKind.HiringManager;
        if (IsOffice(source, person))
            return SenderKind.GenericHr;
        // Weights as a regression over the development mails gave them, rounded; most people who sign without a title lead.
        var points = -2.25;
        // Small houses give first names, large ones whole ones.
        points += source.Local.AsSpan().IndexOfAny('.', '-', '_') > 0 ? 1.5 : 0;
        points -= IsNamesake(source, person) ? 1.75 : 0;
        points -= Math.Min(clues.OwnTeam, 2);
        // Who writes "application", "candidates", "process" handles many of them.
        points += Count(reading, _office) is >= 1 and var office ? office >= 3 ? 0.75 : 0.5 : 0;
        points += names.Company is not null ? 1.25 : 0;
        points += names.RoleHasOccupation ? 0.5 : 0;
        // "Ada at Norvik", "Ada Holt | Norvik": who puts the firm beside the name writes for it.
        points += source.Name.Length > person.Length + 3 && source.Name.StartsWith(person, StringComparison.OrdinalIgnoreCase) ? 1.5 : 0;
        points += !person.Contains(' ', StringComparison.Ordinal) ? 0.75 : 0;
        points += clues.Category switch
        {
            MailCategory.Interview or MailCategory.Update or MailCategory.Acknowledgement => 1,
            MailCategory.Rejection or MailCategory.Offer => -0.5,
            _ => 0,
        };
        // Who leads takes the time.
        points -= 1.5 * Math.Min(source.Text.Newest.Length, LongMail) / 1000;
        // Who signs as a warden or a baker is of the trade.
        points -= SignsWithOccupation(source) ? 1.75 : 0;
        return points > 0 ? SenderKind.Recruiter : SenderKind.HiringManager;
    }

    /// <summary>A friend, a neighbour, a club, a colleague; or somebody who writes of applying at large and of no job in particular.</summary>
    private static bool IsNoEmployer(in Names names, Reading reading) =>
        names.Company is null || (!names.RoleHasOccupation && names.Role is null && Count(reading, _job) >= ManyMentions && Count(reading, _other) < ManyMentions - 1);

    /// <summary>A lender, a landlord, a shop, a family: whoever signs recruits no one.</summary>
    public static bool IsAnotherMatter(NameSource source, in Names names, Reading reading, MailCategory category, (bool IsRecruiter, bool IsManager) titles)
    {
        if (category is not (MailCategory.Other or MailCategory.Rejection) && names.RoleHasOccupation)
            return false;
        if (IsOfOtherMatters(source.Name) || IsOfOtherMatters(source.Local))
            return true;
        if (titles is (true, _) or (_, true))
            return false;
        foreach (var line in source.Lines)
        {
            // "Editorial Norte" is a house's name, not its letters page.
            if (IsOfOtherMatters(source.Text[line]) && !source.Own.IsNamed(source.Text[line]))
                return true;
        }

        // A greeting at a mailbox of no one, in a mail about nothing that is the reader's.
        var isMailbox = source.IsShared && !source.IsCareers;
        if (category == MailCategory.Other && isMailbox && (names.Person is null || (!names.RoleHasOccupation && IsPersonal(source, names.Person))))
            return true;
        var other = Count(reading, _other);
        var job = Count(reading, _job) + (names.RoleHasOccupation ? 2 : 0);
        if (isMailbox && names.Person is null && job + Count(reading, _office) == 0 && category != MailCategory.Rejection)
            return true;
        if (category != MailCategory.Other)
            return other > 2 * job + (names.Person is null ? 1 : 3);
        // Who hires for a kitchen or a farm speaks of much else; a person writing from an address of their own is given the benefit.
        return names.Person is null ? other > job || job == 0 : other > job + (IsPersonal(source, names.Person) ? 2 : 0);
    }

    private static int Count(Reading reading, ushort[] concepts)
    {
        var count = 0;
        foreach (var concept in concepts)
            count += reading.Concepts[concept];
        return count;
    }

    private static bool IsAutomatic(in Clues clues) =>
        clues.IsAutomatic || (clues.IsAnswerable && clues.Category != MailCategory.Other) || clues.Category == MailCategory.Assessment;

    /// <summary>The sender's name is a person's, or the address is one and a person signs.</summary>
    private static bool IsPersonal(NameSource source, Fact? person)
    {
        if (person is null)
            return false;
        if (source.Name.Length > 0)
        {
            var name = source.Name.AsSpan();
            var first = person.Value.AsSpan();
            first = first[..(first.IndexOf(' ') is > 0 and var space ? space : first.Length)];
            return name.Contains(first, StringComparison.OrdinalIgnoreCase) && !source.HasFirm(name[..Math.Min(name.Length, person.Value.Length)]);
        }

        return !source.IsShared;
    }

    /// <summary>What the sender's name and the first lines of the signature say of whoever signs.</summary>
    public static (bool IsRecruiter, bool IsManager) Titles(NameSource source)
    {
        var (isRecruiter, isManager) = Titles(source.Name, source.Words);
        foreach (var line in source.Lines[..Math.Min(source.Lines.Length, TitleLines)])
        {
            var (recruits, manages) = Titles(source.Text[line], source.Words);
            (isRecruiter, isManager) = (isRecruiter || recruits, isManager || manages);
        }

        return (isRecruiter, isManager && !isRecruiter);
    }

    private static (bool IsRecruiter, bool IsManager) Titles(ReadOnlySpan<char> line, FactWords words)
    {
        Span<Token> buffer = stackalloc Token[16];
        ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(line, 0, buffer)];
        bool isRecruiter = false, isManager = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            isRecruiter |= words.RecruiterTitles.Longest(line, tokens, i, out _) > 0 || FactWords.EnglishRecruiters.Longest(line, tokens, i, out _) > 0;
            isManager |= words.ManagerTitles.Longest(line, tokens, i, out _) > 0 || FactWords.EnglishManagers.Longest(line, tokens, i, out _) > 0;
        }

        return (isRecruiter, isManager);
    }

    private static double Hint(FactWords words, ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int at, ref ulong seen)
    {
        if (words.AgencyHints.Longest(text, tokens, at, out var values) == 0)
            return 0;
        var bit = 1UL << (values[0] % 64);
        if ((seen & bit) != 0)
            return 0;
        seen |= bit;
        return 1;
    }

    /// <summary>The firm is called after the person, by its domain or by the sender's name: "Dachbau Holt".</summary>
    private static bool IsNamesake(NameSource source, ReadOnlySpan<char> person)
    {
        foreach (var range in person.Split(' '))
        {
            if (source.Own.HasWord(person[range]))
                return true;
        }

        var last = person[(person.LastIndexOf(' ') + 1)..];
        // "Pasticceria Ada" is Ada's.
        if (person.Length >= ShortestNamesake - 1 && source.Name.Length > person.Length && source.Name.AsSpan().EndsWith(person, StringComparison.OrdinalIgnoreCase)
            && source.HasFirm(source.Name.AsSpan(0, source.Name.Length - person.Length)))
        {
            return true;
        }

        return last.Length >= ShortestNamesake && !source.Name.AsSpan().Contains(person, StringComparison.OrdinalIgnoreCase)
            && source.Name.AsSpan().Contains(last, StringComparison.OrdinalIgnoreCase) && person.Contains(' ');
    }

    /// <summary>The house is the sender and its mailbox, and somebody signs with the whole name: an office that handles the papers.</summary>
    private static bool IsOffice(NameSource source, ReadOnlySpan<char> person)
    {
        if (source.Name.Length == 0 || !person.Contains(' ') || IsNamesake(source, person))
            return false;
        foreach (var range in person.Split(' '))
        {
            if (source.Name.AsSpan().Contains(person[range], StringComparison.OrdinalIgnoreCase) || source.Own.HasLocal(source.Local, person[range]))
                return false;
        }

        return true;
    }

    /// <summary>The house is the sender and its mailbox, and a first name alone signs: whoever does is known there.</summary>
    private static bool IsAtHome(NameSource source, ReadOnlySpan<char> person, in Clues clues) =>
        !clues.IsFormal && !person.Contains(' ') && source.Name.Length > 0 && !source.Name.AsSpan().Contains(person, StringComparison.OrdinalIgnoreCase)
        && !source.HasTeam(source.Name) && !source.IsCareers;

    private static bool SignsWithOccupation(NameSource source)
    {
        Span<Token> buffer = stackalloc Token[16];
        foreach (var line in source.Lines)
        {
            var written = source.Text[line];
            foreach (var token in buffer[..Tokenizer.Read(written, 0, buffer)])
            {
                if (RoleShape.IsOccupation(written, token, source.Words) && !source.Name.AsSpan().Contains(written.Slice(token.Start, token.Length), StringComparison.OrdinalIgnoreCase)
                    && !source.Own.HasWord(written.Slice(token.Start, token.Length)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasTeamLine(NameSource source)
    {
        foreach (var line in source.Lines)
        {
            if (line.Length < 50 && source.HasTeam(source.Text[line]))
                return true;
        }

        return false;
    }

    /// <summary>One of a customer service, a lender, a newsletter.</summary>
    private static bool IsOfOtherMatters(ReadOnlySpan<char> name)
    {
        Span<Token> buffer = stackalloc Token[16];
        foreach (var token in buffer[..Tokenizer.Read(name, 0, buffer)])
        {
            if (FactWords.OtherMatters.Contains(name, token))
                return true;
        }

        return false;
    }
}

/// <summary>What else the text tells of its writer.</summary>
/// <param name="IsForward">The subject says that it is passed on.</param>
/// <param name="OwnTeam">How often somebody speaks of a team of their own, or decides alone.</param>
internal readonly record struct Clues(MailCategory Category, bool IsFormal, bool IsAutomatic, bool IsAnswerable, int OwnTeam, bool IsForward);
