using System.Text.Json.Nodes;

namespace OutlookRejectionHelper.LocalMailbox;

/// <summary>A body in the form the request prefers. HTML is given as it came, unsafe parts too: callers must not trust it.</summary>
internal static class BodyView
{
    public static JsonObject Of(Item item, Call call, bool isUnique = false)
    {
        var (kind, content) = (item.Resource["body"].Text("contentType") ?? "text", item.Resource["body"].Text("content") ?? "");
        if (isUnique)
            content = kind == "html" ? UniqueBody.OfHtml(content) : UniqueBody.OfText(content);
        if (kind == "html" && call.Preferences.BodyAsText)
            (kind, content) = ("text", HtmlText.Read(content));
        return new() { ["contentType"] = kind, ["content"] = content };
    }
}
