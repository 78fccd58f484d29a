using System.Collections.Immutable;
using OutlookRejectionHelper.Mail;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies.Checks;

/// <summary>A text as the words a phrase can match: split at everything that is not a letter or a digit, sentence by sentence.</summary>
internal sealed class WordStream
{
    private WordStream(string text, ImmutableArray<StreamWord> words, ImmutableArray<StreamSentence> sentences)
    {
        Text = text;
        Words = words;
        Sentences = sentences;
    }

    public string Text { get; }

    public ImmutableArray<StreamWord> Words { get; }

    public ImmutableArray<StreamSentence> Sentences { get; }

    /// <summary>The part of the text from <paramref name="start"/> to <paramref name="end"/>; offsets stay those of the whole.</summary>
    public static WordStream Of(string text, int start = 0, int? end = null)
    {
        var stop = end ?? text.Length;
        var words = ImmutableArray.CreateBuilder<StreamWord>();
        var sentences = ImmutableArray.CreateBuilder<StreamSentence>();
        var (firstWord, sentenceStart) = (0, -1);
        for (var at = start; at < stop;)
        {
            if (char.IsLetterOrDigit(text[at]))
            {
                var from = at;
                while (at < stop && (char.IsLetterOrDigit(text[at]) || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark))
                    at++;
                if (sentenceStart < 0)
                    sentenceStart = from;
                words.Add(new(from, at - from, text[from..at], text[from..at].ToLowerInvariant(), sentences.Count));
                continue;
            }

            var isEnd = text[at] == '\n' || (WordCount.IsTerminal(text[at]) && (at + 1 >= stop || !char.IsLetterOrDigit(text[at + 1])));
            if (isEnd && words.Count > firstWord)
            {
                var last = at;
                while (last + 1 < stop && WordCount.IsTerminal(text[last + 1]))
                    last++;
                Close(text[at] == '\n' ? at : last + 1, text.AsSpan(at, last + 1 - at).Contains('?'));
                at = last;
            }

            at++;
        }

        if (words.Count > firstWord)
            Close(stop, false);
        return new(text, words.ToImmutable(), sentences.ToImmutable());

        void Close(int to, bool isQuestion)
        {
            sentences.Add(new(new(sentenceStart, to - sentenceStart), firstWord, words.Count, isQuestion));
            (firstWord, sentenceStart) = (words.Count, -1);
        }
    }
}

/// <param name="Sentence">Index into <see cref="WordStream.Sentences"/>.</param>
internal readonly record struct StreamWord(int Start, int Length, string Exact, string Lower, int Sentence);

/// <param name="FirstWord">Index into <see cref="WordStream.Words"/>.</param>
/// <param name="EndWord">One past the last.</param>
internal readonly record struct StreamSentence(TextSpan Span, int FirstWord, int EndWord, bool IsQuestion);
