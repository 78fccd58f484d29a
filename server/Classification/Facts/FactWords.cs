using System.Collections.Frozen;
using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>One language's <c>facts.json</c>, made ready for matching. Immutable and shared.</summary>
internal sealed class FactWords
{
    private const string File = "facts.json";

    private static readonly Dictionary<string, FactFile> _files = LanguageDetector.Tags
        .Where(tag => LanguageFiles.Has(tag, File))
        .ToDictionary(tag => tag, tag => LanguageFiles.ReadJson<FactFile>(tag, File));

    private static readonly FrozenDictionary<string, FactWords> _all =
        _files.ToFrozenDictionary(file => file.Key, file => new FactWords(file.Key, file.Value));

    private FactWords(string tag, FactFile file)
    {
        NounsAreCapital = LanguageDetector.Words(tag).CapitalizedNouns;
        Company = new PatternSet(file.Company);
        Role = new PatternSet(file.Role);
        Person = new PatternSet(file.Person);
        SubjectCompany = new PatternSet(file.SubjectCompany);
        SubjectRole = new PatternSet(file.SubjectRole);
        Limits = new CaptureLimits(
            Set(file.RoleEnds), Set(file.Vague), Set(file.Connectors), Set([.. file.TeamWords, .. file.Anonymous]), Role.Words,
            Set(file.NoRoles));
        TeamWords = Set(file.TeamWords);
        Titles = Set(file.Titles);
        Valediction = Set(file.Valediction);
        Anonymous = Set(file.Anonymous);
        FormalGreetings = Phrases(file.FormalGreetings);
        InformalGreetings = Phrases(file.InformalGreetings);
        Formal = new(file.Formal);
        Informal = new(file.Informal);
        RecruiterTitles = Phrases(file.RecruiterTitles);
        ManagerTitles = Phrases(file.ManagerTitles);
        AgencyWords = Phrases(file.AgencyWords);
        Requisition = Phrases(file.Requisition);
        Call = Phrases(file.Call);
        Portal = Phrases(file.Portal);
        Attached = Phrases(file.Attached);
        Referral = Phrases(file.Referral);
        Internal = Phrases(file.Internal);
        Months = new PhraseTrie();
        for (var month = 0; month < file.Months.Length; month++)
        {
            foreach (var name in file.Months[month])
                Months.Add(name, (ushort)(month + 1));
        }

        AreMonthsCapital = char.IsUpper(file.Months[0][0][0]);
        Seasons = new PhraseTrie();
        foreach (var (season, month) in file.Seasons)
            Seasons.Add(season, (ushort)month);
        Units = new PhraseTrie();
        foreach (var (unit, names) in file.Units)
        {
            foreach (var name in names)
                Units.Add(name, (ushort)Enum.Parse<TimeUnit>(unit, ignoreCase: true));
        }

        Numbers = new PhraseTrie();
        foreach (var (number, value) in file.Numbers)
            Numbers.Add(number, (ushort)(value * 2));
        Next = Phrases(file.Next);
        Quarter = Phrases(file.Quarter);
        Singular = Set([.. file.Units.Values.Select(names => names[0])]);
        DoorOpen = Phrases(file.DoorOpen);
        AgencyHints = Numbered(file.AgencyHints);
        ClientCompany = new PatternSet(file.ClientCompany);
        OwnTeam = Phrases(file.OwnTeam);
        Answerable = Phrases(file.Answerable);
        NoAnswer = Phrases(file.NoAnswer);
        Automatic = Phrases(file.Automatic);
        RoleNear = new PatternSet(file.RoleNear);
        SubjectWords = Set(file.SubjectWords);
        Occupations = new WordSet(file.Occupations);
        RoleLinks = Set(file.RoleLinks);
        RoleLabels = Set(file.RoleLabels);
        RoleHead = Enum.Parse<RoleHead>(file.RoleHead, ignoreCase: true);
        Silver = Phrases(file.Silver);
        Reapply = Phrases(file.Reapply);
        Stages = new PhraseTrie();
        foreach (var (stage, phrases) in file.Stages)
        {
            foreach (var phrase in phrases.SelectMany(Alternatives.Of))
                Stages.Add(phrase, (ushort)Enum.Parse<Stage>(stage, ignoreCase: true));
        }

        Index = new PhraseIndex([
            .. new[] { Months, Seasons, Quarter, Numbers, Next, Requisition, Call, Portal, Attached, Referral, Internal, DoorOpen, Reapply, Silver, Stages, AgencyWords, AgencyHints, OwnTeam, Answerable, NoAnswer, Automatic }
                .Select(phrases => ((object)phrases, phrases.Beginnings)),
            .. new[] { Company, Role, Person, SubjectCompany, SubjectRole, ClientCompany, RoleNear }
                .Select(patterns => ((object)patterns, patterns.Beginnings)),
            .. new[] { Formal, Informal }.Select(pronouns => ((object)pronouns, pronouns.Beginnings)),
        ]);
    }

