using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OutlookRejectionHelper.EndToEnd.Infrastructure;

namespace OutlookRejectionHelper.EndToEnd;

/// <summary>What the product is for, as a person does it: a no, a look at why, a reply, a date. The same whatever way the mailbox is reached.</summary>
public abstract class MainJob(Browser browser, RunningServer server)
{
    /// <param name="subject">Of a sample mail.</param>
    /// <param name="language">Of the mail.</param>
    /// <param name="person">Who wrote, as the facts say.</param>
    /// <param name="quote">From the sentence that says no.</param>
    [Theory]
    [InlineData("Senior Data Analyst: our decision", "en", "Maria Lindqvist", "decided to go with a candidate")]
    [InlineData("RE: UX Researcher - any news?", "en", "Priya Raman", "filled the UX Researcher role with an internal candidate")]
    [InlineData("Customer Success Lead - update", "en", "Marcus Bell", "continue with two of them")]
    [InlineData("Kiezlabor & du", "de", "Jonas", "Am Ende ist es Tarek geworden")]
    [InlineData("La suite pour le poste de motion designer", "fr", "Mehdi", "choisir Inès")]
    [InlineData("Votre candidature au poste de chargé(e) de communication", "fr", "Claire Besson", "ne pouvons pas y donner une suite favorable")]
    [InlineData("RE: Coordinador/a de Logística en Molina Vega", "es", "Jorge Quintana", "hemos optado por una persona")]
    [InlineData("Selezione Responsabile Qualità: esito", "it", "Giulia Marchetti", "abbiamo preferito chi")]
    [InlineData("Processo seletivo: Gerente de Produto", "pt", "Renata Azevedo", "decidimos seguir com outra pessoa")]
    [InlineData("Terugkoppeling rol Financial Controller", "nl", "Daan Peeters", "functie intern ingevuld")]
    public async Task Rejection_FromOpeningToTheCalendar_TakesTwoPresses(string subject, string language, string person, string quote)
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        var pane = outlook.Pane;
        await outlook.OpenMessageAsync(subject);
        await outlook.OpenPaneAsync();

        // What was read, and the sentence that says it.
        await Expect(pane.Locator("#facts .verdict")).ToContainTextAsync(new Regex("^\\s*(Rejection|A no between the lines)"));
        await Expect(pane.Locator("[data-fact=person]")).ToContainTextAsync(person);
        await pane.Locator("#evidence-summary").ClickAsync();
        await Expect(pane.Locator($"#evidence q[lang^={language}]").Filter(new() { HasText = quote })).Not.ToHaveCountAsync(0);

        // A part of the reply, left out or put in.
        var reply = pane.Locator("#reply-text");
        await Expect(reply).ToHaveAttributeAsync("lang", new Regex($"^{language}"));
        var before = await reply.InputValueAsync();
        await pane.Locator("#reply .chip:not(.chip-locked)").First.ClickAsync();
        await Expect(reply).Not.ToHaveValueAsync(before);
        var after = await reply.InputValueAsync();

        await pane.Locator("#reply-insert").ClickAsync();
        await Expect(pane.GetByText("Reply opened as a draft. You send it.").First).ToBeVisibleAsync();
        foreach (var line in Lines(after))
            await Expect(outlook.Editor).ToContainTextAsync(line);
        await Expect(outlook.Page.Locator(".reply-to")).ToContainTextAsync(person);

        await pane.Locator("#follow-up-proposal-0").CheckAsync(); // Not always chosen beforehand.
        await pane.Locator("#follow-up-add").ClickAsync();
        await Expect(pane.Locator("#follow-up .notice").First).ToContainTextAsync("In your calendar");
        var toast = outlook.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Added to calendar" });
        await Expect(toast).ToBeVisibleAsync();
        await outlook.ScreenshotAsync($"main-job-{language}");
        await toast.GetByRole(AriaRole.Button, new() { Name = "Open calendar" }).ClickAsync();
        await Expect(outlook.Page.Locator(".event.new")).ToHaveCountAsync(1);
        var events = await outlook.Page.Locator(".event").CountAsync();

        // The same press once more: the date is there, and stays the only one.
        await outlook.OpenModuleAsync("Mail");
        await pane.Locator("#follow-up-another").ClickAsync();
        await pane.Locator("#follow-up-proposal-0").CheckAsync();
        await pane.Locator("#follow-up-add").ClickAsync();
        await Expect(pane.Locator("#follow-up .notice").First).ToContainTextAsync("Already in your calendar");
        await outlook.OpenModuleAsync("Calendar");
        await Expect(outlook.Page.Locator(".event.new")).ToHaveCountAsync(1);
        await Expect(outlook.Page.Locator(".event")).ToHaveCountAsync(events);

        // Nothing was sent, and nothing left the machine.
        await outlook.OpenFolderAfterCalendarAsync("Sent");
        await Expect(outlook.Page.Locator(".message", new() { HasText = subject })).ToHaveCountAsync(0);
        Assert.Empty(outlook.ForeignRequests);
        Assert.Empty(outlook.Errors);
    }

    [Theory]
    [InlineData("RE: Collections Assistant", "Ellen Strand")]
    [InlineData("AW: Archivassistenz in Teilzeit", "Jonas Brandt")]
    public async Task Rejection_ThatDoesNotSayHowFarOneCame_IsAnsweredByItsConversation(string subject, string person)
    {
        await using var outlook = await OutlookPage.OpenAsync(browser, server);
        var pane = outlook.Pane;
        await outlook.OpenMessageAsync(subject);
        await outlook.OpenPaneAsync();

        await Expect(pane.Locator("[data-fact=person]")).ToContainTextAsync(person);
        await Expect(pane.Locator("[data-fact=stage]")).ToContainTextAsync(new Regex("Interview\\s*from an earlier mail"));
        await Expect(pane.Locator("#reply-text")).Not.ToHaveValueAsync("");
        await outlook.ScreenshotAsync($"conversation-{subject[..2]}");
        Assert.Empty(outlook.Errors);
    }

    /// <summary>The paragraphs of a text, without those that only part it.</summary>
    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
}

/// <summary>Without an Entra registration.</summary>
public sealed class LocalModeMainJobTests(Browser browser, RunningServer server) : MainJob(browser, server), IClassFixture<RunningServer>;

/// <summary>With one, by somebody who is signed in to Outlook and has agreed to what it takes.</summary>
public sealed class GraphModeMainJobTests : MainJob, IClassFixture<GraphModeServer>
{
    public GraphModeMainJobTests(Browser browser, GraphModeServer server)
        : base(browser, server) => server.Entra.Knobs.Consent(GraphModeServer.User, "Mail.Read", "Mail.ReadWrite", "Calendars.ReadWrite");
}
