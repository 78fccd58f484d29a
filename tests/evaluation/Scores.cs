namespace OutlookRejectionHelper.Evaluation;

/// <summary>Precision, recall and F1 of a yes-or-no question, with bootstrap intervals.</summary>
internal readonly record struct Scores(double Precision, double Recall, double F1)
{
    private const int Resamples = 2000;

    public static Scores Of(IReadOnlyList<(bool Gold, bool Said)> answers)
    {
        int both = 0, gold = 0, said = 0;
        foreach (var (isGold, isSaid) in answers)
        {
            gold += isGold ? 1 : 0;
            said += isSaid ? 1 : 0;
            both += isGold && isSaid ? 1 : 0;
        }

        var precision = said == 0 ? 0 : (double)both / said;
        var recall = gold == 0 ? 0 : (double)both / gold;
        return new Scores(precision, recall, both == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    /// <summary>The middle 95 % of F1 over resampled mails; a fixed seed.</summary>
    public static (double Low, double High) Interval(IReadOnlyList<(bool Gold, bool Said)> answers)
    {
        var random = new Random(20261123);
        var values = new double[Resamples];
        var sample = new (bool, bool)[answers.Count];
        for (var i = 0; i < Resamples; i++)
        {
            for (var j = 0; j < sample.Length; j++)
                sample[j] = answers[random.Next(answers.Count)];
            values[i] = Of(sample).F1;
        }

        Array.Sort(values);
        return (values[(int)(Resamples * 0.025)], values[(int)(Resamples * 0.975)]);
    }
}
