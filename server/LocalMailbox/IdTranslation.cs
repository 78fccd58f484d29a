using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary><c>translateExchangeIds</c>: the same item, by an id of another form.</summary>
internal sealed class IdTranslation(Mailbox mailbox)
{
    private const int Most = 1000;

    public void AddTo(Routes routes) => routes.Add("POST", "/me/translateExchangeIds", Translate);

    private MailboxAnswer Translate(Call call)
    {
        var (source, target) = (Format(call.Body.Text("sourceIdType")), Format(call.Body.Text("targetIdType")));
        if (call.Body["inputIds"] is not JsonArray { Count: > 0 and <= Most } ids)
            throw MailboxError.Invalid($"inputIds must hold 1 to {Most} ids.");
        return new(200, new JsonObject { ["value"] = new JsonArray([.. ids.Select(id => One(id.AsText() ?? "", source, target))]) });
    }

    private JsonObject One(string id, IdFormat source, IdFormat target)
    {
        try
        {
            var reference = mailbox.Ids.Read(id);
            if (reference.Folder is null != (source is IdFormat.Immutable))
                throw MailboxError.MalformedId();
            return new() { ["sourceId"] = id, ["targetId"] = mailbox.Ids.Write(mailbox.Require(reference.Kind, id), target) };
        }
        catch (MailboxError error)
        {
            return new() { ["sourceId"] = id, ["errorDetails"] = new JsonObject { ["code"] = error.Code, ["message"] = error.Message } };
        }
    }

    private static IdFormat Format(string? type) => type switch
    {
        "restId" => IdFormat.Rest,
        "ewsId" => IdFormat.Ews,
        "restImmutableEntryId" => IdFormat.Immutable,
        _ => throw MailboxError.Invalid("The id types known here are restId, ewsId and restImmutableEntryId."),
    };
}
