using System.Buffers;
using System.Collections.Frozen;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>A stretch of the visible text, the subject or the sender's name.</summary>
internal readonly record struct Place(FactSource Source, int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>A part of it, by offsets inside it.</summary>
    public Place Part(int start, int length) => new(Source, Start + start, length);
}

/// <summary>Where names are looked for, and what words in them tell.</summary>
internal sealed class NameSource
{
    public const int MostLines = 10;
    private const int LongestLine = 80;
    private const int LongestEnding = 60;
    private const int MostWords = 16;

    public static readonly SearchValues<char> NotInNames = SearchValues.Create("@0123456789:/&!?{}[]<>*\t");

    private static readonly string[] _via = [" via ", " vía ", " über ", " through "];

    private static readonly FrozenSet<uint> _onBehalf = new[] { "for", "fur", "pour", "por", "per", "voor", "pela", "pelo" }.Select(word => Tokenizer.Hash(word)).ToFrozenSet();

    /// <summary>Small words inside families' names, whatever the mail's language.</summary>
    private static readonly FrozenSet<uint> _particles = new[]
    {
        "van", "von", "vom", "zu", "zum", "zur", "der", "den", "de", "ten", "ter", "te", "het", "t", "op", "in", "da", "di", "del", "della", "dei", "du", "des", "dos", "das", "do", "la", "le", "el",
        "al", "bin", "y", "i", "e", "af", "av", "und", "o",
    }.Select(word => Tokenizer.Hash(word)).ToFrozenSet();

    private static readonly FrozenSet<uint> _legalForms = new[]
    {
        "gmbh", "ag", "inc", "ltd", "llc", "plc", "sa", "sas", "sarl", "srl", "spa", "sl", "bv", "nv", "lda", "ltda", "se", "kg", "co",
    }.Select(form => Tokenizer.Hash(form)).ToFrozenSet();

    private readonly int _lineCount;

    public NameSource(MailMessage message, MailText text, FactWords words, FactBuffers buffers)
    {
        (Message, Text, Words, Buffers) = (message, text, words, buffers);
        Name = message.From?.Name is { } name && !name.Contains('@', StringComparison.Ordinal) ? name.Trim() : "";
        (Local, Domain) = Senders.Split(message.From?.Address ?? "");
        Host = OwnDomain.Of(Domain);
        // "Norvik via Jobwelle": the domain is that of whoever passes the mail on.
        Own = Passes(Name) ? OwnDomain.Of("") : OwnDomain.Of(Host, Domain, Name, HasTeam(Name) ? Local : "");
        IsShared = Senders.Shared.IsShared(Local);
        IsCareers = IsShared && Senders.Shared.IsCareers(Local);
        _lineCount = ReadLines(buffers.Lines);
    }

    public MailMessage Message { get; }

    public MailText Text { get; }

    public FactWords Words { get; }

    /// <summary>What finders write into.</summary>
    public FactBuffers Buffers { get; }

    /// <summary>The sender's display name; empty where it is missing or an address.</summary>
    public string Name { get; }

    public string Local { get; }

    /// <summary>The address is a mailbox of no one in particular.</summary>
    public bool IsShared { get; }

    /// <summary>The address is a mailbox of recruiting or human resources.</summary>
    public bool IsCareers { get; }

    /// <summary>The sender finds people for others: "Recruitment" is part of its name.</summary>
    public bool IsAgency { get; set; }

    /// <summary>In lower case; empty in damaged mail.</summary>
    public string Domain { get; }

    public OwnDomain Own { get; }

    /// <summary>Whoever runs the mailbox, be it the firm or somebody for it.</summary>
    public OwnDomain Host { get; }

    /// <summary>The lines below the valediction, trimmed, empty ones left out.</summary>
    public ReadOnlySpan<TextSpan> Lines => Buffers.Lines.AsSpan(0, _lineCount);

    public ReadOnlySpan<char> this[Place place] => place.Source switch
    {
        FactSource.Mail => Text.Visible.AsSpan(place.Start, place.Length),
        FactSource.Subject => Message.Subject.AsSpan(place.Start, place.Length),
        _ => Name.AsSpan(place.Start, place.Length),
    };

    public Place WholeName => new(FactSource.Sender, 0, Name.Length);

    public Place Trim(Place place, ReadOnlySpan<char> characters)
    {
        var span = this[place];
        var start = span.Length - span.TrimStart(characters).Length;
        return place.Part(start, span.Trim(characters).Length);
    }

