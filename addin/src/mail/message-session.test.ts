import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Suggestion } from "../api/contract";
import { ProblemError } from "../api/problem-error";
import type { OpenMessage } from "../office/mailbox";
import { fakeMailbox, fakeMessage, type FakeMailbox } from "../testing/fake-mailbox";
import {
  fakeAccess,
  fakeServer,
  problem,
  type Asked,
  type FakeAccess,
  type FakeServer,
} from "../testing/fake-server";
import { partedReply, sampleCheck, sampleFollowUp, sampleReply, sampleSuggestion } from "../testing/samples";
import { MessageSession } from "./message-session";
import type { ReadMessage } from "./message-state";

const suggestions = "POST /api/suggestions";
const checks = "POST /api/replies/check";
const followUps = "POST /api/follow-ups";
const drafts = "POST /api/replies/drafts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Opened = {
  session: MessageSession;
  server: FakeServer;
  mailbox: FakeMailbox;
  access: FakeAccess;
  /** What is shown; fails where the message has not been read. */
  read: () => ReadMessage;
};

async function opened(
  message: OpenMessage = fakeMessage(),
  routes: Record<
    string,
    (asked: Asked) => { status?: number; body?: unknown } | Promise<{ body?: unknown }>
  > = {},
): Promise<Opened> {
  const access = fakeAccess();
  const server = fakeServer(
    {
      [suggestions]: () => ({ body: sampleSuggestion() }),
      [checks]: () => ({ body: { words: 5, checks: [sampleCheck()] } }),
      [followUps]: () => ({ status: 201, body: { id: "event-1" } }),
      ...routes,
    },
    { access },
  );
  const mailbox = fakeMailbox({ kind: "message", message }, { started: true, signature: "Sam Doe" });
  const session = new MessageSession(message, {
    client: server.client,
    mailbox,
    timeZone: "Europe/Paris",
    now: () => new Date("2026-11-23T14:00:00Z"),
  });
  session.open(() => undefined);
  await settle();
  return {
    session,
    server,
    mailbox,
    access,
    read: () => (session.state.kind === "read" ? session.state : expect.fail(session.state.kind)),
  };
}

const settle = () => vi.advanceTimersByTimeAsync(20);
const bodies = (server: FakeServer, route: string) => server.askedFor(route).map(({ body }) => body);

test("open_Id_AsksByIdWithTheSignature", async () => {
  const { server, read } = await opened();

  expect(bodies(server, suggestions)).toEqual([
    { messageId: "AAMk=", preferences: { signature: "Sam Doe" } },
  ]);
  expect(read().way.kind).toBe("mailbox");
});

test("wish_OwnAddressKnown_IsSentForMailOfTheUsersOwn", async () => {
  const { session, server, mailbox } = await opened();
  mailbox.ownAddress = "sam@doe.example";

  await session.wish({ tone: "warmer" });
  session.type("My own words.");
  await vi.advanceTimersByTimeAsync(450);

  const preferences = { signature: "Sam Doe", ownAddress: "sam@doe.example", tone: "warmer" };
  expect(bodies(server, suggestions).at(-1)).toEqual({ messageId: "AAMk=", preferences });
  expect(bodies(server, checks)).toMatchObject([{ preferences }]);
});

test.each([
  [404, "message-not-found"],
  [400, "message-id-malformed"],
  [503, "mailbox-unreachable"],
  [401, "sign-in-required"],
  [401, "token-invalid"],
  [401, "claims-challenge"],
  [401, "consent-required"],
  [403, "scope-missing"],
  [502, "sign-in-misconfigured"],
  [503, "sign-in-unavailable"],
])("open_%i%s_ReadsThroughOutlookAndSaysWhy", async (status, code) => {
  const message = fakeMessage();
  const { server, read } = await opened(message, {
    [suggestions]: ({ body }) =>
      "messageId" in body ? problem(status, code)() : { body: sampleSuggestion() },
  });

  expect(read().way).toMatchObject({ kind: "outlook", because: code });
  expect(message.reads).toBe(1);
  expect(bodies(server, suggestions)[1]).toMatchObject({
    message: { subject: "Your application", body: { contentType: "html", content: "<p>Dear Sam</p>" } },
    preferences: { timeZone: "Europe/Paris" },
  });
});

test("open_ServerFails_IsNotReadAnotherWay", async () => {
  const message = fakeMessage();
  const { session } = await opened(message, { [suggestions]: problem(500, "unexpected") });

  expect(session.state).toEqual({ kind: "failed", problem: { code: "unexpected", traceId: "00-1" } });
  expect(message.reads).toBe(0);
});

test("open_NoId_ReadsThroughOutlook", async () => {
  const { server, read } = await opened(fakeMessage({ id: undefined }));

  expect(read().way).toMatchObject({ kind: "outlook", because: null });
  expect(bodies(server, suggestions)).toHaveLength(1);
});

