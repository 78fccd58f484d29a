import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Classification } from "./api/contract";
import type { OpenDraft, OpenItem, Recipient, ReplyBody, Settings } from "./office/mailbox";
import { mountPane } from "./pane";
import { fakeMailbox, fakeMessage } from "./testing/fake-mailbox";
import { ProblemError } from "./api/problem-error";
import { fakeAccess, fakeServer, problem, type FakeServer } from "./testing/fake-server";
import { sampleCheck, sampleFollowUp, sampleReply, sampleSuggestion } from "./testing/samples";

let page = new AbortController();

beforeEach(() => {
  page = new AbortController();
  vi.useFakeTimers({ now: new Date(2026, 10, 23, 14) });
});
afterEach(() => {
  page.abort();
  vi.useRealTimers();
  document.body.replaceChildren();
});

async function mounted(
  routes: FakeServer["routes"] = {},
  item: OpenItem = { kind: "message", message: fakeMessage() },
  settings: Partial<Settings> = { started: true },
  kind: "outlook" | "outside" | "silent" = "outlook",
) {
  const access = fakeAccess();
  const server = fakeServer(
    {
      "POST /api/suggestions": () => ({ body: sampleSuggestion() }),
      "POST /api/replies/check": () => ({ body: { words: 5, checks: [sampleCheck()] } }),
      "POST /api/follow-ups": () => ({ status: 201, body: { id: "event-1" } }),
      ...routes,
    },
    { access },
  );
  const mailbox = fakeMailbox(item, settings);
  const root = document.createElement("main");
  document.body.append(root);
  mountPane(root, {
    connection: { kind, mailbox },
    client: server.client,
    timeZone: "Europe/Paris",
    now: () => new Date(),
    signal: page.signal,
    onThemeChosen: () => undefined,
  });
  await settle();
  return { server, mailbox, root, access };
}

const settle = () => vi.advanceTimersByTimeAsync(20);
const find = <T extends HTMLElement = HTMLElement>(selector: string): T =>
  document.querySelector<T>(selector) ?? expect.fail(`${selector} is not there.`);
const visible = (selector: string) => {
  const element = document.querySelector<HTMLElement>(selector);
  return element !== null && element.closest("[hidden]") === null;
};
const text = (selector = "#content") => {
  const clone = find(selector).cloneNode(true) as HTMLElement;
  for (const hidden of clone.querySelectorAll("[hidden]")) hidden.remove();
  return (clone.textContent ?? "").replace(/\s+/g, " ");
};
const press = async (selector: string) => {
  find(selector).click();
  await settle();
};
const choose = async (selector: string, value: string) => {
  const select = find<HTMLSelectElement>(selector);
  select.value = value;
  select.dispatchEvent(new Event("change"));
  await settle();
};
/** The key of the date is made by the browser's own cryptography, which no fake clock moves. */
const add = async (server: FakeServer) => {
  find("#follow-up-add").click();
  await vi.waitFor(() => expect(server.askedFor("POST /api/follow-ups")).toHaveLength(1));
  await settle();
};
const suggesting = (classification: Partial<Classification>, more = {}) => ({
  "POST /api/suggestions": () => ({ body: sampleSuggestion({ classification, ...more }) }),
});

/** A wrong answer of "Nobody hears it": every control has a name, every id is there once. */
function expectNamesAndIds(): void {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  for (const control of document.querySelectorAll<HTMLInputElement>("input, select, textarea")) {
    const label = control.labels?.[0] ?? document.querySelector(`label[for="${control.id}"]`);
    expect(label?.textContent?.trim(), control.id).toBeTruthy();
  }
  for (const button of document.querySelectorAll("fluent-button")) {
    expect(button.getAttribute("role")).toBe("button");
    expect(button.getAttribute("aria-label") ?? button.textContent?.trim(), button.id).toBeTruthy();
  }
  for (const element of document.querySelectorAll("[aria-describedby]"))
    for (const id of (element.getAttribute("aria-describedby") ?? "").split(" "))
      expect(document.getElementById(id), id).not.toBeNull();
}

test("firstRun_AsksNothingOfTheServer_UntilStarted", async () => {
  const { server, mailbox } = await mounted({}, undefined, {});
  expect(server.asked).toEqual([]);
  expect(find<HTMLInputElement>("#first-name").value).toBe("Sam Doe");
  expectNamesAndIds();

  find<HTMLInputElement>("#first-name").value = "Sam D.";
  await press("#first-start");

  expect(mailbox.settings.read()).toMatchObject({ started: true, signature: "Sam D." });
  expect(server.askedFor("POST /api/suggestions")[0]?.body).toMatchObject({
    preferences: { signature: "Sam D." },
  });
  expect(visible("#facts")).toBe(true);
});

test("message_Rejection_HasTheThreeCards", async () => {
  await mounted();

  expect(
    [...document.querySelectorAll("h2")]
      .filter((heading) => !heading.closest("[hidden]"))
      .map((heading) => heading.textContent),
  ).toEqual(["What we read", "Suggested reply", "Follow-up"]);
  expect(text("#facts")).toContain("Rejection, sure");
  expect(text('[data-fact="company"]')).toContain(
    "Northwind Analytics from the mail".replace(" from", "from"),
  );
  expect(text('[data-fact="role"]')).toContain("our guess");
  expect(text("#evidence")).toContain("We have decided to go ahead with someone else.");
  expect(find("#reply-text").lang).toBe("en");
  expect(find<HTMLTextAreaElement>("#reply-text").value).toBe("Dear Anna,\n\nThank you.");
  expect(text("#reply")).toContain("2 words");
  expect(find<HTMLInputElement>("#follow-up-proposal-0").checked).toBe(true);
  expect(text("#follow-up")).toContain("Tue, January 5, 2027 in 6 weeks");
  expectNamesAndIds();
});

