using System.Collections.Frozen;
using System.Collections.Immutable;
using OutlookRejectionHelper.Classification;
using OutlookRejectionHelper.Replies.Planning;
using OutlookRejectionHelper.Replies.Words;

namespace OutlookRejectionHelper.Replies;

/// <summary>Decides whether to answer and of what the answer is made; the rules are in <see cref="PlanRules"/>.</summary>
public static class ReplyPlanner
{
    /// <param name="classification">With the user's corrections already in it.</param>
    /// <param name="paneLanguage">BCP 47, of the sentences that say why; English when unknown.</param>
    /// <param name="age">Since the mail came; null when nobody knows.</param>
    /// <returns>With no blocks when no reply is needed.</returns>
    public static ReplyPlan Plan(MailClassification classification, ReplyPreferences preferences, string? paneLanguage, TimeSpan? age = null)
    {
        var facts = new PlanFacts(classification, preferences, age);
        var why = PaneWords.Plan.For(paneLanguage);
        var advice = PlanRules.Advice.First(rule => rule.Holds(facts));
        return new(advice.Advice, why[advice.Why], advice.Advice is ReplyAdvice.None ? [] : Blocks(facts, why));
    }

    private static ImmutableArray<PlannedBlock> Blocks(PlanFacts facts, FrozenDictionary<string, string> why) =>
        [.. PlanRules.Blocks.Select(entry =>
        {
            var rule = entry.Rules.First(rule => rule.Holds(facts));
            var isLocked = rule.State is BlockState.LockedOn or BlockState.LockedOff;
            var isOn = rule.State is BlockState.LockedOn or BlockState.On;
            if (!isLocked && facts.Preferences.Blocks.TryGetValue(entry.Block, out var wanted))
                isOn = wanted;
            return new PlannedBlock(entry.Block, isOn, isLocked, why["block." + rule.Why]);
        })];
}
