using System.Text.Json.Nodes;
using OutlookRejectionHelper.LocalMailbox.OData;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>A request that has found its route.</summary>
/// <param name="Ids">The values of the route's placeholders, unescaped, in order.</param>
internal sealed record Call(MailboxRequest Request, IReadOnlyList<string> Ids)
{
    public QueryOptions Query { get; } = new(Request.Query);

    public Preferences Preferences { get; } = Preferences.Read(Request.Header("Prefer"));

    /// <exception cref="MailboxError">400: there is none.</exception>
    public JsonObject Body => Request.Body ?? throw new MailboxError(400, "BadRequest", "Empty Payload. JSON content expected.");
}