const lookup = { internetMessageId: "<1@northwind.example>", subject: "Your application" };

test("open_WithALookup_SendsItBesideTheId_AndGoesByWhatWasFound", async () => {
  const { session, server } = await opened(fakeMessage({ lookup }), {
    [suggestions]: () => ({ body: sampleSuggestion({ messageId: "AAImmutable=" }) }),
  });
  session.type("My own words.");
  await vi.advanceTimersByTimeAsync(450);
  await session.addFollowUp();

  expect(bodies(server, suggestions)[0]).toMatchObject({ messageId: "AAMk=", lookup });
  expect(bodies(server, checks)[0]).toMatchObject({ messageId: "AAImmutable=", lookup });
  expect(bodies(server, followUps)[0]).toMatchObject({ messageId: "AAImmutable=" });
  expect(bodies(server, followUps)[0]).not.toHaveProperty("lookup");
});

test("open_NoIdButALookup_IsAskedByTheLookupAlone", async () => {
  const { server, read } = await opened(fakeMessage({ id: undefined, lookup }));

  expect(bodies(server, suggestions)).toEqual([{ lookup, preferences: { signature: "Sam Doe" } }]);
  expect(read().way.kind).toBe("mailbox");
});

test.each([["team@northwind.example"], [null]])("open_MailboxOf%s_IsAskedThere", async (owner) => {
  const message = fakeMessage({ owner });
  const { session, server } = await opened(message);
  session.type("My own words.");
  await vi.advanceTimersByTimeAsync(450);
  await session.addFollowUp();

  const owners = (route: string) =>
    server.askedFor(route).map(({ headers }) => headers.get("X-Mailbox-Owner"));
  expect(owners(suggestions)).toEqual([owner]);
  expect(owners(checks)).toEqual([owner]);
  // Dates are the user's own.
  expect(owners(followUps)).toEqual([null]);
});

test("open_OutlookGivesNoText_AsksToPasteIt", async () => {
  const message = fakeMessage({ id: undefined, read: () => Promise.reject(new Error("protected")) });
  const { session, server, read } = await opened(message);
  expect(session.state).toEqual({ kind: "paste", why: "unavailable" });

  await session.loadText("We chose someone else.");

  expect(bodies(server, suggestions)[0]).toMatchObject({
    message: {
      subject: "Your application",
      from: { emailAddress: { address: "anna@northwind.example" } },
      body: { contentType: "text", content: "We chose someone else." },
    },
  });
  expect(read().way.kind).toBe("pasted");
});

test("close_WhileReading_EndsTheRequestAndReadsAnewOnReturn", async () => {
  let answer: (value: { body: Suggestion }) => void = () => undefined;
  const { session, server, read } = await opened(fakeMessage(), {
    [suggestions]: () => new Promise((resolve) => (answer = resolve)),
  });

  session.close();
  answer({ body: sampleSuggestion() });
  await settle();

  expect(session.state.kind).toBe("loading");
  server.routes[suggestions] = () => ({ body: sampleSuggestion() });
  session.open(() => undefined);
  await settle();
  expect(read().suggestion.classification.category).toBe("rejection");
});

test("close_EditedReply_IsThereOnReturn", async () => {
  const { session, read } = await opened();

  session.type("My own words.");
  session.close();
  session.open(() => undefined);

  expect(read().reply?.text).toBe("My own words.");
});

test("correct_Fields_AddUpAndWin", async () => {
  const { session, server } = await opened();

  await session.correct({ stage: "final" });
  await session.correct({ company: "Contoso" });

  expect(bodies(server, suggestions).at(-1)).toMatchObject({
    messageId: "AAMk=",
    preferences: { stage: "final", company: "Contoso", signature: "Sam Doe" },
  });
});

const parts = { greeting: "Dear Anna,", thanks: "\n\nThank you.", wishes: "\n\nAll the best." };
const letter = partedReply(parts);
const withFeedback = partedReply({
  greeting: parts.greeting,
  thanks: parts.thanks,
  feedback: " One tip would help.",
  wishes: parts.wishes,
});
const byWish = ({ body }: Asked) => {
  const { blocks } = body["preferences"] as { blocks?: { feedback?: boolean } };
  return { body: sampleSuggestion({ reply: blocks?.feedback ? withFeedback : letter }) };
};

test("toggleBlock_Edited_KeepsTheEditsOfTheRest", async () => {
  const { session, server, read } = await opened(fakeMessage(), { [suggestions]: byWish });
  session.type(letter.text.replace("All the best.", "Have a good summer."));

  await session.toggleBlock("feedback", true);

  expect(bodies(server, suggestions).at(-1)).toMatchObject({ preferences: { blocks: { feedback: true } } });
  expect(read().reply?.text).toBe("Dear Anna,\n\nThank you. One tip would help.\n\nHave a good summer.");
});