test("message_Loading_ShowsTheShapeAtOnce", async () => {
  await mounted({ "POST /api/suggestions": () => new Promise(() => undefined) });

  expect(visible("#loading")).toBe(true);
  expect(find("#status").textContent).toBe("Reading the message");
});

test("message_MailTextWithMarkup_StaysText", async () => {
  const evil = '<img src=x onerror="alert(1)">';
  await mounted(
    suggesting({
      company: { value: evil, confidence: 1, source: "mail" },
      evidence: [{ says: "rejection", text: evil, start: 0, length: 30, cue: "en.x" }],
    }),
  );

  expect(document.querySelector("img")).toBeNull();
  expect(text("#facts")).toContain(evil);
});

test("notARejection_HasNothingToDo_UntilItIsOne", async () => {
  const { server } = await mounted({
    "POST /api/suggestions": ({ body }) => ({
      body: sampleSuggestion(
        (body["preferences"] as { category?: string }).category === "rejection"
          ? {}
          : { classification: { category: "interview" }, reply: null, followUps: [] },
      ),
    }),
  });
  expect(text()).toContain("This doesn’t look like a rejection.");
  expect(visible("#reply")).toBe(false);
  expect(visible("#follow-up")).toBe(false);

  await press("#verdict-is-one");

  expect(server.askedFor("POST /api/suggestions")[1]?.body).toMatchObject({
    preferences: { category: "rejection" },
  });
  expect(visible("#reply-insert")).toBe(true);
});

test.each([
  ["#unsure-yes", { category: "rejection" }, true],
  ["#unsure-no", { category: "other" }, false],
  ["#unsure-on-hold", { category: "update", nuance: "onHold" }, true],
])("unsure_%s_IsTheUsersWord", async (answer, corrections, assistant) => {
  const { server } = await mounted(suggesting({ certainty: "notSure" }));
  expect(text()).toContain("We’re not sure about this one.");
  expect(text()).toContain("Is it a no?");
  expect(visible("#reply-insert")).toBe(false);
  expectNamesAndIds();

  await press(answer);

  expect(server.askedFor("POST /api/suggestions")[1]?.body).toMatchObject({ preferences: corrections });
  expect(visible("#reply-insert")).toBe(assistant);
});

test("unsure_WhileTheAnswerIsUnderWay_TheQuestionStays", async () => {
  const { server } = await mounted(suggesting({ certainty: "notSure" }, { reply: null }));
  server.routes["POST /api/suggestions"] = () => new Promise(() => undefined);

  await press("#unsure-yes");

  expect(text()).toContain("Is it a no?");
  expect(visible("#reply")).toBe(false);
  expect(text("#facts")).toContain("Updating");
});

test("correction_Refused_IsNotShownAsTaken", async () => {
  const { server } = await mounted();
  server.routes["POST /api/suggestions"] = problem(503, "mailbox-timeout");

  await press("#edit-stage");
  find<HTMLSelectElement>("#value-stage").value = "final";
  await press("#save-stage");
  expect(text('[data-fact="stage"]')).not.toContain("you said");
  expect(text()).toContain("The mailbox took too long to answer.");

  server.routes["POST /api/suggestions"] = () => ({
    body: sampleSuggestion({ classification: { stage: "final" } }),
  });
  await press("#ask-again");

  expect(server.askedFor("POST /api/suggestions").at(-1)?.body).toMatchObject({
    preferences: { stage: "final" },
  });
  expect(text('[data-fact="stage"]')).toContain("Final roundyou said");
});

test("reopened_IsAnInvitation", async () => {
  await mounted(suggesting({ category: "update", nuance: "reopened" }, { reply: null }));

  expect(text()).toContain("Worth a second look: this seems to be an invitation.");
  expect(visible("#reply")).toBe(false);
});

test.each([
  [{ category: "update", nuance: "onHold" }, "Paused, not closed."],
  [{ nuance: "offerWithdrawn" }, "check what you signed"],
  [{ nuance: "softRejection" }, "This reads like a no."],
  [{ safety: ["hiddenText", "somethingNew"] }, "text that is not shown to you"],
  [{ delivery: "announcesCall" }, "They mention a phone call."],
] as const)("message_%j_Says%s", async (classification, words) => {
  await mounted(suggesting(classification as unknown as Partial<Classification>));

  expect(text()).toContain(words);
  expect(visible("#reply-insert")).toBe(true);
});

const noReply = { plan: { reply: "none", why: "Nobody reads it.", blocks: [] }, reply: null };

test("noReplySender_NeedsNoAnswer_ButHasADate", async () => {
  await mounted(suggesting({ canReply: false }, noReply));

  expect(text("#reply")).toContain("This came from an address that doesn’t take replies. No answer needed.");
  expect(visible("#reply-insert")).toBe(false);
  expect(visible("#follow-up-add")).toBe(true);
});