    /// <summary>Words of job titles in any language: a recruiter's title is often not in the language of the mail.</summary>
    public static PhraseTrie JobTitles { get; } = Phrases([.. _files.Values.SelectMany(file => file.JobTitles)]);

    /// <summary>Words of departments, customer services and newsletters in any language: no person and no company by themselves.</summary>
    public static FrozenSet<uint> Departments { get; } = Set([.. _files.Values.SelectMany(file => file.Departments)]);

    /// <summary>Departments and callings that refuse loans, flats, papers, but hire nobody.</summary>
    public static WordSet OtherMatters { get; } = new(_files.Values.SelectMany(file => file.OtherMatters));

    /// <summary>What firms and public bodies call themselves, in any language: "Bäckerei", "Comune", "Ltd".</summary>
    public static WordSet Firms { get; } = new(_files.Values.SelectMany(file => file.Firms));

    /// <summary>English titles stand in signatures of every language.</summary>
    public static PhraseTrie EnglishRecruiters { get; } = Phrases(_files["en"].RecruiterTitles);

    public static PhraseTrie EnglishManagers { get; } = Phrases(_files["en"].ManagerTitles);

    /// <summary>Occupations in English, which name jobs in every language.</summary>
    public static WordSet EnglishOccupations { get; } = new(_files["en"].Occupations);

    /// <summary>Of all lists that are looked for in a whole text.</summary>
    public PhraseIndex Index { get; }

    public PatternSet Company { get; }

    public PatternSet Role { get; }

    public PatternSet Person { get; }

    public PatternSet SubjectCompany { get; }

    public PatternSet SubjectRole { get; }

    public CaptureLimits Limits { get; }

    /// <summary>Words that show a team or mailbox, not a person, and are no part of a company's name.</summary>
    public FrozenSet<uint> TeamWords { get; }

    public FrozenSet<uint> Titles { get; }

    /// <summary>Words of which one stands in most closings.</summary>
    public FrozenSet<uint> Valediction { get; }

    /// <summary>Words after a greeting that show that no one in particular is greeted.</summary>
    public FrozenSet<uint> Anonymous { get; }

    public PhraseTrie FormalGreetings { get; }

    public PhraseTrie InformalGreetings { get; }

    /// <summary>Pronouns as written; one with a capital counts only with it, in mid-sentence.</summary>
    public Pronouns Formal { get; }

    public Pronouns Informal { get; }

    public PhraseTrie RecruiterTitles { get; }

    public PhraseTrie ManagerTitles { get; }

    public PhraseTrie AgencyWords { get; }

    /// <summary>Ways of speaking of somebody who mediates; two of them tell an agency. The value is the phrase's number.</summary>
    public PhraseTrie AgencyHints { get; }

    /// <summary>Where an agency names its client.</summary>
    public PatternSet ClientCompany { get; }

    /// <summary>Ways of speaking of somebody who decides alone, or for a team of their own.</summary>
    public PhraseTrie OwnTeam { get; }

    /// <summary>An answer to this message is read.</summary>
    public PhraseTrie Answerable { get; }

    /// <summary>An answer to this message is not read.</summary>
    public PhraseTrie NoAnswer { get; }

    /// <summary>A machine sent this message.</summary>
    public PhraseTrie Automatic { get; }

    /// <summary>Phrases too common to tell a role unless an occupation stands in it.</summary>
    public PatternSet RoleNear { get; }

    /// <summary>Words of subjects that are no part of a role's name.</summary>
    public FrozenSet<uint> SubjectWords { get; }

    /// <summary>Words of which one stands in nearly every job's name.</summary>
    public WordSet Occupations { get; }

    public RoleHead RoleHead { get; }

    public bool NounsAreCapital { get; }

    /// <summary>Small words that end a role's name before a place or a firm, but not before what it is about: "vendeuse en jardinerie".</summary>
    public FrozenSet<uint> RoleLinks { get; }