    /// <summary>The name without the words of teams at its ends: "The Acme Hiring Team" is "Acme".</summary>
    public Place Strip(Place place)
    {
        var span = this[place];
        Span<Token> buffer = stackalloc Token[MostWords];
        var tokens = buffer[..Tokenizer.Read(span, 0, buffer)];
        int first = 0, end = tokens.Length;
        if (IsAgency && tokens.Length > 1 && !Words.TeamWords.Contains(tokens[0].Hash) && Own.IsNamed(span))
            return Trim(place, " ,-|()");
        while (end > first && ((IsTeam(tokens[end - 1]) && !ClosesFirm(span, tokens[..end])) || (tokens[end - 1].Length == 1 && !IsClitic(span, tokens[end - 1])) || IsConnector(tokens[end - 1])))
            end--;
        // "The Acme Team" is Acme, "Les Ateliers" are called so; "na Corvina" is Corvina.
        while (first < end - 1 && (IsTeam(tokens[first]) || (IsConnector(tokens[first]) && (end < tokens.Length || !tokens[first].Traits.HasFlag(TokenTraits.Capital)))
            || (first > 0 && !tokens[first].Traits.HasFlag(TokenTraits.Capital))))
        {
            first++;
        }

        if (first < end && IsTeam(tokens[first]))
            first++;
        // "For Norvik Limited", above a name.
        if (first < end - 1 && _onBehalf.Contains(tokens[first].Hash) && tokens[first + 1].Traits.HasFlag(TokenTraits.Capital))
            first++;
        if (first == end)
            return place with { Length = 0 };
        var stop = tokens[end - 1].End;
        // "Norvik Ltd.", "Norvik (Leeds)": the sign behind the last word stays where the word was the last.
        if (end == tokens.Length)
            stop = span.TrimEnd(" ,-|(").Length;
        var start = first == 0 ? span.Length - span.TrimStart(" ,-|()").Length : tokens[first].Start;
        return place.Part(start, stop - start);
    }

    /// <summary>"s" of "Brannoc's".</summary>
    private static bool IsClitic(ReadOnlySpan<char> name, in Token token) => token.Start > 1 && name[token.Start - 1] is '\'' or '’' && name[token.Start - 2] != ' ';

    /// <summary>"Acme Group", not "Talent Services".</summary>
    private bool ClosesFirm(ReadOnlySpan<char> name, ReadOnlySpan<Token> tokens) =>
        tokens.Length > 1 && FactWords.Firms.Contains(name, tokens[^1]) && !Words.TeamWords.Contains(tokens[^1].Hash) && !IsTeam(tokens[^2]) && !IsConnector(tokens[^2]);

    public bool IsConnector(in Token token) => Words.Limits.Connectors.Contains(token.Hash);

    public bool IsTeam(in Token token) => Words.TeamWords.Contains(token.Hash) || FactWords.Departments.Contains(token.Hash);

    /// <summary>Nothing but words of teams and departments.</summary>
    public bool IsDepartment(ReadOnlySpan<char> name)
    {
        Span<Token> buffer = stackalloc Token[MostWords];
        foreach (var token in buffer[..Tokenizer.Read(name, 0, buffer)])
        {
            if (!IsTeam(token) && !IsConnector(token))
                return false;
        }

        return true;
    }

    public bool HasTeam(ReadOnlySpan<char> name)
    {
        Span<Token> buffer = stackalloc Token[MostWords];
        foreach (var token in buffer[..Tokenizer.Read(name, 0, buffer)])
        {
            if (IsTeam(token))
                return true;
        }

        return false;
    }

    /// <summary>A word that only firms and public bodies have in their names.</summary>
    public bool HasFirm(ReadOnlySpan<char> name)
    {
        Span<Token> buffer = stackalloc Token[MostWords];
        foreach (var token in buffer[..Tokenizer.Read(name, 0, buffer)])
        {
            if (FactWords.Firms.Contains(name, token))
                return true;
        }

        return false;
    }