test("stopRule_TwoUnanswered_LetsItRest", async () => {
  const { server } = await mounted({
    "POST /api/suggestions": ({ body }) => ({
      body: sampleSuggestion(
        (body["preferences"] as { unanswered?: number }).unanswered === 2 ? (noReply as never) : {},
      ),
    }),
  });

  const unanswered = find<HTMLSelectElement>("#reply-unanswered");
  unanswered.value = "2";
  unanswered.dispatchEvent(new Event("change"));
  await settle();

  expect(server.askedFor("POST /api/suggestions")).toHaveLength(2);
  expect(text("#reply")).toContain("You’ve written twice. Let this one rest.");
});

test("failed_SaysWhatAndTriesAgain", async () => {
  const { server } = await mounted({ "POST /api/suggestions": problem(401, "key-required") });
  expect(text()).toContain("The service was restarted");
  expect(text()).toContain("Reference: 00-1");

  server.routes["POST /api/suggestions"] = () => ({ body: sampleSuggestion() });
  await press("#retry");

  expect(visible("#facts")).toBe(true);
});

test("failed_UnknownCode_HasGeneralWords", async () => {
  await mounted({ "POST /api/suggestions": problem(500, "brand-new-code") });

  expect(text()).toContain("Something went wrong on our side.");
});

test("offline_GoesOnByItselfWhenBack", async () => {
  const { server } = await mounted({
    "POST /api/suggestions": () => Promise.reject(new TypeError("Failed to fetch")),
  });
  expect(visible("#failed")).toBe(true);

  server.routes["POST /api/suggestions"] = () => ({ body: sampleSuggestion() });
  window.dispatchEvent(new Event("online"));
  await settle();

  expect(visible("#facts")).toBe(true);
});

test("correction_OfTheStage_IsAskedAndTagged", async () => {
  const { server } = await mounted();

  await press("#edit-stage");
  expectNamesAndIds();
  const select = find<HTMLSelectElement>("#value-stage");
  select.value = "final";
  await press("#save-stage");

  expect(server.askedFor("POST /api/suggestions")[1]?.body).toMatchObject({
    preferences: { stage: "final" },
  });
  expect(text('[data-fact="stage"]')).toContain("you said");
  expect(visible("#edit-stage")).toBe(true);
});

test("stage_OfAnEarlierMail_SaysSo", async () => {
  await mounted({
    "POST /api/suggestions": () => ({
      body: sampleSuggestion({ classification: { stage: "interview", stageSource: "thread" } }),
    }),
  });

  expect(text('[data-fact="stage"]')).toContain("from an earlier mail");
});

test("evidence_OneSentenceForTwoThings_IsQuotedOnce", async () => {
  const quote = { text: "We chose someone with more experience.", start: 3, length: 39 };
  await mounted(
    suggesting({
      evidence: [
        { ...quote, says: "rejection", cue: "en.a" },
        { ...quote, says: "reason", cue: "en.b" },
        { ...quote, says: "brandNew", cue: "en.c" },
      ],
    }),
  );

  expect(text("#evidence")).toContain("Why we think so (1)");
  expect(text("#evidence")).toContain("says no, reason, noted");
});

test("correction_Unchanged_AsksNothing", async () => {
  const { server } = await mounted();

  await press("#edit-company");
  expect(find<HTMLInputElement>("#value-company").value).toBe("Northwind Analytics");
  await press("#save-company");

  expect(server.askedFor("POST /api/suggestions")).toHaveLength(1);
});

test("block_Toggled_IsAsked_LockedOneOnlyExplains", async () => {
  const { server } = await mounted();

  await press("#block-thanks");
  expect(find<HTMLInputElement>("#block-thanks").checked).toBe(true);
  expect(text(".chip-why")).toBe("Courtesy.");
  expect(server.askedFor("POST /api/suggestions")).toHaveLength(1);

  await press("#block-feedback");
  expect(server.askedFor("POST /api/suggestions")[1]?.body).toMatchObject({
    preferences: { blocks: { feedback: true } },
  });
});

test("block_ThatMustNotBeWritten_IsNoChoiceButExplained", async () => {
  const { plan } = sampleSuggestion();
  const refused = { id: "connect", on: false, locked: true, why: "You have not met yet." };
  await mounted(suggesting({}, { plan: { ...plan, blocks: [...plan.blocks, refused] } }));

  expect(document.querySelector("#block-connect")).toBeNull();
  expect(text("#left-out")).toContain("Left out on purpose (1)");
  expect(text("#left-out")).toContain("Stay in touch You have not met yet.");
});

test("reply_EditedThenInAnotherLanguage_KeepsTheEditsWithAWayToTheNew", async () => {
  const { server } = await mounted();
  const area = find<HTMLTextAreaElement>("#reply-text");
  area.value = "My own words.";
  area.dispatchEvent(new Event("input"));
  const german = sampleReply({ text: "Neue Worte.", html: "<p>Neue Worte.</p>", language: "de" });
  server.routes["POST /api/suggestions"] = () => ({ body: sampleSuggestion({ reply: german }) });

  await choose("#reply-language", "de");
  expect(area.value).toBe("My own words.");
  await press("#reply-take");
  expect(area.value).toBe("Neue Worte.");
  await press("#reply-undo");

  expect(area.value).toBe("My own words.");
  expect(find("#reply-text")).toBe(area);
});