test("undo_AToggle_IsAskedBack_AndRedoAgain", async () => {
  const { session, server, read } = await opened(fakeMessage(), { [suggestions]: byWish });
  await session.toggleBlock("feedback", true);

  session.undo();
  expect(read().reply?.text).toBe(letter.text);
  await settle();
  expect(bodies(server, suggestions).at(-1)).toEqual({
    messageId: "AAMk=",
    preferences: { signature: "Sam Doe" },
  });
  session.redo();
  await settle();

  expect(read().reply?.text).toBe(withFeedback.text);
  expect(read().wishes).toEqual({ blocks: { feedback: true } });
});

test("undo_WhileAWishIsUnderWay_TakesItBackAndNotWhatWasTypedBefore", async () => {
  const { session, server, read } = await opened();
  const mine = `${sampleReply().text} My own words.`;
  session.type(mine);
  server.routes[suggestions] = () => new Promise(() => undefined);
  void session.wish({ length: "shorter" });
  server.routes[suggestions] = () => ({ body: sampleSuggestion() });

  session.undo();
  await settle();

  expect(read()).toMatchObject({ wishes: {}, asking: false, reply: { text: mine } });
  session.undo();
  await settle();
  expect(read().reply?.text).toBe(sampleReply().text);
  session.redo();
  await settle();
  expect(read().reply?.text).toBe(mine);
});

test("undo_OfTyping_AsksNothing", async () => {
  const { session, server, read } = await opened();
  session.type("My own words.");

  session.undo();

  expect(read().reply?.text).toBe(sampleReply().text);
  expect(bodies(server, suggestions)).toHaveLength(1);
});

test("toggleBlock_SecondWhileFirstIsUnderWay_OnlyTheSecondCounts", async () => {
  const { session, server, read } = await opened();
  const answers: ((value: { body: Suggestion }) => void)[] = [];
  server.routes[suggestions] = () => new Promise((resolve) => answers.push(resolve));

  void session.toggleBlock("feedback", true);
  await settle();
  const second = session.toggleBlock("feedback", false);
  await settle();
  answers[1]?.({ body: sampleSuggestion({ reply: sampleReply({ text: "second" }) }) });
  answers[0]?.({ body: sampleSuggestion({ reply: sampleReply({ text: "first" }) }) });
  await second;

  expect(read().reply?.text).toBe("second");
  expect(read().asking).toBe(false);
});

test("wish_Fails_KeepsWhatIsShownAndSaysSo", async () => {
  const { session, server, read } = await opened();
  server.routes[suggestions] = problem(503, "throttled");

  await session.wish({ register: "informal" });

  expect(read().problem?.code).toBe("throttled");
  expect(read().reply?.text).toBe(sampleReply().text);
});

test("beginAgain_ForgetsWishesButNotTheSignature_AndUndoKnowsTheText", async () => {
  const { session, server, read } = await opened();
  await session.wish({ personalNote: "the talk" });
  session.type("My own words.");

  await session.beginAgain();

  expect(bodies(server, suggestions).at(-1)).toEqual({
    messageId: "AAMk=",
    preferences: { signature: "Sam Doe" },
  });
  expect(read().reply?.past.at(-1)?.text).toBe("My own words.");
  session.undo();
  await settle();
  expect(read()).toMatchObject({ wishes: { personalNote: "the talk" }, reply: { text: "My own words." } });
});

test("type_Rests_IsCheckedOnce", async () => {
  const { session, server, read } = await opened();

  session.type("M");
  await vi.advanceTimersByTimeAsync(300);
  session.type("My");
  await vi.advanceTimersByTimeAsync(399);
  expect(bodies(server, checks)).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  await settle();

  expect(bodies(server, checks)).toMatchObject([{ messageId: "AAMk=", text: "My", language: "en" }]);
  expect(read().reply?.words).toBe(5);
});

test.each([
  ["thread", {}, { signature: "Sam Doe", stage: "final" }],
  ["thread", { stage: "screen" }, { signature: "Sam Doe", stage: "screen" }],
  ["mail", {}, { signature: "Sam Doe" }],
] as const)("type_StageFromThe%s_CorrectedTo%o_ChecksFor%o", async (stageSource, correction, preferences) => {
  const { session, server } = await opened(fakeMessage(), {
    [suggestions]: () => ({
      body: sampleSuggestion({ classification: { stage: "final", stageSource } }),
    }),
  });

  await session.correct(correction);
  session.type("My own words.");
  await vi.advanceTimersByTimeAsync(450);

  expect(bodies(server, checks).map((body) => (body as { preferences: unknown }).preferences)).toEqual([
    preferences,
  ]);
});

