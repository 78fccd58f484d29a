using OutlookRejectionHelper.Classification.Text;
using OutlookRejectionHelper.Mail;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Values that were found, how surely, and where; mentions of the same value add up.</summary>
internal sealed class Candidates
{
    private readonly List<(string Key, Fact Fact, double Score)> _all = [];

    public void Add(string value, string key, double confidence, FactSource source, TextSpan? span)
    {
        var folded = Folding.Phrase(key);
        var at = _all.FindIndex(one => one.Key == folded);
        if (at < 0)
        {
            _all.Add((folded, new Fact(value, confidence, source, span), confidence));
            return;
        }

        var (_, fact, score) = _all[at];
        var better = value.Length > fact.Value.Length ? fact with { Value = value, Source = source, Span = span } : fact;
        _all[at] = (folded, better, score + confidence * 0.6);
    }

    public void Confirm(Func<string, bool> isConfirmed)
    {
        for (var i = 0; i < _all.Count; i++)
        {
            if (isConfirmed(_all[i].Fact.Value))
                _all[i] = (_all[i].Key, _all[i].Fact, _all[i].Score + 0.5);
        }
    }

    public bool Any(Func<string, bool> isSo) => _all.Exists(one => isSo(one.Fact.Value));

    public void Remove(Func<string, bool> isWrong) => _all.RemoveAll(one => isWrong(one.Fact.Value));

    public Fact? Best(double enough)
    {
        if (_all.Count == 0)
            return null;
        var (_, fact, score) = _all.MaxBy(one => one.Score);
        var confidence = Math.Min(0.97, score >= 1 ? 0.85 + (score - 1) * 0.1 : score);
        return confidence >= enough ? fact with { Confidence = confidence } : null;
    }
}