test.each([
  ["#reply-tone", "warmer", { tone: "warmer" }],
  ["#reply-length", "shorter", { length: "shorter" }],
  ["#reply-register", "informal", { register: "informal" }],
  ["#reply-language", "de", { language: "de" }],
])("reply_%sChosen_IsAskedAsAWish", async (selector, value, wish) => {
  const { server } = await mounted();

  await choose(selector, value);

  expect(server.askedFor("POST /api/suggestions").at(-1)?.body).toMatchObject({ preferences: wish });
  expect(find("#status").textContent).toBe("The reply was updated.");
  expectNamesAndIds();
});

test("reply_UndoAndRedoByKey_GoThroughTypingAndParts", async () => {
  const withFeedback = sampleReply({ text: "Dear Anna,\n\nThank you. One tip?", html: "<p>x</p>" });
  const { server } = await mounted();
  server.routes["POST /api/suggestions"] = ({ body }) => {
    const { blocks } = body["preferences"] as { blocks?: object };
    return { body: sampleSuggestion(blocks ? { reply: withFeedback } : {}) };
  };
  const area = find<HTMLTextAreaElement>("#reply-text");
  const keys = async (key: string) => {
    const event = new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true });
    area.dispatchEvent(event);
    await settle();
    expect(event.defaultPrevented).toBe(true);
  };
  await press("#block-feedback");
  area.value = `${withFeedback.text} Thanks.`;
  area.dispatchEvent(new Event("input"));

  await keys("z");
  expect(area.value).toBe(withFeedback.text);
  await keys("z");
  expect(area.value).toBe("Dear Anna,\n\nThank you.");
  expect(find("#reply-undo").getAttribute("aria-disabled")).toBe("true");
  await keys("y");
  await keys("y");

  expect(area.value).toBe(`${withFeedback.text} Thanks.`);
  expect(find("#status").textContent).toContain("Redone.");
});

test("reply_NoteUndone_IsGoneFromItsLineToo", async () => {
  await mounted();
  const note = find<HTMLInputElement>("#reply-note");
  note.value = "the talk";
  note.dispatchEvent(new Event("change"));
  await settle();

  await press("#reply-start-over");
  expect(note.value).toBe("");
  await press("#reply-undo");

  expect(note.value).toBe("the talk");
});

test("check_WithAMend_IsMendedByOnePress", async () => {
  const words = "Dear Anna!\n\nThank you!";
  const reply = sampleReply({
    text: words,
    checks: [
      sampleCheck({
        id: "L21",
        severity: "warn",
        passed: false,
        message: "Calmer without exclamation marks.",
        spans: [{ start: 9, length: 1 }],
        mends: [{ start: 9, length: 1, replacement: "," }],
      }),
    ],
  });
  await mounted(suggesting({}, { reply }));
  expect(document.querySelector("#remove-L21")).toBeNull();

  await press("#mend-L21");

  expect(find<HTMLTextAreaElement>("#reply-text").value).toBe("Dear Anna,\n\nThank you!");
});

test("reply_RequestToThinkAgain_HoldsInsertUntilRemoved", async () => {
  const message = fakeMessage();
  const words = "Dear Anna,\n\nThank you. Please reconsider.";
  const reply = sampleReply({
    text: words,
    checks: [
      sampleCheck({
        id: "L12",
        passed: false,
        message: "One line asks them to think again.",
        spans: [{ start: words.indexOf("reconsider"), length: 10 }],
      }),
    ],
  });
  await mounted(suggesting({}, { reply }), { kind: "message", message });
  expect(find("#reply-insert").getAttribute("aria-disabled")).toBe("true");
  expect(document.querySelector("#keep-L12")).toBeNull();
  expectNamesAndIds();
  await press("#reply-insert");
  expect(message.replies).toEqual([]);

  await press("#remove-L12");
  await vi.advanceTimersByTimeAsync(420);
  expect(find<HTMLTextAreaElement>("#reply-text").value).toBe("Dear Anna,\n\nThank you.");
  await press("#reply-insert");

  expect(message.replies).toEqual(["<p>Dear Anna,</p><p>Thank you.</p>"]);
  expect(text("#reply")).toContain("Reply opened as a draft. You send it.");
  expect(find("#status").textContent).toContain("Reply opened as a draft.");
});

test("insert_EditsThatCannotBeChecked_SaysSoAndLeavesCopying", async () => {
  const message = fakeMessage();
  const { server } = await mounted(
    { "POST /api/replies/check": problem(503, "throttled") },
    { kind: "message", message },
  );
  const area = find<HTMLTextAreaElement>("#reply-text");
  area.value = "My own words.";
  area.dispatchEvent(new Event("input"));
  await vi.advanceTimersByTimeAsync(450);
  expect(text("#reply")).toContain("you can copy the text but not insert it.");
  expect(document.querySelector("#checks")).toBeNull();

  await press("#reply-insert");
  expect(message.replies).toEqual([]);
  expect(find("#status").textContent).toContain("so nothing was inserted. Press again to try once more");

  server.routes["POST /api/replies/check"] = () => ({ body: { words: 3, checks: [sampleCheck()] } });
  await press("#reply-insert");
  expect(message.replies).toEqual(["<p>My own words.</p>"]);
  expect(text("#reply")).not.toContain("not insert it");
});