test("type_WhileChecking_TheOldAnswerDoesNotCount", async () => {
  const answers: ((value: { body: unknown }) => void)[] = [];
  const { session, read } = await opened(fakeMessage(), {
    [checks]: () => new Promise((resolve) => answers.push(resolve)),
  });

  session.type("one");
  await vi.advanceTimersByTimeAsync(420);
  session.type("two");
  await vi.advanceTimersByTimeAsync(420);
  answers[1]?.({ body: { words: 2, checks: [] } });
  answers[0]?.({ body: { words: 1, checks: [] } });
  await settle();

  expect(read().reply?.words).toBe(2);
});

test.each([
  ["insert", (session: MessageSession) => session.insert()],
  ["keep", (session: MessageSession) => session.keep()],
])("%s_EditedAndTheCheckCannotBeHad_PutsNothingInUntilAPressGetsIt", async (_, press) => {
  const message = fakeMessage({ id: undefined });
  const morning = sampleFollowUp({ kind: "sendReply" });
  const { session, server, read } = await opened(message, {
    [suggestions]: () => ({ body: sampleSuggestion({ followUps: [morning] }) }),
    [checks]: problem(503, "throttled"),
  });
  session.type("My own words.");
  await vi.advanceTimersByTimeAsync(450);
  expect(read().reply?.unchecked).toBe(true);

  await press(session);
  expect(message.replies).toEqual([]);
  expect(server.askedFor(checks)).toHaveLength(2);
  expect(read().inserted).toEqual({ kind: "unchecked" });

  server.routes[checks] = () => ({ body: { words: 3, checks: [sampleCheck()] } });
  await press(session);
  expect(message.replies).toEqual(["<p>My own words.</p>"]);
});

test("insert_BlockedThenEditedAndNotChecked_IsTriedAgainAndStillRefused", async () => {
  const message = fakeMessage();
  const plea = { words: 3, checks: [sampleCheck({ id: "L12", passed: false })] };
  const { session, server, read } = await opened(message, { [checks]: () => ({ body: plea }) });
  session.type("Please reconsider.");
  await vi.advanceTimersByTimeAsync(450);
  server.routes[checks] = problem(503, "throttled");
  session.type("Please think it over.");
  await vi.advanceTimersByTimeAsync(450);
  await session.insert();
  expect(read().inserted).toEqual({ kind: "unchecked" });

  server.routes[checks] = () => ({ body: plea });
  await session.insert();

  expect(message.replies).toEqual([]);
  expect(read().inserted).toBeNull();
});

test("insert_TypedBackToTheServersOwnText_NeedsNoCheck", async () => {
  const message = fakeMessage();
  const { session, server } = await opened(message, {
    [checks]: () => ({ body: { words: 3, checks: [sampleCheck({ id: "L12", passed: false })] } }),
  });
  session.type("Please reconsider.");
  await vi.advanceTimersByTimeAsync(450);
  server.routes[checks] = problem(503, "throttled");
  session.type(sampleReply().text);
  await vi.advanceTimersByTimeAsync(450);

  await session.insert();

  expect(message.replies).toEqual([sampleReply().html]);
});

test("insert_TypedOnWhileItIsChecked_InsertsOnlyWhatWasChecked", async () => {
  const message = fakeMessage();
  const { session, server } = await opened(message);
  const answers: (() => void)[] = [];
  server.routes[checks] = () =>
    new Promise((resolve) => answers.push(() => resolve({ body: { words: 3, checks: [sampleCheck()] } })));
  session.type("One.");
  const inserted = session.insert();
  await settle();

  session.type("One, two.");
  await vi.advanceTimersByTimeAsync(450);
  for (const answer of answers) answer();
  await vi.advanceTimersByTimeAsync(450);
  for (const answer of answers) answer();
  await inserted;

  expect(message.replies).toEqual(["<p>One, two.</p>"]);
  expect(bodies(server, checks).at(-1)).toMatchObject({ text: "One, two." });
});

test("insert_Unedited_GivesTheServersHtml", async () => {
  const message = fakeMessage();
  const { session, read } = await opened(message);

  await session.insert();

  expect(message.replies).toEqual(["<p>Dear Anna,</p><p>Thank you.</p>"]);
  expect(read().inserted).toMatchObject({ kind: "opened", sure: true });
});

test("insert_Edited_GivesTheUsersTextEscaped", async () => {
  const message = fakeMessage();
  const { session } = await opened(message);

  session.type("Dear Anna,\n\n1 < 2 & <b>bold</b>");
  await session.insert();

  expect(message.replies).toEqual(["<p>Dear Anna,</p><p>1 &lt; 2 &amp; &lt;b&gt;bold&lt;/b&gt;</p>"]);
});

test("insert_WhileAWishIsUnderWay_InsertsTheNewText", async () => {
  const message = fakeMessage();
  const { session, server } = await opened(message);
  server.routes[suggestions] = () => ({
    body: sampleSuggestion({ reply: sampleReply({ html: "<p>new</p>", text: "new" }) }),
  });

  void session.wish({ personalNote: "the talk" });
  await session.insert();

  expect(message.replies).toEqual(["<p>new</p>"]);
});

