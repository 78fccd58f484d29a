using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Tests.Replies;

/// <summary>Check L30: every reply that can be composed passes all others.</summary>
public sealed partial class ReplyPropertyTests
{
    /// <summary>Of each language; with all eight of them more than twenty thousand.</summary>
    private const int Samples = 2_600;

    private static readonly string?[] _companies = [null, "Northwind Ferries", "Ødegård & Sønner", "Atelier d’Été", "IBEX"];
    private static readonly string?[] _roles = [null, "Data Analyst", "Ingénieure Qualité (H/F)", "Opérateur de saisie", "Senior C++ Engineer II", "Sachbearbeitung Einkauf"];
    private static readonly string?[] _people = [null, "Anna Keller", "Keller, Anna", "Dr. Anna Keller", "Priya", "J. van der Berg"];
    private static readonly string?[] _notes = [null, null, "the walk through the workshop", "It was a pleasure to see the archive"];

    public static TheoryData<string> Languages => [.. ReplyWords.Tags];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_OfAnyMail_PassesEveryCheck(string language)
    {
        var random = new Random(20261123);
        var failures = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var written = 0;
        for (var index = 0; index < Samples; index++)
        {
            var sample = Sample(random, index, language);
            if (sample.Write() is not { } reply)
                continue;
            written++;
            foreach (var failure in Failures(sample, reply))
            {
                if (!failures.TryGetValue(failure.Kind, out var list))
                    failures[failure.Kind] = list = [];
                list.Add(failure.Shown);
            }
        }

        Assert.True(written > Samples / 2, $"Only {written} of {Samples} were answered.");
        Assert.True(failures.Count == 0, Report(failures));
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
    }

    private static ReplyCase Sample(Random random, int index, string language)
    {
        var stage = Pick<Stage>();
        var reason = Pick<RejectionReason>();
        var mail = ReplyCase.Rejection with
        {
            Language = language,
            Register = Pick<Register>(),
            Stage = stage,
            Reason = reason,
            Door = Pick<Door>(),
            Feedback = Pick<Feedback>(),
            TalentPool = Pick<TalentPool>(),
            OtherRole = random.Next(4) == 0 ? Pick<OtherRole>() : OtherRole.None,
            SenderKind = Pick<SenderKind>(),
            Nuance = random.Next(6) switch { 0 => Nuance.OnHold, 1 => Nuance.OfferWithdrawn, 2 => Nuance.SoftRejection, _ => null },
            Personalization = Pick<Personalization>(),
            InternalCandidate = random.Next(8) == 0,
            SilverMedalist = random.Next(8) == 0,
            Company = Fact(One(_companies)),
            Role = Fact(One(_roles)),
            Person = Fact(One(_people)),
        };
        return new(mail)
        {
            MessageId = $"<{index}@mail.example>",
            Age = TimeSpan.FromDays(random.Next(80)),
            Preferences = new()
            {
                Signature = random.Next(3) == 0 ? null : "Sam Doe",
                PersonalNote = One(_notes),
                Blocks = random.Next(3) == 0 ? [] : ReplyBlocks.All.Where(_ => random.Next(2) == 0).ToImmutableDictionary(block => block, _ => random.Next(2) == 0),
            },
        };

        T Pick<T>() where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

        T One<T>(T[] values) => values[random.Next(values.Length)];

        static Fact? Fact(string? value) => value is null ? null : ReplyCase.Fact(value);
    }

    private static string Facts(ReplyCase sample) =>
        $"[{sample.Mail.Stage} {sample.Mail.Reason} {sample.Mail.Nuance} {sample.Mail.SenderKind} {sample.Mail.Register} feedback={sample.Mail.Feedback} door={sample.Mail.Door} "
        + $"blocks={string.Join(',', sample.Plan().Blocks.Where(block => block.On).Select(block => block.Id))}]";

    private static string Report(Dictionary<string, List<string>> failures)
    {
        var report = new StringBuilder();
        foreach (var (kind, shown) in failures.OrderByDescending(failure => failure.Value.Count))
            report.AppendLine().AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{shown.Count} × {kind}").AppendLine(shown[0]);
        return report.ToString();
    }

    private static string TextOf(string html) => System.Net.WebUtility.HtmlDecode(
        TagPattern().Replace(html.Replace("</p>\n<p>", "\n\n", StringComparison.Ordinal).Replace("<br>\n", "\n", StringComparison.Ordinal), ""));

    [GeneratedRegex(@"\b([\w']+) \1\b|  |\.\.|,,| [.,]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DoubledPattern();

    [GeneratedRegex("<[^>]+>", RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();
}
