using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OutlookRejectionHelper.LocalMailbox.OData;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>The names and colors that the owner marks items with.</summary>
internal sealed partial class Categories(Mailbox mailbox)
{
    public void AddTo(Routes routes)
    {
        const string Path = "/me/outlook/masterCategories";
        routes.Add("GET", Path, call => Listing.Read(mailbox.Store.All(ItemKind.Category), call, Schema.Category, "displayName").Answer(call, item => View(item, call)));
        routes.Add("POST", Path, Create);
        routes.Add("GET", Path + "/{id}", call => new(200, View(Require(call, mailbox.Store.Find), call)));
        routes.Add("PATCH", Path + "/{id}", Change);
        routes.Add("DELETE", Path + "/{id}", Delete);
    }

    private MailboxAnswer Create(Call call)
    {
        Schema.Category.RequireBody(call.Body);
        var (name, color) = (call.Body.Text("displayName"), call.Body.Text("color") ?? "none");
        if (string.IsNullOrWhiteSpace(name) || name.Length > 255 || name.Contains(',', StringComparison.Ordinal))
            throw MailboxError.Invalid("A category needs a displayName without a comma.");
        RequireColor(color);
        var created = mailbox.Store.Write(edit => edit.All(ItemKind.Category).Any(item => name.Equals(item.Resource.Text("displayName"), StringComparison.OrdinalIgnoreCase))
            ? throw new MailboxError(409, "CategoryNameDuplicate", "A category with this name exists already.")
            : edit.Save(new(ItemKind.Category, Guid.NewGuid(), MailboxFolder.None, new() { ["displayName"] = name, ["color"] = color })));
        return new(201, View(created, call));
    }

    /// <summary>Only the color: a name is what marks items.</summary>
    private MailboxAnswer Change(Call call)
    {
        if (call.Body.Any(property => property.Key[0] != '@' && property.Key != "color"))
            throw MailboxError.Invalid("Only the color of a category can be changed.");
        var color = call.Body.Text("color") ?? "none";
        RequireColor(color);
        var changed = mailbox.Store.Write(edit =>
        {
            var item = Require(call, edit.Find);
            var resource = item.Resource.Copy();
            resource["color"] = color;
            return edit.Save(item with { Resource = resource });
        });
        return new(200, View(changed, call));
    }

    private MailboxAnswer Delete(Call call)
    {
        mailbox.Store.Write(edit =>
        {
            var item = Require(call, edit.Find);
            edit.Remove(item);
            return item;
        });
        return new(204);
    }

    private static Item Require(Call call, Func<ItemKind, Guid, Item?> find) =>
        Guid.TryParse(call.Ids[0], out var key) && find(ItemKind.Category, key) is { } item ? item : throw MailboxError.NotFound();

    private static void RequireColor(string color)
    {
        if (!Color.IsMatch(color))
            throw MailboxError.Invalid("The color must be 'none' or 'preset0' to 'preset24'.");
    }

    private static JsonObject View(Item item, Call call) =>
        Projection.View(item, call, Schema.Category, new Dictionary<string, Func<JsonNode?>> { ["id"] = () => item.Key.ToString() });

    [GeneratedRegex("^(none|preset([0-9]|1[0-9]|2[0-4]))$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Color { get; }
}