test("insert_TypedJustNow_IsCheckedFirst", async () => {
  const message = fakeMessage();
  const { session, server } = await opened(message, {
    [checks]: () => ({ body: { words: 3, checks: [sampleCheck({ id: "L12", passed: false })] } }),
  });

  session.type("Dear Anna,\n\nplease reconsider.");
  await session.insert();

  expect(bodies(server, checks)).toMatchObject([{ text: "Dear Anna,\n\nplease reconsider." }]);
  expect(message.replies).toEqual([]);
});

test("insert_BlockedByACheck_OpensNothing", async () => {
  const message = fakeMessage();
  const reply = sampleReply({ checks: [sampleCheck({ id: "L12", passed: false })] });
  const { session } = await opened(message, { [suggestions]: () => ({ body: sampleSuggestion({ reply }) }) });

  await session.insert();

  expect(message.replies).toEqual([]);
});

test("insert_TypedSince_ForgetsTheOutcome", async () => {
  const { session, read } = await opened(fakeMessage({ outcome: "failed" }), {
    [drafts]: problem(403, "mailbox-forbidden"),
  });
  await session.insert();
  expect(read().inserted).toMatchObject({ kind: "failed", because: "failed" });

  session.type("Another try.");

  expect(read().inserted).toBeNull();
});

const saved = { id: "draft-1", webLink: null };

test("insert_FormFails_IsOneDraftHoweverOftenPressed", async () => {
  const { session, server, read } = await opened(fakeMessage({ outcome: "failed" }), {
    [drafts]: () => ({ status: 201, body: saved }),
  });

  await session.insert();
  expect(read().inserted).toMatchObject({ kind: "draft", because: "failed", made: true });
  server.routes[drafts] = () => ({ status: 200, body: saved });
  await session.insert();

  expect(read().inserted).toMatchObject({ kind: "draft", made: false });
  const asked = server.askedFor(drafts);
  expect(asked[0]?.body).toEqual({ messageId: "AAMk=", html: "<p>Dear Anna,</p><p>Thank you.</p>" });
  expect(asked[0]?.headers.get("Idempotency-Key")).toMatch(/^[\w-]{43}$/);
  expect(asked[1]?.headers.get("Idempotency-Key")).toBe(asked[0]?.headers.get("Idempotency-Key"));
});

test("insert_FormFailsAndTheServerHasNoMailbox_LeavesCopying", async () => {
  const { session, server, read } = await opened(fakeMessage({ id: undefined, outcome: "failed" }));

  await session.insert();

  expect(read().inserted).toEqual({ kind: "failed", because: "failed", noDraft: null });
  expect(server.askedFor(drafts)).toHaveLength(0);
});

test("insert_AddressThatTakesNoReplies_OpensNothingWhateverThePlan", async () => {
  const message = fakeMessage();
  const { session } = await opened(message, {
    [suggestions]: () => ({ body: sampleSuggestion({ classification: { canReply: false } }) }),
  });

  await session.insert();
  await session.keep();

  expect(message.replies).toEqual([]);
});

const morning = sampleFollowUp({
  kind: "sendReply",
  subject: "Send the reply",
  start: { dateTime: "2026-11-24T09:00:00", timeZone: "Europe/Paris" },
  end: { dateTime: "2026-11-24T09:15:00", timeZone: "Europe/Paris" },
});
const withMorning = () => ({ body: sampleSuggestion({ followUps: [morning] }) });

test("keep_Mailbox_IsADraftHeldBackUntilTheMorning", async () => {
  const message = fakeMessage();
  const { session, server, read } = await opened(message, {
    [suggestions]: withMorning,
    [drafts]: () => ({ status: 201, body: saved }),
  });

  await session.keep();

  expect(bodies(server, drafts)).toMatchObject([{ sendAt: "2026-11-24T08:00:00.000Z" }]);
  expect(read().inserted).toMatchObject({ kind: "draft", until: morning.start });
  expect(message.replies).toEqual([]);
});

test("keep_PaneFromYesterday_AsksForANewMorningFirst", async () => {
  let asked = 0;
  const { session, server } = await opened(fakeMessage(), {
    [suggestions]: () => ({
      body: sampleSuggestion({
        followUps: [
          asked++ === 0
            ? { ...morning, start: { ...morning.start, dateTime: "2026-11-20T09:00:00" } }
            : morning,
        ],
      }),
    }),
    [drafts]: () => ({ status: 201, body: saved }),
  });

  await session.keep();

  expect(bodies(server, drafts)).toMatchObject([{ sendAt: "2026-11-24T08:00:00.000Z" }]);
});

test("keep_BlockedByACheck_KeepsNothing", async () => {
  const reply = sampleReply({ checks: [sampleCheck({ id: "L12", passed: false })] });
  const { session, server } = await opened(fakeMessage(), {
    [suggestions]: () => ({ body: sampleSuggestion({ reply, followUps: [morning] }) }),
  });

  await session.keep();

  expect(server.askedFor(drafts)).toHaveLength(0);
});

