using OutlookRejectionHelper.Classification.Text;

namespace OutlookRejectionHelper.Classification.Facts;

/// <summary>Values that were found, how surely, and where; mentions of the same value add up.</summary>
internal sealed class Candidates
{
    private NameSource? _source;
    private readonly List<(ulong Key, Place Place, double Score)> _all = [];

    public int Count => _all.Count;

    private NameSource Source => _source ?? throw new InvalidOperationException("Nothing is looked for.");

    /// <summary>Forgets what was found; what is found next is in this mail, or in none.</summary>
    public Candidates In(NameSource? source)
    {
        _all.Clear();
        _source = source;
        return this;
    }

    public Place this[int index] => _all[index].Place;

    public void Add(Place place, double confidence) => Add(place, Key(Source[place]), confidence);

    /// <param name="key">What two mentions of the same value have in common.</param>
    public void Add(Place place, ulong key, double confidence)
    {
        for (var i = 0; i < _all.Count; i++)
        {
            if (_all[i].Key != key)
                continue;
            var better = place.Length > _all[i].Place.Length ? place : _all[i].Place;
            _all[i] = (key, better, _all[i].Score + confidence * 0.6);
            return;
        }

        _all.Add((key, place, confidence));
    }

    public void Raise(int index, double by) => _all[index] = _all[index] with { Score = _all[index].Score + by };

    public void RemoveAt(int index) => _all.RemoveAt(index);

    /// <summary>The value of the highest score, or null where none reaches <paramref name="enough"/>.</summary>
    public Fact? Best(double enough)
    {
        var best = -1;
        for (var i = 0; i < _all.Count; i++)
        {
            if (best < 0 || _all[i].Score > _all[best].Score)
                best = i;
        }

        if (best < 0)
            return null;
        var (_, place, score) = _all[best];
        var confidence = Math.Min(0.97, score >= 1 ? 0.85 + (score - 1) * 0.1 : score);
        return confidence < enough ? null : new Fact(
            Source[place].ToString(), confidence, place.Source, place.Source == FactSource.Mail ? new(place.Start, place.Length) : null);
    }

    /// <summary>The same for two spellings that differ in case, accents and signs only.</summary>
    public static ulong Key(ReadOnlySpan<char> value)
    {
        var hash = 14695981039346656037;
        foreach (var c in value)
        {
            if (Folding.Fold(c) is var folded and not (Folding.Break or Folding.Nothing))
                hash = (hash ^ folded) * 1099511628211;
        }

        return hash;
    }

    /// <summary>The key of the first word alone.</summary>
    public static ulong FirstWord(ReadOnlySpan<char> value) => Key(value.IndexOf(' ') is > 0 and var space ? value[..space] : value);
}