test("insert_FormAndDraftFail_SaysBothAndPointsToCopy", async () => {
  await mounted(
    { "POST /api/replies/drafts": problem(403, "mailbox-forbidden") },
    { kind: "message", message: fakeMessage({ outcome: "failed" }) },
  );

  await press("#reply-insert");
  await vi.waitFor(() => expect(text("#reply")).toContain("Copy the text instead."));

  expect(text("#reply")).toContain("Outlook didn’t open the reply.");
  expect(text("#reply")).toContain("No draft could be made. The mailbox does not allow this.");
});

const toMorning = (dateTime: string) =>
  suggesting(
    {},
    {
      followUps: [
        sampleFollowUp(),
        sampleFollowUp({ kind: "sendReply", selected: false, start: { dateTime, timeZone: "Europe/Paris" } }),
      ],
    },
  );

test("keep_ForTomorrow_SaysWhereItIsAndWhenItLeaves", async () => {
  await mounted({
    ...toMorning("2026-11-24T09:00:00"),
    "POST /api/replies/drafts": () => ({
      status: 201,
      body: { id: "1", webLink: "https://outlook.example/1" },
    }),
  });
  expect(find("#reply-keep").textContent).toBe("Keep for tomorrow");
  expectNamesAndIds();

  await press("#reply-keep");
  await vi.waitFor(() => expect(text("#reply")).toContain("Your reply is in Drafts."));

  expect(text("#reply")).toMatch(/it waits until tomorrow, 9:00\sAM\./);
  expect(find<HTMLAnchorElement>("#reply-open-draft").href).toBe("https://outlook.example/1");
  expect(find("#status").textContent).toContain("Your reply is in Drafts.");
});

test("keep_ThatNeedsPermission_AsksForItOrGoesByTheForm", async () => {
  const message = fakeMessage();
  await mounted(
    {
      ...toMorning("2026-11-24T09:00:00"),
      "POST /api/replies/drafts": () => ({
        status: 401,
        body: { code: "consent-required", scopes: ["https://graph.microsoft.com/Mail.ReadWrite"] },
      }),
    },
    { kind: "message", message },
  );

  await press("#reply-keep");
  await vi.waitFor(() => expect(text("#reply")).toContain("The mailbox needs your permission first."));
  expect(find("#reply-sign-in").textContent).toBe("Allow");
  expectNamesAndIds();
  await press("#reply-by-form");

  expect(message.replies).toHaveLength(1);
  expect(text("#reply")).toContain("The reply is open in Outlook.");
  expect(visible("#reply-remind")).toBe(true);
});

test("keep_OverTheWeekend_NamesTheDay", async () => {
  await mounted(toMorning("2026-11-30T09:00:00"));

  expect(find("#reply-keep").textContent).toBe("Keep for Monday");
});

test("keep_AddressOfTheDraftThatIsNoPage_IsNoLink", async () => {
  await mounted({
    ...toMorning("2026-11-24T09:00:00"),
    "POST /api/replies/drafts": () => ({ status: 201, body: { id: "1", webLink: "javascript:alert(1)" } }),
  });

  await press("#reply-keep");
  await vi.waitFor(() => expect(text("#reply")).toContain("Your reply is in Drafts."));

  expect(document.querySelector("#reply-open-draft")).toBeNull();
});

test("copy_AllBlocked_SelectsTheTextAndSaysWhichKeys", async () => {
  vi.stubGlobal("navigator", { clipboard: { writeText: () => Promise.reject(new DOMException("blocked")) } });
  await mounted();

  await press("#reply-copy");

  expect(text("#reply")).toContain("The text is selected: press Ctrl+C.");
  expect(document.activeElement?.id).toBe("reply-text");
  vi.unstubAllGlobals();
});

test("followUp_Added_SaysWhenAndCanBeRemoved", async () => {
  const { server } = await mounted({ "DELETE /api/follow-ups/*": () => ({ status: 204 }) });

  find("#follow-up-add").focus();
  await add(server);
  expect(document.activeElement?.id).toBe("follow-up-remove");
  expect(text("#follow-up")).toMatch(/In your calendar: Tue, January 5, 2027, 9:00\sAM\./);
  expect(visible("#follow-up-add")).toBe(false);
  expectNamesAndIds();
  find("#follow-up-remove").focus();
  await press("#follow-up-remove");
  expect(document.activeElement?.id).toBe("follow-up-add");

  expect(server.askedFor("DELETE /api/follow-ups/event-1")).toHaveLength(1);
  expect(text("#follow-up")).toContain("Removed from your calendar.");
  expect(visible("#follow-up-add")).toBe(true);
});

const note = {
  channel: "mail" as const,
  language: "de",
  text: "Guten Tag Frau Keller, wie geht es Ihnen?",
  html: "<p>Guten Tag Frau Keller, wie geht es Ihnen?</p>",
  characters: 41,
};

test("followUp_WithANote_ShowsItToReadAndCopy", async () => {
  await mounted(suggesting({}, { followUps: [sampleFollowUp({ note })] }));
  vi.stubGlobal("navigator", { clipboard: { writeText: () => Promise.resolve() } });

  const area = find<HTMLTextAreaElement>("#note-later-text");
  expect([area.value, area.lang, area.readOnly]).toEqual([note.text, "de", true]);
  expectNamesAndIds();
  await press("#note-later-copy");
  expect(text("#note-later")).toContain("Copied.");
  await press("#follow-up-none");

  expect(document.querySelector("#note-later")).toBeNull();
  vi.unstubAllGlobals();
});