test("keep_ThroughOutlook_OpensTheReplyAndRemindsByItsForm", async () => {
  const message = fakeMessage({ id: undefined });
  const { session, mailbox, read } = await opened(message, { [suggestions]: withMorning });

  await session.keep();
  expect(message.replies).toHaveLength(1);
  expect(read().inserted).toMatchObject({ kind: "opened", reminder: { added: null } });
  await session.remind();

  expect(mailbox.appointments).toMatchObject([{ start: new Date("2026-11-24T08:00:00Z") }]);
  expect(read().inserted).toMatchObject({ reminder: { added: "form", busy: false } });
});

test("keep_DraftRefused_RemindsInTheCalendar", async () => {
  const { session, server, read } = await opened(fakeMessage(), {
    [suggestions]: withMorning,
    [drafts]: problem(403, "mailbox-forbidden"),
  });

  await session.keep();
  expect(read().inserted).toMatchObject({ kind: "opened", noDraft: { code: "mailbox-forbidden" } });
  await session.remind();

  expect(bodies(server, followUps)).toMatchObject([{ kind: "sendReply", messageId: "AAMk=" }]);
  expect(read().inserted).toMatchObject({ reminder: { added: "calendar" } });
});

test("keep_LeftForAnotherMessage_IsNotBusyOnReturn", async () => {
  const { session, read } = await opened(fakeMessage(), {
    [suggestions]: withMorning,
    [drafts]: () => new Promise(() => undefined),
  });

  const keeping = session.keep();
  await vi.waitFor(() => expect(read().inserting).toBe("later"));
  session.close();
  await keeping;

  expect(read()).toMatchObject({ inserting: null, inserted: null });
});

