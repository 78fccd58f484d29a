using System.Buffers;
using Microsoft.AspNetCore.Mvc;
using OutlookRejectionHelper.Http;

namespace OutlookRejectionHelper.FollowUps;

/// <summary>The dates to come back on, kept in the user's calendar and nowhere else.</summary>
[ApiController]
[Route("api/follow-ups")]
[Produces("application/json", "application/problem+json")]
public sealed class FollowUpsController(IFollowUpCalendar calendar, IMailboxZone mailboxZone) : ControllerBase
{
    public const string KeyHeader = "Idempotency-Key";

    private const int LongestKey = 200;

    private static readonly SearchValues<char> _keyCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:+/=~");

    /// <summary>Puts a date in the calendar: private, shown as free, without guests. The same key makes one event, however often.</summary>
    [HttpPost]
    [Consumes("application/json")]
    [ProducesResponseType<FollowUp>(StatusCodes.Status201Created)]
    [ProducesResponseType<FollowUp>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity)]
    public async Task<ActionResult<FollowUp>> Create(FollowUpRequest request, [FromHeader(Name = KeyHeader)] string? key, CancellationToken cancellationToken)
    {
        var (followUp, isNew) = await calendar.CreateAsync(request, Check(key), cancellationToken);
        return isNew ? Created(new Uri($"/api/follow-ups/{Uri.EscapeDataString(followUp.Id)}", UriKind.Relative), followUp) : followUp;
    }

    /// <param name="timeZone">IANA id of the zone to tell times in; without it the mailbox's own, which only some mailboxes tell.</param>
    [HttpGet]
    [ProducesResponseType<FollowUpList>(StatusCodes.Status200OK)]
    public async Task<FollowUpList> List(string? timeZone, CancellationToken cancellationToken) =>
        new(await calendar.ListAsync(timeZone is null ? await mailboxZone.ReadAsync(cancellationToken) : UserZone.Find(timeZone), cancellationToken));

    /// <summary>Changes what the body names and leaves the rest.</summary>
    [HttpPatch("{id}")]
    [Consumes("application/json")]
    [ProducesResponseType<FollowUp>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<FollowUp> Change(string id, FollowUpChange change, CancellationToken cancellationToken) =>
        await calendar.ChangeAsync(id, change, change.Start is { } start ? UserZone.Find(start.TimeZone) : await mailboxZone.ReadAsync(cancellationToken), cancellationToken);

    [HttpDelete("{id}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> Delete(string id, CancellationToken cancellationToken)
    {
        await calendar.DeleteAsync(id, cancellationToken);
        return NoContent();
    }

    /// <summary>The same date as a file.</summary>
    [HttpPost("ics")]
    [Consumes("application/json")]
    [ProducesResponseType(StatusCodes.Status200OK)]
    public FileContentResult Download(FollowUpRequest request, [FromServices] TimeProvider clock) =>
        File(FollowUpFile.Write(request.ToEvent(), clock.GetUtcNow()), FollowUpFile.MediaType, "follow-up.ics");

    private static string Check(string? key) =>
        key is { Length: > 0 and <= LongestKey } && !key.AsSpan().ContainsAnyExcept(_keyCharacters)
            ? key
            : throw new ProblemException(StatusCodes.Status400BadRequest, "idempotency-key-required", $"Send a key of one press in the {KeyHeader} header: up to {LongestKey} letters, digits and -_.:+/=~.");
}