test("note_OpenedAndReworded_StaysOpen", async () => {
  const { server } = await mounted(suggesting({}, { followUps: [sampleFollowUp({ note })] }));
  const details = () => find<HTMLDetailsElement>("#note-later");
  details().open = true;
  details().dispatchEvent(new Event("toggle"));
  const reworded = { ...note, text: "Guten Tag, wie geht es?" };
  server.routes["POST /api/suggestions"] = () => ({
    body: sampleSuggestion({ followUps: [sampleFollowUp({ note: reworded })] }),
  });

  await choose("#reply-tone", "warmer");

  expect(find<HTMLTextAreaElement>("#note-later-text").value).toBe(reworded.text);
  expect(details().open).toBe(true);
});

test("connect_HasANoteForTheNetwork_WithItsLength", async () => {
  const connect = sampleFollowUp({
    kind: "connect",
    selected: false,
    note: { ...note, channel: "network", characters: 251 },
  });
  await mounted(suggesting({}, { followUps: [sampleFollowUp(), connect] }));

  expect(text("#note-network")).toContain("A note for LinkedIn");
  expect(text("#note-network")).toContain("251 of 300 characters.");
  expect(document.querySelector("#note-later")).toBeNull();
  expectNamesAndIds();
});

test("followUp_OtherDate_WaitsForTheDate", async () => {
  const { server } = await mounted();
  expect(visible("#follow-up-date")).toBe(false);

  await press("#follow-up-other");
  expect(find("#follow-up-add").getAttribute("aria-disabled")).toBe("true");
  const date = find<HTMLInputElement>("#follow-up-date");
  expect(date.min).toBe("2026-11-24");
  date.value = "2027-02-03";
  date.dispatchEvent(new Event("change"));
  await add(server);

  expect(server.askedFor("POST /api/follow-ups")[0]?.body).toMatchObject({
    start: { dateTime: "2027-02-03T09:00:00", timeZone: "Europe/Paris" },
  });
});

test("followUp_NoCalendar_OffersFormAndFile", async () => {
  const { mailbox, server } = await mounted({ "POST /api/follow-ups": problem(403, "mailbox-forbidden") });

  await add(server);
  expect(text("#follow-up")).toContain("The mailbox does not allow this.");
  expect(visible("#follow-up-file")).toBe(true);
  await press("#follow-up-form");

  expect(mailbox.appointments).toHaveLength(1);
  expect(text("#follow-up")).toContain("Outlook’s appointment form is open.");
});

test("pinned_AnotherMessage_IsShown_AndTheFirstKeepsItsEdits", async () => {
  const first = fakeMessage({ id: "one" });
  const second = fakeMessage({ id: "two" });
  const { mailbox, server } = await mounted({}, { kind: "message", message: first });
  const area = find<HTMLTextAreaElement>("#reply-text");
  area.value = "My own words.";
  area.dispatchEvent(new Event("input"));

  mailbox.open({ kind: "message", message: second });
  await settle();
  expect(server.askedFor("POST /api/suggestions").map(({ body }) => body["messageId"])).toEqual([
    "one",
    "two",
  ]);
  expect(find<HTMLTextAreaElement>("#reply-text").value).toBe("Dear Anna,\n\nThank you.");

  mailbox.open({ kind: "none" });
  expect(text()).toContain("No message open");

  mailbox.open({ kind: "message", message: first });
  await settle();
  expect(find<HTMLTextAreaElement>("#reply-text").value).toBe("My own words.");
});

test("pinned_SwitchedWhileReading_TheLateAnswerIsNotShown", async () => {
  const answers: Record<string, (value: { body: unknown }) => void> = {};
  const { mailbox } = await mounted(
    {
      "POST /api/suggestions": ({ body }) =>
        new Promise((resolve) => (answers[String(body["messageId"])] = resolve)),
    },
    { kind: "message", message: fakeMessage({ id: "one" }) },
  );

  mailbox.open({ kind: "message", message: fakeMessage({ id: "two" }) });
  await settle();
  const company = (value: string) => ({
    body: sampleSuggestion({ classification: { company: { value, confidence: 1, source: "mail" } } }),
  });
  answers["two"]?.(company("Second"));
  answers["one"]?.(company("First"));
  await settle();

  expect(text("#facts")).toContain("Second");
});

test.each([
  [{ kind: "other" }, "This is not a message"],
  [{ kind: "none" }, "No message open"],
] as const)("item_%j_HasAPlainScreen", async (item, words) => {
  await mounted({}, item as OpenItem);

  expect(text()).toContain(words);
});

const anna = { name: "Anna Keller", address: "anna@northwind.example" };

/** A draft that takes what is put in and keeps it to look at. */
function writing(html: string, hold: OpenDraft["hold"] = null) {
  const put: ReplyBody[] = [];
  const read = { subject: "RE: Candidature", html, to: [anna], others: [] as Recipient[] };
  const draft: OpenDraft = {
    read: () => Promise.resolve(read),
    prepend: (reply) => {
      put.push(reply);
      return Promise.resolve("put");
    },
    hold,
  };
  return { item: { kind: "draft", draft } as OpenItem, put, read };
}

