using System.Text.Json.Nodes;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace OutlookRejectionHelper.LocalMailbox.OData;

/// <summary>The properties a kind of resource has, as the SDK's own model lists them: Graph refuses others, and so does this.</summary>
/// <param name="TypeName">As Graph's error texts call it.</param>
internal sealed record Schema(string TypeName, IReadOnlySet<string> Names)
{
    public static readonly Schema Message = Of(new Message(), "message");
    public static readonly Schema MailFolder = Of(new MailFolder(), "mailFolder");
    public static readonly Schema Event = Of(new Event(), "event");
    public static readonly Schema Contact = Of(new Contact(), "contact");
    public static readonly Schema Category = Of(new OutlookCategory(), "outlookCategory");
    public static readonly Schema Settings = Of(new MailboxSettings(), "mailboxSettings");
    public static readonly Schema User = Of(new User(), "user");

    /// <exception cref="MailboxError">400.</exception>
    public void Require(string name)
    {
        if (!Names.Contains(name))
            throw MailboxError.BadRequest($"Could not find a property named '{name}' on type '{TypeName}'.");
    }

    /// <summary>For a body that is written: annotations are let through.</summary>
    public void RequireBody(JsonObject body)
    {
        foreach (var (name, _) in body)
            if (!name.Contains('@', StringComparison.Ordinal) && !Names.Contains(name))
                throw new MailboxError(400, "RequestBodyRead", $"The property '{name}' does not exist on type '{TypeName}'. Make sure to only use property names that are defined by the type.");
    }

    private static Schema Of(IParsable model, string name) =>
        new("microsoft.graph." + name, model.GetFieldDeserializers().Keys.Where(key => key[0] != '@').ToHashSet(StringComparer.Ordinal));
}
