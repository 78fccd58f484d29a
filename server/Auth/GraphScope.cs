using Microsoft.Kiota.Abstractions;

namespace OutlookRejectionHelper.Auth;

/// <summary>Which permission a call to the mailbox needs: the least that does, so that each is asked for when it is first used.</summary>
internal static class GraphScope
{
    /// <param name="path">Below the root: <c>/me/messages/AAMk…</c>.</param>
    /// <param name="isShared">The mailbox is somebody else's.</param>
    /// <returns>The short name, or null for a call that this product does not make on anybody's behalf.</returns>
    public static string? Of(Method method, string path, bool isShared) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["me", "messages" or "mailFolders", ..] => (method is Method.GET ? "Mail.Read" : "Mail.ReadWrite") + (isShared ? ".Shared" : ""),
        ["me", "events" or "calendarView" or "calendar", ..] => "Calendars.ReadWrite",
        _ => null,
    };

    /// <summary>Dates are always the user's own; only mail is shared.</summary>
    public static bool IsMail(string path) => path.StartsWith("/me/messages", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/me/mailFolders", StringComparison.OrdinalIgnoreCase);
}
