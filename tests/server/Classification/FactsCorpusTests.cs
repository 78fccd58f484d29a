using System.Text.Json;
using OutlookRejectionHelper.Classification;

namespace OutlookRejectionHelper.Tests.Classification;

/// <summary>What the invented mails of <c>tests/corpus</c> hold the fact finding to. They have guided it: floors, no estimates.</summary>
public class FactsCorpusTests
{
    private static readonly Lazy<IReadOnlyList<(JsonElement Gold, MailClassification Said)>> _judged = new(() => [.. CorpusMails.Judge(file => file is not (CorpusMails.Fresh or CorpusMails.Unseen))]);

    [Theory]
    [InlineData("company", 0.97, 0.95)]
    [InlineData("role", 0.94, 0.92)]
    [InlineData("person", 0.98, 0.95)]
    public void Classify_OfTheCorpus_NamesRightly(string field, double precision, double coverage)
    {
        var with = _judged.Value.Where(one => CorpusMails.Gold(one.Gold, field) is not null).ToList();
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
