using System.Text.Json;
using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.Tests.Classification;

/// <summary>What the invented mails of <c>tests/corpus</c> hold the fact finding to. They have guided it: floors, no estimates.</summary>
public class FactsCorpusTests
{
    private static readonly Lazy<IReadOnlyList<(JsonElement Gold, MailClassification Said)>> _judged = new(() => [.. CorpusMails.Judge(CorpusMails.IsOfFirst)]);

    private static readonly Lazy<IReadOnlyList<(JsonElement Gold, MailClassification Said)>> _later = new(() => [.. CorpusMails.Judge(file => file == CorpusMails.Later)]);

    [Theory]
    [InlineData("company", 0.98, 0.95)]
    [InlineData("role", 0.96, 0.95)]
    [InlineData("person", 0.98, 0.95)]
    public void Classify_OfTheCorpus_NamesRightly(string field, double precision, double coverage) => Names(_judged.Value, field, precision, coverage);

    [Theory]
    [InlineData("company", 0.93, 0.95)]
    [InlineData("role", 0.90, 0.85)]
    [InlineData("person", 0.96, 0.94)]
    public void Classify_OfTheLaterCorpus_NamesRightly(string field, double precision, double coverage) => Names(_later.Value, field, precision, coverage);

    [Fact]
    public void Classify_OfTheLaterCorpus_TellsWhoWrote()
    {
        var right = _later.Value.Count(one => Plain(CorpusMails.Gold(one.Gold, "senderKind")!) == Plain(one.Said.SenderKind.ToString()));

        Assert.True(right >= 0.83 * _later.Value.Count, $"{right} of {_later.Value.Count} right");
    }

    private static void Names(IReadOnlyList<(JsonElement Gold, MailClassification Said)> judged, string field, double precision, double coverage)
    {
        var with = judged.Where(one => CorpusMails.Gold(one.Gold, field) is not null).ToList();
        var given = with.Where(one => Fact(one.Said, field) is not null).ToList();
        var right = given.Count(one => Plain(CorpusMails.Gold(one.Gold, field)!) == Plain(Fact(one.Said, field)!));

        Assert.True(right >= precision * given.Count, $"{right} of {given.Count} right");
        Assert.True(given.Count >= coverage * with.Count, $"{given.Count} of {with.Count} given");
    }

    [Theory]
    [InlineData("senderKind", 0.90)]
    [InlineData("register", 0.94)]
    [InlineData("canReply", 0.99)]
    public void Classify_OfTheCorpus_TellsRightly(string field, double accuracy)
    {
        var with = _judged.Value.Where(one => CorpusMails.Gold(one.Gold, field) is not null).ToList();
        var right = with.Count(one => Plain(CorpusMails.Gold(one.Gold, field)!) == Plain(field switch
        {
            "senderKind" => one.Said.SenderKind.ToString(),
            "register" => one.Said.Register.ToString(),
            _ => one.Said.CanReply.ToString(),
        }));

        Assert.True(right >= accuracy * with.Count, $"{right} of {with.Count} right");
    }

    private static string? Fact(MailClassification said, string field) =>
        (field switch { "company" => said.Company, "role" => said.Role, _ => said.Person })?.Value;

    private static string Plain(string value) => string.Concat(value.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