test("addFollowUp_TwicePressed_HasOneKey", async () => {
  const { session, server, read } = await opened();

  await session.addFollowUp();
  session.chooseAnother();
  server.routes[followUps] = () => ({ status: 200, body: { id: "event-1" } });
  await session.addFollowUp();

  const keys = server.askedFor(followUps).map(({ headers }) => headers.get("Idempotency-Key"));
  expect(keys[0]).toMatch(/^[\w-]{43}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(read().followUp.added).toMatchObject({ how: "calendar", id: "event-1", made: false });
});

test("addFollowUp_PressedWhileAdding_AsksOnce", async () => {
  const { session, server } = await opened();

  await Promise.all([session.addFollowUp(), session.addFollowUp()]);

  expect(server.askedFor(followUps)).toHaveLength(1);
});

test("addFollowUp_SendsTheProposalOnly", async () => {
  const { session, server } = await opened();

  await session.addFollowUp();

  const { kind, subject, body, start, end } = sampleFollowUp();
  expect(bodies(server, followUps)).toEqual([
    { messageId: "AAMk=", kind, subject, body, start, end, reminderMinutes: 0 },
  ]);
});

test("removeFollowUp_ThenAddedAgain_IsANewPress", async () => {
  const { session, server, read } = await opened(fakeMessage(), {
    "DELETE /api/follow-ups/*": () => ({ status: 204 }),
  });
  await session.addFollowUp();

  await session.removeFollowUp();
  expect(read().followUp.added).toBeNull();
  await session.addFollowUp();

  expect(server.askedFor("DELETE /api/follow-ups/event-1")).toHaveLength(1);
  const keys = server.askedFor(followUps).map(({ headers }) => headers.get("Idempotency-Key"));
  expect(keys[1]).not.toBe(keys[0]);
});

test("removeFollowUp_GoneAlready_IsRemoved", async () => {
  const { session, read } = await opened(fakeMessage(), {
    "DELETE /api/follow-ups/*": problem(404, "message-not-found"),
  });
  await session.addFollowUp();

  await session.removeFollowUp();

  expect(read().followUp).toMatchObject({ added: null, problem: null });
});

test("removeFollowUp_Fails_StaysAddedAndSaysSo", async () => {
  const { session, read } = await opened(fakeMessage(), {
    "DELETE /api/follow-ups/*": problem(503, "mailbox-unreachable"),
  });
  await session.addFollowUp();

  await session.removeFollowUp();

  expect(read().followUp).toMatchObject({
    added: { id: "event-1" },
    problem: { code: "mailbox-unreachable" },
    busy: false,
  });
});

test("addFollowUp_ReadThroughOutlook_OpensItsFormAtTheInstant", async () => {
  const { session, server, mailbox, read } = await opened(fakeMessage({ id: undefined }));

  await session.addFollowUp();

  expect(server.askedFor(followUps)).toHaveLength(0);
  expect(mailbox.appointments).toEqual([
    {
      subject: "Say hello – Anna K.",
      body: "Hello",
      start: new Date("2027-01-05T08:00:00Z"),
      end: new Date("2027-01-05T08:15:00Z"),
    },
  ]);
  expect(read().followUp.added).toEqual({ how: "form", outcome: "opened" });
});

test("addFollowUp_NoForm_DownloadsTheFile", async () => {
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const { session, server, mailbox, read } = await opened(fakeMessage({ id: undefined }), {
    "POST /api/follow-ups/ics": () => ({ body: "BEGIN:VCALENDAR" }),
  });
  mailbox.appointmentOutcome = "unavailable";

  await session.addFollowUp();

  expect(bodies(server, "POST /api/follow-ups/ics")).toMatchObject([{ kind: "stayInTouch" }]);
  expect(click).toHaveBeenCalledOnce();
  expect(read().followUp.added).toEqual({ how: "file" });
  click.mockRestore();
});

test("addFollowUp_CalendarForbidden_SaysSo", async () => {
  const { session, read } = await opened(fakeMessage(), { [followUps]: problem(403, "mailbox-forbidden") });

  await session.addFollowUp();

  expect(read().followUp).toMatchObject({ busy: false, added: null, problem: { code: "mailbox-forbidden" } });
});

test("choose_NoDate_AddsNothing", async () => {
  const { session, server } = await opened();

  session.choose({ kind: "none" });
  await session.addFollowUp();

  expect(server.askedFor(followUps)).toHaveLength(0);
});

const mailRead = { scopes: ["https://graph.microsoft.com/Mail.Read"] };
const calendar = { scopes: ["https://graph.microsoft.com/Calendars.ReadWrite"] };
const refused = (code: string, more: object = {}) =>
  Promise.reject(new ProblemError({ code, status: 0, ...more }));

/** By its id until it is allowed, and as itself always. */
function untilAllowed(): { isAllowed: boolean; routes: Parameters<typeof opened>[1] } {
  const state = {
    isAllowed: false,
    routes: {
      [suggestions]: ({ body }: Asked) =>
        "message" in body || state.isAllowed
          ? { body: sampleSuggestion() }
          : problem(401, "consent-required", mailRead)(),
    },
  };
  return state;
}

test("signIn_Allowed_ReadsByIdAndKeepsWhatTheUserDid", async () => {
  const state = untilAllowed();
  const { session, server, access, read } = await opened(fakeMessage(), state.routes);
  expect(read().way).toMatchObject({ kind: "outlook", because: "consent-required", ask: mailRead });
  session.type("My own words.");
  await session.correct({ stage: "final" });
  access.answer = () => {
    state.isAllowed = true;
    return Promise.resolve();
  };

  await session.signIn(mailRead);

  expect(access.asked).toEqual([mailRead]);
  expect(read()).toMatchObject({
    way: { kind: "mailbox" },
    corrections: { stage: "final" },
    reply: { text: "My own words." },
    signingIn: false,
  });
  expect(bodies(server, suggestions).at(-1)).toMatchObject({
    messageId: "AAMk=",
    preferences: { stage: "final" },
  });
});

test("signIn_InTheClick_AsksBeforeAnythingElse", async () => {
  const { session, access, read } = await opened(fakeMessage(), untilAllowed().routes);
  access.answer = () => new Promise(() => undefined);

  void session.signIn(mailRead);

  expect(access.asked).toHaveLength(1);
  expect(read().signingIn).toBe(true);
});

test("signIn_Refused_StaysWithOutlookAndSaysWhatHappened", async () => {
  const { session, server, access, read } = await opened(fakeMessage(), untilAllowed().routes);
  const before = bodies(server, suggestions).length;
  access.answer = () => refused("consent-refused", mailRead);

  await session.signIn(mailRead);

  expect(read()).toMatchObject({
    way: { kind: "outlook", because: "consent-refused", ask: mailRead },
    signingIn: false,
  });
  expect(bodies(server, suggestions)).toHaveLength(before);
});

test("signIn_DoneButStillRefused_FallsBackOnceAndAsksNoMore", async () => {
  const message = fakeMessage();
  const { session, access, read } = await opened(message, untilAllowed().routes);

  await session.signIn(mailRead);

  expect(access.asked).toHaveLength(1);
  expect(read()).toMatchObject({
    way: { kind: "outlook", because: "consent-required" },
    problem: null,
    asking: false,
  });
});

test("close_WhileMicrosoftsWindowIsOpen_LeavesNothingWaiting", async () => {
  const { session, access, read } = await opened(fakeMessage(), untilAllowed().routes);
  access.answer = () => new Promise(() => undefined);
  void session.signIn(mailRead);

  session.close();
  session.open(() => undefined);

  expect(read().signingIn).toBe(false);
});

test("wish_SignInEndedMeanwhile_GoesOnThroughOutlook", async () => {
  const message = fakeMessage();
  const { session, server, read } = await opened(message);
  server.routes[suggestions] = ({ body }) =>
    "message" in body ? { body: sampleSuggestion() } : problem(401, "token-invalid")();

  await session.wish({ register: "informal" });

  expect(message.reads).toBe(1);
  expect(bodies(server, suggestions).at(-1)).toMatchObject({
    message: { subject: "Your application" },
    preferences: { register: "informal" },
  });
  expect(read()).toMatchObject({
    way: { kind: "outlook", because: "token-invalid", ask: {} },
    problem: null,
  });
});

test("wish_SignInEndedAndOutlookGivesNoText_SaysSo", async () => {
  const message = fakeMessage({ read: () => Promise.reject(new Error("protected")) });
  const { session, server, read } = await opened(message);
  server.routes[suggestions] = problem(401, "token-invalid");

  await session.wish({ register: "informal" });

  expect(read()).toMatchObject({ way: { kind: "mailbox" }, problem: { code: "token-invalid" } });
});

test("type_SignInEndedMeanwhile_IsCheckedThroughOutlook", async () => {
  const { session, server, read } = await opened();
  server.routes[checks] = ({ body }) =>
    "message" in body ? { body: { words: 3, checks: [] } } : problem(401, "token-invalid")();

  session.type("My own words.");
  await vi.advanceTimersByTimeAsync(450);

  expect(read()).toMatchObject({ way: { kind: "outlook" }, reply: { words: 3, unchecked: false } });
});

const writing = { scopes: ["https://graph.microsoft.com/Mail.ReadWrite"] };

test("keep_ConsentMissing_IsKeptOnceTheUserAllowsIt", async () => {
  const message = fakeMessage();
  const { session, server, access, read } = await opened(message, {
    [suggestions]: withMorning,
    [drafts]: problem(401, "consent-required", writing),
  });
  await session.keep();
  expect(read().inserted).toMatchObject({ kind: "asks", waiting: false, problem: writing });
  server.routes[drafts] = () => ({ status: 201, body: saved });

  await session.signInForDraft(writing);

  expect(access.asked).toEqual([writing]);
  expect(read().inserted).toMatchObject({ kind: "draft", until: morning.start });
  expect(message.replies).toEqual([]);
});

test("keep_ConsentRefused_SaysSoAndOutlooksFormStillWorks", async () => {
  const message = fakeMessage();
  const { session, access, read } = await opened(message, {
    [suggestions]: withMorning,
    [drafts]: problem(401, "consent-required", writing),
  });
  await session.keep();
  access.answer = () => refused("consent-refused", writing);

  await session.signInForDraft(writing);
  expect(read().inserted).toMatchObject({
    kind: "asks",
    waiting: false,
    problem: { code: "consent-refused" },
  });
  await session.keep("form");

  expect(message.replies).toHaveLength(1);
  expect(read().inserted).toMatchObject({ kind: "opened", reminder: { added: null } });
});

test("addFollowUp_ConsentMissing_IsAddedOnceTheUserAllowsIt", async () => {
  const { session, server, access, read } = await opened(fakeMessage(), {
    [followUps]: problem(401, "consent-required", calendar),
  });
  await session.addFollowUp();
  expect(read().followUp).toMatchObject({
    problem: { code: "consent-required", ...calendar },
    busy: false,
  });
  server.routes[followUps] = () => ({ status: 201, body: { id: "event-1" } });

  await session.signInForFollowUp(calendar);

  expect(access.asked).toEqual([calendar]);
  expect(read().followUp).toMatchObject({ added: { how: "calendar", id: "event-1" }, problem: null });
  const keys = server.askedFor(followUps).map(({ headers }) => headers.get("Idempotency-Key"));
  expect(keys[1]).toBe(keys[0]);
});

test("addFollowUp_ConsentRefused_SaysSoAndOutlooksFormStillWorks", async () => {
  const { session, mailbox, access, read } = await opened(fakeMessage(), {
    [followUps]: problem(401, "consent-required", calendar),
  });
  await session.addFollowUp();
  access.answer = () => refused("consent-refused", calendar);

  await session.signInForFollowUp(calendar);
  expect(read().followUp).toMatchObject({
    added: null,
    busy: false,
    problem: { code: "consent-refused", ...calendar },
  });
  await session.openAppointment();

  expect(mailbox.appointments).toHaveLength(1);
});

test("removeFollowUp_SignInEnded_IsRemovedAfterSigningIn", async () => {
  const { session, server, read } = await opened(fakeMessage(), {
    "DELETE /api/follow-ups/*": problem(401, "sign-in-required"),
  });
  await session.addFollowUp();
  await session.removeFollowUp();
  expect(read().followUp.problem?.code).toBe("sign-in-required");
  server.routes["DELETE /api/follow-ups/*"] = () => ({ status: 204 });

  await session.signInForFollowUp({});

  expect(read().followUp).toMatchObject({ added: null, problem: null });
});
