using System.Collections.Concurrent;
using System.Collections.Frozen;
using OutlookRejectionHelper.Languages;

namespace OutlookRejectionHelper.Replies.Words;

/// <summary>Sentences for the user in the pane's language: a flat JSON file of key to sentence. A sentence a language lacks stops the start.</summary>
internal sealed class PaneWords
{
    private readonly string _file;
    private readonly FrozenDictionary<string, string> _fallback;
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> _read = new(StringComparer.Ordinal);

    private PaneWords(string file)
    {
        _file = file;
        _fallback = LanguageFiles.ReadJson<Dictionary<string, string>>(ReplyWords.Fallback, file).ToFrozenDictionary(StringComparer.Ordinal);
        _read[ReplyWords.Fallback] = _fallback;
    }

    /// <summary>Why a plan is as it is.</summary>
    public static PaneWords Plan { get; } = new("plan.json");

    /// <summary>What a check found, and what to do.</summary>
    public static PaneWords Checks { get; } = new("check-messages.json");

    public IReadOnlyCollection<string> Keys => _fallback.Keys;

    /// <exception cref="KeyNotFoundException">No language has such a sentence.</exception>
    public string this[string? language, string key] => For(language)[key];

    /// <exception cref="InvalidDataException">The file of the language has a sentence too few or too many.</exception>
    public FrozenDictionary<string, string> For(string? language)
    {
        var tag = LanguageFiles.Find(language);
        return tag is null || !ReplyWords.Tags.Contains(tag) ? _fallback : _read.GetOrAdd(tag, Read);
    }

    private FrozenDictionary<string, string> Read(string tag)
    {
        var sentences = LanguageFiles.ReadJson<Dictionary<string, string>>(tag, _file);
        if (_fallback.Keys.Except(sentences.Keys).FirstOrDefault() is { } missing)
            throw new InvalidDataException($"Languages/{tag}/{_file}: the sentence \"{missing}\" is missing.");
        if (sentences.Keys.Except(_fallback.Keys).FirstOrDefault() is { } unknown)
            throw new InvalidDataException($"Languages/{tag}/{_file}: nothing asks for the sentence \"{unknown}\".");
        return sentences.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