test("draft_QuotingAMail_GetsASuggestedReplyOnTop", async () => {
  const { item, put } = writing("<p><br></p><div id=Signature>Sam Doe</div><hr><p>We chose another.</p>");
  const { server } = await mounted({}, item, { started: true, signature: "Sam Doe" });

  // Outlook's signature says the name already.
  expect(server.askedFor("POST /api/suggestions")[0]?.body).toEqual({
    message: {
      subject: "RE: Candidature",
      from: { emailAddress: anna },
      replyTo: [],
      body: { contentType: "html", content: "<hr><p>We chose another.</p>" },
      receivedDateTime: null,
      internetMessageHeaders: [],
    },
    preferences: { timeZone: "Europe/Paris" },
  });
  expect(document.querySelector("#follow-up")).toBeNull();
  expectNamesAndIds();
  await press("#reply-insert");

  expect(put).toEqual([{ html: "<p>Dear Anna,</p><p>Thank you.</p>", text: "Dear Anna,\n\nThank you." }]);
  expect(text("#reply")).toContain("Your reply stands at the top of the draft.");
});

test("draft_ToOthersToo_IsLeftAlone", async () => {
  const { item, put, read } = writing("<hr><p>We chose another.</p>");
  await mounted({}, item);
  read.others.push({ name: "Bo", address: "bo@northwind.example" });

  await press("#reply-insert");

  expect(put).toEqual([]);
  expect(text("#reply")).toContain("This draft goes to several people.");
  expect(text("#reply")).not.toContain("Copy the text instead.");
});

test.each([
  [true, /Press Send whenever you like; Outlook holds it until tomorrow, 9:00\sAM\./],
  [false, /Outlook didn’t take the time\./],
])("draft_KeptForTomorrow_OutlookAnswers%s", async (answer, words) => {
  const held: Date[] = [];
  const { item } = writing("<hr><p>We chose another.</p>", (until) => {
    held.push(until);
    return Promise.resolve(answer);
  });
  await mounted(toMorning("2026-11-24T09:00:00"), item);
  expect(visible("#reply-keep")).toBe(false);

  await press("#draft-hold");

  expect(held).toEqual([new Date("2026-11-24T08:00:00Z")]);
  expect(text("#draft")).toMatch(words);
});

test("draft_OutlookCannotHold_OffersNoMorning", async () => {
  await mounted(toMorning("2026-11-24T09:00:00"), writing("<hr><p>We chose another.</p>").item);

  expect(document.querySelector("#draft-hold")).toBeNull();
});

test("draft_LeftForAMessage_StopsReading", async () => {
  const { mailbox, server } = await mounted(
    { "POST /api/suggestions": () => new Promise(() => undefined) },
    writing("<hr><p>We chose another.</p>").item,
  );

  server.routes["POST /api/suggestions"] = () => ({ body: sampleSuggestion() });
  mailbox.open({ kind: "message", message: fakeMessage() });
  await settle();

  expect(visible("#facts")).toBe(true);
  expect(document.querySelector("#draft")).toBeNull();
});

test("draft_Checked_SendsTheUsersOwnWordsAndWhatTheyAnswer", async () => {
  const { server } = await mounted(
    {
      "POST /api/suggestions": () => ({ body: sampleSuggestion({ classification: { language: "fr" } }) }),
      "POST /api/replies/check": () => ({
        body: {
          words: 4,
          checks: [
            sampleCheck(),
            sampleCheck({
              id: "L13",
              passed: false,
              message: "This argues.",
              spans: [{ start: 3, length: 4 }],
            }),
          ],
        },
      }),
    },
    writing("<p>Je ne suis pas d’accord.</p><hr><p>Bonjour</p>").item,
  );
  expectNamesAndIds();

  await press("#draft-check");

  expect(server.askedFor("POST /api/replies/check")[0]?.body).toMatchObject({
    text: "Je ne suis pas d’accord.",
    language: "fr",
    message: {
      subject: "RE: Candidature",
      from: { emailAddress: anna },
      body: { contentType: "html", content: "<hr><p>Bonjour</p>" },
    },
  });
  expect(text("#draft")).toContain("This argues.");
  expect(text("#draft")).toContain("Je ne suis pas d’accord.");
  expect(document.querySelector("#remove-L13")).toBeNull();
});

test("draft_Empty_SaysSo", async () => {
  const { server } = await mounted({}, writing("<p><br></p>").item);

  await press("#draft-check");

  expect(text("#draft")).toContain("The draft is still empty.");
  expect(server.askedFor("POST /api/replies/check")).toHaveLength(0);
});

test("outsideOutlook_TextCanBePasted", async () => {
  const { server } = await mounted({}, { kind: "none" }, { started: true }, "outside");
  await press("#paste-read");
  expect(text("#paste-hint")).toBe("Paste the text first.");

  find<HTMLTextAreaElement>("#paste").value = "We chose someone else.";
  await press("#paste-read");

  expect(server.askedFor("POST /api/suggestions")[0]?.body).toMatchObject({
    message: { body: { contentType: "text", content: "We chose someone else." } },
  });
  expect(visible("#reply-copy")).toBe(true);
});

