using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>Check L30: every reply that can be composed passes all others, and says nothing that neither mail nor user said.</summary>
public sealed partial class ReplyPropertyTests
{
    private const int Samples = 26_000;

    private const int FewestWritten = 20_000;

    private static readonly string?[] _companies = [null, "Northwind Ferries", "Ødegård & Sønner", "Atelier d’Été", "IBEX"];
    private static readonly string?[] _roles = [null, "Data Analyst", "Ingénieure Qualité (H/F)", "Opérateur de saisie", "Senior C++ Engineer II", "Sachbearbeitung Einkauf"];
    private static readonly string?[] _people = [null, "Anna Keller", "Keller, Anna", "Dr. Anna Keller", "Priya", "J. van der Berg"];
    private static readonly string?[] _notes = [null, null, "the walk through the workshop", "It was a pleasure to see the archive"];
    private static readonly Nuance?[] _nuances = [null, null, null, Nuance.OnHold, Nuance.OfferWithdrawn, Nuance.SoftRejection];

    /// <summary>What a reply depends on, and how many values each has; a sample is one value of each.</summary>
    private static readonly ImmutableArray<(string Name, int Values)> _axes =
    [
        ("language", ReplyWords.Tags.Length), Axis<Register>("register"), Axis<Stage>("stage"), Axis<RejectionReason>("reason"), Axis<Door>("door"),
        Axis<Feedback>("feedback"), ("sender", Enum.GetValues<SenderKind>().Length), Axis<ReplyTone>("tone"), Axis<ReplyExtent>("length"),
        .. ReplyBlocks.All.Select(block => ($"block {block}", 3)),
        Axis<TalentPool>("pool"), Axis<OtherRole>("otherRole"), Axis<Personalization>("personalization"), ("nuance", _nuances.Length), ("internal", 2), ("silver", 2),
        ("company", _companies.Length), ("role", _roles.Length), ("person", _people.Length), ("note", _notes.Length), ("signature", 2),
    ];

    [Fact]
    public void Write_OfAnyMail_PassesEveryCheck()
    {
        var written = new ConcurrentBag<ImmutableArray<int>>();
        var failures = new ConcurrentDictionary<string, ConcurrentQueue<string>>(StringComparer.Ordinal);
        Parallel.For(0, Samples, index =>
        {
            var levels = Levels(index);
            var sample = Sample(levels, index);
            if (sample.Write() is not { } reply)
                return;
            written.Add(levels);
            foreach (var (kind, shown) in Failures(sample, reply))
                failures.GetOrAdd($"{sample.Mail.Language} {kind}", _ => new()).Enqueue(shown);
        });

        var (covered, missing) = Pairs(written);
        TestContext.Current.SendDiagnosticMessage("{0} replies written and checked, all {1} pairs of {2} axes covered", written.Count, covered, _axes.Length);
        TestContext.Current.TestOutputHelper!.WriteLine($"{written.Count} replies written and checked; {covered} pairs of values of {_axes.Length} axes covered, {missing.Count} not.");
        Assert.True(written.Count >= FewestWritten, $"Only {written.Count} of {Samples} were answered.");
        Assert.True(missing.Count == 0, $"Never tried together: {string.Join(", ", missing.Take(20))}");
        Assert.True(failures.IsEmpty, Report(failures));
    }

    /// <summary>The same for the same number, whatever thread asks.</summary>
    private static ImmutableArray<int> Levels(int index)
    {
        var random = new Random(20261123 + index);
        return [.. _axes.Select(axis => random.Next(axis.Values))];
    }

    private static (int Covered, IReadOnlyList<string> Missing) Pairs(IReadOnlyCollection<ImmutableArray<int>> written)
    {
        var missing = new List<string>();
        var covered = 0;
        for (var a = 0; a < _axes.Length; a++)
        {
            for (var b = a + 1; b < _axes.Length; b++)
            {
                var met = new bool[_axes[a].Values, _axes[b].Values];
                foreach (var levels in written)
                    met[levels[a], levels[b]] = true;
                for (var x = 0; x < _axes[a].Values; x++)
                {
                    for (var y = 0; y < _axes[b].Values; y++)
                    {
                        // Nobody answers an address that takes no answers.
                        if (IsNoReply(a, x) || IsNoReply(b, y))
                            continue;
                        covered += met[x, y] ? 1 : 0;
                        if (!met[x, y])
                            missing.Add($"{_axes[a].Name} {x} with {_axes[b].Name} {y}");
                    }
                }
            }
        }

        return (covered, missing);

        static bool IsNoReply(int axis, int value) => _axes[axis].Name == "sender" && (SenderKind)value is SenderKind.NoReply;
    }

    private static IEnumerable<(string Kind, string Shown)> Failures(ReplyCase sample, Reply reply)
    {
        foreach (var check in reply.Checks.Where(check => !check.Passed && check.Severity is not CheckSeverity.Info))
        {
            var found = string.Join(" | ", check.Spans.Select(span => reply.Text.Substring(span.Start, span.Length)));
            yield return ($"{check.Id}: {found}", $"{check.Message}\n{Facts(sample)}\n{reply.Text}");
        }

        if (reply.Text.AsSpan().ContainsAny('{', '}') || reply.Html.AsSpan().ContainsAny('{', '}'))
            yield return ("a slot is left", reply.Text);
        if (DoubledPattern().IsMatch(reply.Text))
            yield return ("doubled word, space or stop", reply.Text);
        var paragraphs = reply.Text.Split("\n\n").Length - 2;
        if (paragraphs is < 2 or > 4)
            yield return ($"{paragraphs} paragraphs", reply.Text);
        if (sample.Preferences.Signature is { } name && !reply.Text.EndsWith($"\n{name}", StringComparison.Ordinal))
            yield return ("no signature at the end", reply.Text);
        if (TextOf(reply.Html) != reply.Text)
            yield return ("the plain text is not the HTML's twin", $"{reply.Html}\n{reply.Text}");
        foreach (var value in Strangers(sample, reply))
            yield return ($"\"{value}\" is neither the mail's nor the user's", reply.Text);
        foreach (var wrong in WrongParts(sample, reply))
            yield return ($"parts: {wrong}", $"{reply.Text}\n{string.Join('\n', reply.Parts)}");
    }

