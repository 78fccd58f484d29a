using System.Globalization;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Evaluation;

internal sealed record Judged(GoldMail Mail, MailClassification Said, MailText Text)
{
    public bool IsRejection => GoldFields.Plain(Mail.Label) == "rejection";

    public bool SaidRejection => Said.Category == MailCategory.Rejection;
}

/// <summary>Prints what the classifier got right and wrong.</summary>
internal sealed class Tables(IReadOnlyList<Judged> judged, TextWriter output)
{
    private const int LeastOfSource = 5;

    public void Print()
    {
        Rejections();
        Sources();
        Confusion();
        Fields();
        Calibration();
        EvidenceExactness();
        Errors();
    }

    private void Line(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private void Rejections()
    {
        Line($"rejection or not ({judged.Count} mails)");
        Rejections("all", judged);
        foreach (var group in judged.GroupBy(one => one.Mail.Language).OrderBy(group => group.Key, StringComparer.Ordinal))
            Rejections(group.Key, [.. group]);
        var answered = judged.Where(one => one.Said.Certainty != Certainty.NotSure).ToList();
        if (answered.Count > 0)
            Rejections("sure or fairly sure only", answered);
        Line($"");
    }

    private void Rejections(string name, IReadOnlyList<Judged> group)
    {
        var answers = group.Select(one => (one.IsRejection, one.SaidRejection)).ToList();
        var scores = Scores.Of(answers);
        var (low, high) = Scores.Interval(answers);
        Line($"  {name,-26} P {scores.Precision:0.000}  R {scores.Recall:0.000}  F1 {scores.F1:0.000} [{low:0.000}, {high:0.000}]  n {group.Count}, rejections {group.Count(one => one.IsRejection)}");
    }

    /// <summary>
    /// Each source by itself, and everything without it: whether one mailbox or one template collection carries the figure. Nothing is
    /// trained on these mails, so leaving a source out changes the measure only.
    /// </summary>
    private void Sources()
    {
        var sources = judged.Where(one => one.Mail.Source is not null).GroupBy(one => one.Mail.Source!.Split(':')[0].Trim())
            .Where(group => group.Count() >= LeastOfSource).OrderByDescending(group => group.Count()).ToList();
        if (sources.Count < 2)
            return;
        Line($"by source, and leaving it out");
        foreach (var source in sources)
        {
            var left = Scores.Of([.. judged.Except(source).Select(one => (one.IsRejection, one.SaidRejection))]);
            var right = source.Count(one => one.IsRejection == one.SaidRejection);
            Line($"  {source.Key[..Math.Min(source.Key.Length, 40)],-40} right {right,3} of {source.Count(),3}   without it P {left.Precision:0.000}  R {left.Recall:0.000}  F1 {left.F1:0.000}");
        }

        Line($"");
    }

    private void Confusion()
    {
        var categories = Enum.GetNames<MailCategory>();
        Line($"confusion (rows gold, columns said)");
        output.WriteLine("  " + "".PadRight(16) + string.Concat(categories.Select(name => name[..Math.Min(7, name.Length)].PadLeft(8))));
        foreach (var gold in judged.GroupBy(one => GoldFields.Plain(one.Mail.Label)).OrderByDescending(group => group.Count()))
        {
            output.WriteLine("  " + gold.Key.PadRight(16) + string.Concat(categories.Select(name =>
                gold.Count(one => one.Said.Category.ToString() == name).ToString(CultureInfo.InvariantCulture).PadLeft(8))));
        }

        Line($"");
    }

    private void Fields()
    {
        Line($"fields with gold (accuracy; for free text precision and coverage)");
        foreach (var field in GoldFields.All)
        {
            var with = judged.Where(one => field.Gold(one.Mail) is not null && (!field.OfRejections || (one.IsRejection && one.SaidRejection))).ToList();
            if (with.Count == 0)
                continue;
            if (field.IsFree)
            {
                var given = with.Where(one => field.Said(one.Said) is not null).ToList();
                var right = given.Count(one => GoldFields.Agrees(field, field.Gold(one.Mail)!, field.Said(one.Said)));
                Line($"  {field.Name,-18} precision {right / (double)Math.Max(given.Count, 1):0.000}  coverage {given.Count / (double)with.Count:0.000}  n {with.Count}");
                continue;
            }

            var agreeing = with.Count(one => GoldFields.Agrees(field, field.Gold(one.Mail)!, field.Said(one.Said)));
            Line($"  {field.Name,-18} {agreeing / (double)with.Count:0.000}  n {with.Count}   wrong: {Wrong(field, with)}");
        }

        Line($"  taken for: {string.Join(", ", GoldFields.Mapping.Select(pair => $"{pair.Key.Field} {pair.Key.Value} = {pair.Value}"))}");
        Line($"");
    }

    private static string Wrong(GoldField field, IEnumerable<Judged> with) => string.Join(", ", with
        .Where(one => !GoldFields.Agrees(field, field.Gold(one.Mail)!, field.Said(one.Said)))
        .GroupBy(one => $"{field.Gold(one.Mail)} > {field.Said(one.Said)}")
        .OrderByDescending(group => group.Count()).Take(6).Select(group => $"{group.Key} {group.Count()}"));

    private void Calibration()
    {
        Line($"calibration (of the category said)");
        foreach (var certainty in Enum.GetValues<Certainty>())
        {
            var group = judged.Where(one => one.Said.Certainty == certainty).ToList();
            if (group.Count == 0)
                continue;
            var rejections = group.Where(one => one.SaidRejection).ToList();
            var others = group.Where(one => !one.SaidRejection).ToList();
            Line($"  {certainty,-11} n {group.Count,4}   rejection-or-not right {group.Average(one => one.IsRejection == one.SaidRejection ? 1 : 0):0.000}   said rejection {rejections.Count,4}, right {Share(rejections, one => one.IsRejection):0.000}   said other {others.Count,4}, right {Share(others, one => !one.IsRejection):0.000}");
        }

        Line($"  confidence of the category: predicted, rejection-or-not right, n");
        foreach (var bin in judged.GroupBy(one => (int)Math.Min(one.Said.Confidence * 10, 9)).OrderBy(bin => bin.Key))
            Line($"    {bin.Average(one => one.Said.Confidence):0.000}  {bin.Average(one => one.IsRejection == one.SaidRejection ? 1 : 0):0.000}  {bin.Count()}");
        Line($"");
    }

    private static double Share(List<Judged> group, Func<Judged, bool> isRight) => group.Count == 0 ? 1 : group.Average(one => isRight(one) ? 1.0 : 0);

    private void EvidenceExactness()
    {
        var exact = judged.SelectMany(one => one.Said.Evidence.Select(evidence =>
            one.Text.Visible.AsSpan(evidence.Start, evidence.Length).SequenceEqual(evidence.Text))).ToList();
        Line($"evidence: {exact.Count} spans, {exact.Count(right => right)} exact in the visible text");
        var marked = judged.Where(one => one.Mail.Evidence.Count > 0 && one.IsRejection && one.SaidRejection).ToList();
        if (marked.Count > 0)
        {
            var found = marked.Count(one => one.Mail.Evidence.Any(gold => one.Said.Evidence.Any(said => Overlaps(gold, said.Text))));
            Line($"  a marked sentence is among those shown: {found} of {marked.Count}");
        }

        Line($"");
    }

    private static bool Overlaps(string gold, string said)
    {
        var (a, b) = (GoldFields.Plain(gold), GoldFields.Plain(said));
        return a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal);
    }

    private void Errors()
    {
        Line($"errors (rejection or not)");
        foreach (var one in judged.Where(one => one.IsRejection != one.SaidRejection))
        {
            var sentence = one.Said.Evidence.Length > 0 ? one.Said.Evidence[0].Text.ReplaceLineEndings(" ") : "(no sentence)";
            Line($"  {one.Mail.Id} {one.Mail.Language} gold {one.Mail.Label}, said {one.Said.Category}{(one.Said.Nuance is { } nuance ? "/" + nuance : "")} {one.Said.Confidence:0.00} {one.Said.Certainty}: {sentence[..Math.Min(160, sentence.Length)]}");
        }
    }
}
