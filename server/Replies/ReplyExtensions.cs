using OutlookRejectionHelper.Replies.Checks;
using OutlookRejectionHelper.Replies.Drafts;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies;

public static class ReplyExtensions
{
    /// <summary>Reads every language's words now: a bad file stops the start, not the third request.</summary>
    /// <exception cref="InvalidDataException">A file is not of its described shape; the message names file and place.</exception>
    public static IServiceCollection AddReplies(this IServiceCollection services)
    {
        foreach (var tag in ReplyWords.Tags)
        {
            ReplyWords.For(tag);
            CheckWords.For(tag);
            PaneWords.Plan.For(tag);
            PaneWords.Checks.For(tag);
        }

        services.AddSingleton<ReplyDraftGate>();
        return services.AddScoped<IReplyDrafts, GraphReplyDrafts>();
    }
}
