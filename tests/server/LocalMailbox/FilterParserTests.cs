using System.Text;
using OutlookRejectionHelper.LocalMailbox;
using OutlookRejectionHelper.LocalMailbox.OData;

namespace OutlookRejectionHelper.Tests.LocalMailbox;

public sealed class FilterParserTests
{
    private const string Message = """
        { "subject": "It's a no", "isRead": false, "isDraft": true, "importance": "normal", "size": 12,
          "receivedDateTime": "2026-11-20T09:00:00Z", "categories": ["Blue", "Job"], "flag": null,
          "from": { "emailAddress": { "name": "Ada Reed", "address": "Ada.Reed@corvane.example" } },
          "start": { "dateTime": "2026-11-20T09:00:00.0000000", "timeZone": "UTC" },
          "singleValueExtendedProperties": [ { "id": "String {0} Name A", "value": "1" }, { "id": "String {0} Name B", "value": "2" } ] }
        """;

    [Theory]
    [InlineData("isRead eq false", true)]
    [InlineData("isRead ne false", false)]
    [InlineData("not (isRead eq false)", false)]
    [InlineData("not isRead", true)]
    [InlineData("isDraft", true)]
    [InlineData("subject eq 'It''s a no'", true)]
    [InlineData("subject eq 'IT''S A NO'", true)] // Exchange compares without regard to case.
    [InlineData("contains(subject,'s a')", true)]
    [InlineData("startswith(subject, 'it')", true)]
    [InlineData("startsWith(subject, 's a')", false)]
    [InlineData("endswith(subject,'no')", true)]
    [InlineData("from/emailAddress/address eq 'ada.reed@corvane.example'", true)]
    [InlineData("from/emailAddress/nothing eq null", true)]
    [InlineData("flag eq null", true)]
    [InlineData("receivedDateTime ge 2026-11-20T09:00:00Z", true)]
    [InlineData("receivedDateTime gt 2026-11-20T09:00:00Z", false)]
    [InlineData("receivedDateTime lt 2026-11-20T09:30:00+01:00", false)] // 08:30 UTC.
    [InlineData("receivedDateTime lt 2026-11-20T10:30:00+01:00", true)]
    [InlineData("receivedDateTime ge 2026-11-20", true)]
    [InlineData("receivedDateTime le 2026-11-19", false)]
    [InlineData("start/dateTime ge '2026-11-20T09:00'", true)]
    [InlineData("start/dateTime gt '2026-11-20T09:00'", false)]
    [InlineData("size gt 11.5 and size lt 13", true)]
    [InlineData("size eq -12", false)]
    [InlineData("isRead eq true or isDraft eq true and importance eq 'normal'", true)]
    [InlineData("(isRead eq true or isDraft eq true) and importance eq 'high'", false)]
    [InlineData("categories/any(c:c eq 'job')", true)]
    [InlineData("categories/all(c:c eq 'job')", false)]
    [InlineData("singleValueExtendedProperties/Any(ep: ep/id eq 'String {0} Name A' and ep/value eq '1')", true)]
    [InlineData("singleValueExtendedProperties/any(ep: ep/id eq 'String {0} Name A' and ep/value eq '2')", false)]
    [InlineData("singleValueExtendedProperties/any(ep: ep/id eq 'String {0} Name A' and ep/value ne null) and isDraft eq true", true)]
    [InlineData("nothing/any(x: x eq 1)", false)]
    [InlineData("subject gt 5", false)] // Not comparable.
    public void Parse_OfAValidFilter_Decides(string filter, bool expected)
    {
        var message = Json.TryParse(Encoding.UTF8.GetBytes(Message));

        Assert.Equal(expected, FilterParser.Parse(filter).Accepts(message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("isRead eq")]
    [InlineData("isRead eq true and")]
    [InlineData("(isRead eq true")]
    [InlineData("isRead eq true)")]
    [InlineData("subject eq 'open")]
    [InlineData("subject has 'x'")]
    [InlineData("length(subject) gt 3")]
    [InlineData("contains(subject)")]
    [InlineData("isRead = true")]
    [InlineData("subject eq \"double\"")]
    [InlineData("receivedDateTime ge 2026-13-45")]
    [InlineData("categories/any(c c eq 'x')")]
    [InlineData("categories/any(c:categories/any(c:c eq 'x'))")]
    [InlineData("/subject eq 'x'")]
    public void Parse_OfABrokenFilter_IsRefused(string filter)
    {
        var error = Assert.Throws<MailboxError>(() => FilterParser.Parse(filter));

        Assert.Equal(400, error.Status);
    }

    [Fact]
    public void Parse_OfAnUnknownProperty_IsRefused()
    {
        Assert.Throws<MailboxError>(() => FilterParser.Parse("sbject eq 'x'", Schema.Message.Names));
    }

    [Fact]
    public void Parse_OfDeepNesting_IsRefusedAndNotFatal()
    {
        var filter = new string('(', 100_000) + "isRead" + new string(')', 100_000);

        Assert.Throws<MailboxError>(() => FilterParser.Parse(filter));
    }
}