    /// <summary>How many letters of the beginning are a title ("Head of", "Geschäftsführer"); 0 when none are.</summary>
    public int TitleLength(ReadOnlySpan<char> name)
    {
        Span<Token> buffer = stackalloc Token[MostWords];
        ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(name, 0, buffer)];
        if (tokens.Length == 0)
            return 0;
        var length = FactWords.JobTitles.Longest(name, tokens, 0, out _);
        if (length == 0)
            length = Math.Max(Words.ManagerTitles.Longest(name, tokens, 0, out _), Words.RecruiterTitles.Longest(name, tokens, 0, out _));
        if (length == 0)
            return 0;
        return length < tokens.Length ? tokens[length].Start : name.Length;
    }

    public bool StartsWithOccupation(ReadOnlySpan<char> name)
    {
        Span<Token> buffer = stackalloc Token[1];
        return Tokenizer.Read(name, 0, buffer) > 0 && RoleShape.IsOccupation(name, buffer[0], Words);
    }

    public bool HasOccupation(ReadOnlySpan<char> name)
    {
        Span<Token> buffer = stackalloc Token[MostWords];
        foreach (var token in buffer[..Tokenizer.Read(name, 0, buffer)])
        {
            if (RoleShape.IsOccupation(name, token, Words))
                return true;
        }

        return false;
    }

    /// <summary>"Dag Ellen,": the mail's first line, where it is short enough to be taken for its last.</summary>
    public bool IsGreeting(ReadOnlySpan<char> line)
    {
        Span<Token> buffer = stackalloc Token[MostWords];
        ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(line, 0, buffer)];
        return tokens.Length > 1 && line[^1] is ',' or ':' && (Words.InformalGreetings.Longest(line, tokens, 0, out _) > 0 || Words.FormalGreetings.Longest(line, tokens, 0, out _) > 0);
    }

    public bool HasTitle(ReadOnlySpan<char> name)
    {
        Span<Token> buffer = stackalloc Token[MostWords];
        ReadOnlySpan<Token> tokens = buffer[..Tokenizer.Read(name, 0, buffer)];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (FactWords.JobTitles.Longest(name, tokens, i, out _) > 0)
                return true;
        }

        return false;
    }

    public bool HasLegalForm(ReadOnlySpan<char> name)
    {
        // "S.p.A.", "B.V.": letters that belong together.
        Span<char> letters = stackalloc char[8];
        var count = 0;
        var last = name.TrimEnd();
        foreach (var c in last[(last.LastIndexOf(' ') + 1)..])
        {
            if (Folding.Fold(c) is var folded and not (Folding.Break or Folding.Nothing) && count < letters.Length)
                letters[count++] = folded;
        }

        return count > 1 && _legalForms.Contains(Tokenizer.Hash(letters[..count]));
    }

    /// <summary>One to four words with a capital, none of which names a team or a firm.</summary>
    public bool IsHuman(ReadOnlySpan<char> name)
    {
        Span<Token> buffer = stackalloc Token[MostWords];
        var tokens = buffer[..Tokenizer.Read(name, 0, buffer)];
        if (tokens.Length == 0 || name.Count(' ') > 3 || name.ContainsAny(NotInNames) || LegalForms.Bare(name) < name.Length)
            return false;
        var names = 0;
        foreach (var token in tokens)
        {
            var word = name.Slice(token.Start, token.Length);
            if (Words.TeamWords.Contains(token.Hash) || FactWords.Departments.Contains(token.Hash) || Words.Anonymous.Contains(token.Hash)
                || (FactWords.Firms.Contains(name, token) && ((token.Start == 0 && tokens.Length > 1) || !Own.HasLocal(Local, word))) || IsLegalForm(token))
            {
                return false;
            }

            if (Words.Titles.Contains(token.Hash) || IsConnector(token) || (token.Start > 0 && _particles.Contains(token.Hash)))
                continue;
            if (!token.Traits.HasFlag(TokenTraits.Capital) && token.Start > 0 && name[token.Start - 1] == ' ')
                return false;
            if (!token.Traits.HasFlag(TokenTraits.Capital) && token.Start == 0)
                return false;
            if (tokens.Length == 1 && ((token.Length > 3 && token.Traits.HasFlag(TokenTraits.AllCapitals)) || Words.Valediction.Contains(token.Hash)))
                return false;
            names++;
        }

        return names > 0;
    }

    /// <summary>"SA" is a form, "Sá" a family.</summary>
    private static bool IsLegalForm(in Token token) =>
        _legalForms.Contains(token.Hash) && (token.Length > 2 || token.Traits.HasFlag(TokenTraits.AllCapitals));

    /// <summary>Behind "Dr." and "Prof."; the place itself where no title opens it.</summary>
    public Place WithoutTitle(Place name)
    {
        var span = this[name];
        Span<Token> buffer = stackalloc Token[MostWords];
        var tokens = buffer[..Tokenizer.Read(span, 0, buffer)];
        var first = 0;
        while (first + 1 < tokens.Length && Words.Titles.Contains(tokens[first].Hash))
            first++;
        return first == 0 ? name : name.Part(tokens[first].Start, name.Length - tokens[first].Start);
    }

    private static bool Passes(string name)
    {
        foreach (var via in _via)
        {
            if (name.Contains(via, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Fills <paramref name="lines"/> and returns how many there are.</summary>
    private int ReadLines(Span<TextSpan> lines)
    {
        if (Text.Signature is not { } signature)
            return LastLines(lines);
        var count = 0;
        var at = signature.Start;
        var whole = Text[signature];
        var isFirst = true;
        foreach (var range in whole.Split('\n'))
        {
            var line = whole[range];
            var trimmed = line.Trim();
            if (!isFirst && trimmed.Length is > 1 and < LongestLine && count < MostLines)
                lines[count++] = new TextSpan(at + (line.Length - line.TrimStart().Length), trimmed.Length);
            else if (isFirst && NameInClosing(line) is { } behind)
                lines[count++] = new TextSpan(at + behind, line.TrimEnd().Length - behind);
            isFirst = false;
            at += line.Length + 1;
        }

        // What was taken for the signature may be what the system writes below it.
        return count == 0 ? AboveMachine(signature.Start, lines) : count;
    }

    /// <summary>
    /// Without a closing: the short lines at the end, or a name above a line of a team, whatever a machine wrote below them.
    /// </summary>
    private int LastLines(Span<TextSpan> lines)
    {
        var first = MostLines;
        var end = Text.Newest.End;
        while (end > Text.Newest.Start && first > 0)
        {
            var line = Text.Visible.AsSpan(Text.Newest.Start, end - Text.Newest.Start);
            var start = Text.Newest.Start + line.LastIndexOf('\n') + 1;
            line = Text.Visible.AsSpan(start, end - start);
            var trimmed = line.Trim();
            end = start - 1;
            if (trimmed.IsEmpty)
                continue;
            var span = new TextSpan(start + line.Length - line.TrimStart().Length, trimmed.Length);
            var isSentence = trimmed.Length >= LongestEnding || trimmed[^1] is '.' or '!' or '?' or ':' or ';' or '…';
            if (isSentence && first < MostLines)
                break;
            if (isSentence)
                return AboveMachine(start, lines);
            lines[--first] = span;
        }

        lines[first..].CopyTo(lines);
        return lines.Length - first;
    }

    /// <summary>"Ada Holt", "Recruiting Team", and below it what every mail of the system carries.</summary>
    private int AboveMachine(int from, Span<TextSpan> lines)
    {
        var text = Text.Visible.AsSpan(0, from);
        TextSpan? below = null;
        for (var count = 0; count < MostLines && text.Length > Text.Newest.Start; count++)
        {
            text = text.TrimEnd();
            var start = text.LastIndexOf('\n') + 1;
            var line = new TextSpan(start, text.Length - start);
            if (below is { } team && line.Length < LongestEnding && text[start..].Contains(' ') && IsHuman(text[start..]))
            {
                (lines[0], lines[1]) = (line, team);
                return 2;
            }

            if (below is not null || line.Length >= LongestEnding)
                return 0;
            below = HasTeam(text[start..]) || TitleLength(text[start..]) > 0 ? line : null;
            text = text[..Math.Max(start - 1, 0)];
        }

        return 0;
    }

    /// <summary>Where the name begins in "Best, Anna" or in a closing that is nothing but a name; null where there is none.</summary>
    private int? NameInClosing(ReadOnlySpan<char> line)
    {
        var start = line.IndexOf(',') is > 0 and var comma && comma < line.TrimEnd().Length - 1 ? comma + 1 : 0;
        // "Ada Holt, RN" is a name, "Kind regards, Ada" a closing.
        if (start > 0 && line[..(start - 1)].Trim() is var before && before.Contains(' ') && IsHuman(before) && !IsClosing(before))
            start = 0;
        while (start < line.Length && line[start] == ' ')
            start++;
        var name = line[start..].TrimEnd();
        // "Alles Liebe" above "Mia" is no name.
        if (name.IsEmpty || (!IsHuman(name) && !(start == 0 && name.Contains(',') && IsHuman(name[..name.IndexOf(',')]))) || (start == 0 && IsNameBelow()))
            return null;
        return IsClosing(name) ? null : start;
    }

    private bool IsClosing(ReadOnlySpan<char> line)
    {
        Span<Token> buffer = stackalloc Token[MostWords];
        foreach (var token in buffer[..Tokenizer.Read(line, 0, buffer)])
        {
            if (Words.Valediction.Contains(token.Hash))
                return true;
        }

        return false;
    }

    /// <summary>The line below the closing is a name.</summary>
    private bool IsNameBelow()
    {
        var rest = Text[Text.Signature!.Value];
        rest = rest[(rest.IndexOf('\n') + 1)..].TrimStart();
        var line = rest[..(rest.IndexOf('\n') is >= 0 and var end ? end : rest.Length)].Trim();
        return rest.Length < Text.Signature.Value.Length && IsHuman(line) && !HasTitle(line) && !Own.IsNamed(line);
    }
}
