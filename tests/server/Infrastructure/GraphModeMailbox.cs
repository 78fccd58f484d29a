using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OutlookRejectionHelper.Entra;

namespace OutlookRejectionHelper.Tests.Infrastructure;

/// <summary>Looks into a mailbox behind the stand-in as another program of the user's would.</summary>
internal static class GraphModeMailbox
{
    public static async Task<JsonElement> MessageAsync(StandInEntra entra, StandInUser user, string subject, CancellationToken cancellationToken)
    {
        var page = await GetAsync(entra, user, "/me/messages?$top=200&$select=id,subject,internetMessageId,conversationId", cancellationToken);
        return page.GetProperty("value").EnumerateArray().Single(message => message.GetProperty("subject").GetString() == subject);
    }

    public static async Task<JsonElement> GetAsync(StandInEntra entra, StandInUser user, string path, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(entra.NewHandler());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", entra.GraphToken(user, "Mail.Read", "Calendars.Read"));
        client.DefaultRequestHeaders.TryAddWithoutValidation("Prefer", "IdType=\"ImmutableId\"");
        return await client.GetFromJsonAsync<JsonElement>(new Uri(entra.Address, "/graph/v1.0" + path), cancellationToken);
    }
}