    /// <summary>What stands where the template has a slot, and is not word for word from the mail or the user.</summary>
    private static IEnumerable<string> Strangers(ReplyCase sample, Reply reply)
    {
        var given = new[] { sample.Mail.Company?.Value, sample.Mail.Role?.Value, sample.Mail.Person?.Value, sample.Preferences.PersonalNote, sample.Preferences.Signature }
            .SelectMany(value => WordCount.Words(value ?? "")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var template = reply.Markdown.Replace("\\\n", "\n", StringComparison.Ordinal);
        var slots = Regex.Match(reply.Text, $"^{SlotPattern().Replace(Regex.Escape(template), "(.+?)")}$", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        return slots.Success
            ? slots.Groups.Cast<Group>().Skip(1).SelectMany(slot => WordCount.Words(slot.Value)).Where(word => !given.Contains(word))
            : ["the text is not the filled template"];
    }

    private static IEnumerable<string> WrongParts(ReplyCase sample, Reply reply)
    {
        var expected = sample.Plan().Blocks.Where(block => block.On).Select(block => block.Id).Prepend(ReplyPart.Greeting).Append(ReplyPart.Closing);
        if (!expected.Order(StringComparer.Ordinal).SequenceEqual(reply.Parts.Select(part => part.Block).Order(StringComparer.Ordinal)))
            yield return "not the blocks of the plan";
        var end = 0;
        foreach (var part in reply.Parts)
        {
            if (part.Length == 0 || part.Start < end || !reply.Text.AsSpan(end, part.Start - end).IsWhiteSpace())
                yield return $"{part.Block} does not follow the part before it";
            end = part.Start + part.Length;
        }

        if (end != reply.Text.Length)
            yield return "the last one does not reach the end";
    }

    private static ReplyCase Sample(ImmutableArray<int> levels, int index)
    {
        var random = new Random(index);
        var mail = ReplyCase.Rejection with
        {
            Language = ReplyWords.Tags[Level("language")],
            Register = (Register)Level("register"),
            Stage = (Stage)Level("stage"),
            Reason = (RejectionReason)Level("reason"),
            Door = (Door)Level("door"),
            Feedback = (Feedback)Level("feedback"),
            TalentPool = (TalentPool)Level("pool"),
            OtherRole = (OtherRole)Level("otherRole"),
            SenderKind = (SenderKind)Level("sender"),
            Nuance = _nuances[Level("nuance")],
            Personalization = (Personalization)Level("personalization"),
            InternalCandidate = Level("internal") == 1,
            SilverMedalist = Level("silver") == 1,
            Company = Fact(_companies[Level("company")]),
            Role = Fact(_roles[Level("role")]),
            Person = Fact(_people[Level("person")]),
        };
        return new(mail)
        {
            MessageId = $"<{index}@mail.example>",
            Age = TimeSpan.FromDays(random.Next(80)),
            Preferences = new()
            {
                Signature = Level("signature") == 0 ? null : "Sam Doe",
                PersonalNote = _notes[Level("note")],
                Tone = (ReplyTone)Level("tone"),
                Length = (ReplyExtent)Level("length"),
                Blocks = ReplyBlocks.All.Where(block => Level($"block {block}") > 0).ToImmutableDictionary(block => block, block => Level($"block {block}") == 1),
            },
        };

        int Level(string axis) => levels[_axes.IndexOf(_axes.Single(known => known.Name == axis))];

        static Fact? Fact(string? value) => value is null ? null : ReplyCase.Fact(value);
    }

    private static (string Name, int Values) Axis<T>(string name) where T : struct, Enum => (name, Enum.GetValues<T>().Length);

    private static string Facts(ReplyCase sample) =>
        $"[{sample.Mail.Stage} {sample.Mail.Reason} {sample.Mail.Nuance} {sample.Mail.SenderKind} {sample.Mail.Register} {sample.Preferences.Tone} {sample.Preferences.Length} feedback={sample.Mail.Feedback} door={sample.Mail.Door} "
        + $"blocks={string.Join(',', sample.Plan().Blocks.Where(block => block.On).Select(block => block.Id))}]";

    private static string Report(IReadOnlyDictionary<string, ConcurrentQueue<string>> failures)
    {
        var report = new StringBuilder();
        foreach (var (kind, shown) in failures.OrderByDescending(failure => failure.Value.Count))
            report.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{shown.Count} × {kind}").AppendLine(shown.First());
        return report.ToString();
    }

    private static string TextOf(string html) => System.Net.WebUtility.HtmlDecode(
        TagPattern().Replace(html.Replace("</p>\n<p>", "\n\n", StringComparison.Ordinal).Replace("<br>\n", "\n", StringComparison.Ordinal), ""));

    [GeneratedRegex(@"\b([\w']+) \1\b|  |\.\.|,,| [.,]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DoubledPattern();

    [GeneratedRegex("<[^>]+>", RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();

    /// <summary>A slot in an escaped template.</summary>
    [GeneratedRegex(@"\\\{[a-z]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex SlotPattern();
}