    /// <summary>What stands in the cell before a role: "Position", "job title".</summary>
    public FrozenSet<uint> RoleLabels { get; }

    public PhraseTrie Requisition { get; }

    public PhraseTrie Call { get; }

    public PhraseTrie Portal { get; }

    public PhraseTrie Attached { get; }

    public PhraseTrie Referral { get; }

    public PhraseTrie Internal { get; }

    /// <summary>The value is the month, 1 to 12.</summary>
    public PhraseTrie Months { get; }

    /// <summary>Whether the language writes them with a capital: "may" is no month then.</summary>
    public bool AreMonthsCapital { get; }

    /// <summary>The value is the month in which the season begins.</summary>
    public PhraseTrie Seasons { get; }

    /// <summary>The value is a <see cref="TimeUnit"/>.</summary>
    public PhraseTrie Units { get; }

    /// <summary>The value is twice the number, so that halves can be told.</summary>
    public PhraseTrie Numbers { get; }

    public PhraseTrie Next { get; }

    public PhraseTrie Quarter { get; }

    /// <summary>"month", not "months": only "next month" is one that can be told.</summary>
    public FrozenSet<uint> Singular { get; }

    /// <summary>Ways in which somebody asks in person to be written to again.</summary>
    public PhraseTrie DoorOpen { get; }

    /// <summary>Ways of telling the reader to apply again; what date stands beside them is one to come back on.</summary>
    public PhraseTrie Reapply { get; }

    /// <summary>Ways of saying that the reader came second.</summary>
    public PhraseTrie Silver { get; }

    /// <summary>The value is the <see cref="Stage"/> of which the phrase tells.</summary>
    public PhraseTrie Stages { get; }

    /// <summary>The words of a language, or none at all for a language without the file.</summary>
    public static FactWords? Of(string tag) => _all.GetValueOrDefault(tag);

    private static FrozenSet<uint> Set(string[] words) =>
        words.SelectMany(word => Folding.Phrase(word).Split(' ')).Select(word => Tokenizer.Hash(word)).ToFrozenSet();

    private static PhraseTrie Numbered(string[] phrases)
    {
        var trie = new PhraseTrie();
        for (var i = 0; i < phrases.Length; i++)
        {
            foreach (var phrase in Alternatives.Of(phrases[i]))
                trie.Add(phrase, (ushort)i);
        }

        return trie;
    }

    private static PhraseTrie Phrases(string[] phrases)
    {
        var trie = new PhraseTrie();
        foreach (var phrase in phrases.SelectMany(Alternatives.Of))
            trie.Add(phrase, 1);
        return trie;
    }
}

/// <summary>Where the occupation stands in a job's name.</summary>
internal enum RoleHead
{
    /// <summary>"Quality technician".</summary>
    Last,

    /// <summary>"Técnica de calidad".</summary>
    First,

    /// <summary>"Technisch medewerker collectie".</summary>
    Either,
}

internal enum TimeUnit
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>The shape of <c>facts.json</c>; <c>Languages/README.md</c> tells what each list is for.</summary>
internal sealed record FactFile(
    string[] Company,
    string[] Role,
    string[] SubjectCompany,
    string[] SubjectRole,
    string[] Person,
    string[] RoleEnds,
    string[] Vague,
    string[] Connectors,
    string[] TeamWords,
    string[] Titles,
    string[] FormalGreetings,
    string[] InformalGreetings,
    string[] Formal,
    string[] Informal,
    string[] Anonymous,
    string[] RecruiterTitles,
    string[] ManagerTitles,
    string[] AgencyWords,
    string[] Requisition,
    string[][] Months,
    Dictionary<string, int> Seasons,
    Dictionary<string, string[]> Units,
    Dictionary<string, double> Numbers,
    string[] Next,
    string[] Quarter,
    string[] Call,
    string[] Portal,
    string[] Attached,
    string[] Referral,
    string[] Internal,
    string[] JobTitles,
    string[] Departments,
    string[] NoRoles,
    string[] DoorOpen,
    Dictionary<string, string[]> Stages,
    string[] Silver,
    string[] Occupations,
    string[] Firms,
    string[] SubjectWords,
    string[] AgencyHints,
    string[] ClientCompany,
    string[] OwnTeam,
    string[] Answerable,
    string[] NoAnswer,
    string[] Automatic,
    string[] RoleNear,
    string RoleHead,
    string[] OtherMatters,
    string[] Reapply,
    string[] RoleLinks,
    string[] RoleLabels,
    string[] Valediction);