test("scratchPad_NeverLeavesThePane", async () => {
  const sentinel = "SENTINEL-4711";
  const message = fakeMessage();
  const { server, mailbox } = await mounted({}, { kind: "message", message });
  const pad = find<HTMLTextAreaElement>("#scratch");
  pad.value = sentinel;
  pad.dispatchEvent(new Event("input"));
  pad.dispatchEvent(new Event("change"));

  await press("#block-feedback");
  await press("#reply-insert");
  await add(server);

  mailbox.open({ kind: "message", message: fakeMessage({ id: "two" }) });
  await settle();
  expect(find<HTMLTextAreaElement>("#scratch").value).toBe(sentinel);

  const outside = JSON.stringify([server.asked, message.replies, mailbox.settings.read()]);
  expect(outside).not.toContain(sentinel);
});

test("kindLine_Hidden_StaysHidden", async () => {
  const { mailbox } = await mounted();
  expect(visible("#kind")).toBe(true);

  await press("#kind-hide");

  expect(visible("#kind")).toBe(false);
  expect(mailbox.settings.read().kindLines).toBe(false);
});

test("settings_NewName_IsSignedWith", async () => {
  const { server } = await mounted();
  const name = find<HTMLInputElement>("#settings-name");

  name.value = "S. Doe";
  name.dispatchEvent(new Event("change"));
  await settle();

  expect(server.askedFor("POST /api/suggestions").at(-1)?.body).toMatchObject({
    preferences: { signature: "S. Doe" },
  });
});

const byIdRefused = (code: string, more: object = {}): FakeServer["routes"] => ({
  "POST /api/suggestions": ({ body }) =>
    "message" in body ? { body: sampleSuggestion() } : problem(401, code, more)(),
});
const scopes = (name: string) => ({ scopes: [`https://graph.microsoft.com/${name}`] });

test("signIn_ConsentMissing_TheReasonIsReadBeforeTheButton_AndTheMessageIsThere", async () => {
  const { access } = await mounted(byIdRefused("consent-required", scopes("Mail.Read")));

  expect(visible("#facts")).toBe(true);
  const said = text(".notices");
  expect(said).toContain("The mailbox needs your permission first. The message was read through Outlook");
  expect(said.indexOf("It reads only the message you open.")).toBeLessThan(said.indexOf("Allow"));
  expect(access.asked).toEqual([]);
  expectNamesAndIds();

  await press("#sign-in");
  expect(access.asked).toEqual([scopes("Mail.Read")]);
});

test("signIn_WindowOpen_SaysSoAndTheRestWorks", async () => {
  const { access } = await mounted(byIdRefused("sign-in-required"));
  access.answer = () => new Promise(() => undefined);

  await press("#sign-in");

  expect(find("#status").textContent).toContain("sign-in window is open");
  expect(find("#sign-in").getAttribute("aria-busy")).toBe("true");
  await press("#sign-in");
  expect(access.asked).toHaveLength(1);
  expect(find("#reply-insert").getAttribute("aria-disabled")).toBeNull();
});

test.each([
  ["sign-in-timeout", "took too long", true],
  ["sign-in-blocked", "blocked Microsoft’s sign-in window", true],
  ["consent-refused", "The permission was not given.", true],
  ["sign-in-cancelled", "was not finished", true],
  ["sign-in-failed", "did not work", true],
  ["sign-in-unsupported", "does not sign you in for add-ins", false],
  ["sign-in-unavailable", "can’t be reached right now", false],
])("signIn_%s_IsSaidWithAWayOn", async (code, words, canTryAgain) => {
  const { access } = await mounted(byIdRefused("consent-required", scopes("Mail.Read")));
  access.answer = () => Promise.reject(new ProblemError({ code, status: 0, ...scopes("Mail.Read") }));

  await press("#sign-in");

  expect(text(".notices")).toContain(words);
  expect(text(".notices")).toContain("read through Outlook");
  expect(find("#status").textContent).toContain(words);
  expect(visible("#sign-in")).toBe(canTryAgain);
  expect(visible("#reply-insert")).toBe(true);
  expect(text("#follow-up")).toContain("Outlook’s own form");
});

test("signIn_Allowed_TheNoticeIsGone", async () => {
  const { server, access } = await mounted(byIdRefused("consent-required", scopes("Mail.Read")));
  access.answer = () => {
    server.routes["POST /api/suggestions"] = () => ({ body: sampleSuggestion() });
    return Promise.resolve();
  };

  await press("#sign-in");

  expect(visible("#sign-in")).toBe(false);
  expect(text("#follow-up")).not.toContain("Outlook’s own form");
});

test("followUp_ConsentMissing_TellsWhyAndOffersTheForm", async () => {
  const { server, access } = await mounted({
    "POST /api/follow-ups": problem(401, "consent-required", scopes("Calendars.ReadWrite")),
  });
  await add(server);
  const said = text("#follow-up");
  expect(said).toContain("whether this add-in may change your calendar");
  expect(said.indexOf("change your calendar")).toBeLessThan(said.indexOf("Allow"));
  expect(said).toContain("Use Outlook’s form");
  expectNamesAndIds();
  server.routes["POST /api/follow-ups"] = () => ({ status: 201, body: { id: "event-1" } });

  find("#follow-up-sign-in").click();
  await vi.waitFor(() => expect(server.askedFor("POST /api/follow-ups")).toHaveLength(2));
  await settle();

  expect(access.asked).toEqual([scopes("Calendars.ReadWrite")]);
  expect(text("#follow-up")).toContain("In your calendar");
});
