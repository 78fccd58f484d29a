import type { Client } from "./api/client";
import { firstRunView } from "./first-run-view";
import { t } from "./locales/words";
import { scratchPad } from "./mail/end-view";
import { MessageSession, morningOf } from "./mail/message-session";
import { messageView } from "./mail/message-view";
import type { Connection } from "./office/connect-to-outlook";
import type { OpenDraft, OpenMessage } from "./office/mailbox";
import { answeredMessage } from "./reply/answered-message";
import { draftParts } from "./reply/draft-parts";
import { draftView, signingName, type DraftView } from "./reply/draft-view";
import { settingsView } from "./settings-view";
import { h } from "./ui/dom";
import { icon } from "./ui/icon";
import { statusRegion } from "./ui/status";

export type PaneOptions = {
  connection: Connection;
  client: Client;
  /** IANA; the zone of dates that the user picks where the server proposes none. */
  timeZone: string;
  now: () => Date;
  /** Ends with the page. */
  signal: AbortSignal;
  onThemeChosen: () => void;
};

/** Messages whose edits are kept for coming back. */
const keptSessions = 20;

/** Puts the pane into the page and keeps it on the message that is open. */
export function mountPane(root: HTMLElement, options: PaneOptions): void {
  const { connection, client, signal } = options;
  const { mailbox } = connection;
  const sessions = new Map<string, MessageSession>();
  let languages: readonly string[] = [];
  let current: MessageSession | null = null;
  let drafting = new AbortController();
  let refresh: () => void = () => undefined;

  const content = h("div", { id: "content" });
  const foot = h("div", {});
  const scratch = scratchPad();
  root.replaceChildren(h("h1", { class: "unseen" }, t("app.name")), statusRegion(), content, foot);

  const openSession = (key: string, message: OpenMessage | null): MessageSession => {
    const session =
      sessions.get(key) ??
      new MessageSession(message, { client, mailbox, timeZone: options.timeZone, now: options.now });
    sessions.delete(key);
    sessions.set(key, session);
    const oldest = sessions.keys().next().value;
    if (sessions.size > keptSessions && oldest !== undefined) sessions.delete(oldest);
    return session;
  };

  const showSession = (key: string, message: OpenMessage | null, paste?: "outside" | "silent") => {
    const session = openSession(key, message);
    if (paste && session.state.kind === "loading") session.state = { kind: "paste", why: paste };
    const view = messageView(session, {
      messageKey: key,
      scratch,
      settings: mailbox.settings,
      languages: () => languages,
      timeZone: options.timeZone,
      now: options.now,
      beside: "mail",
    });
    current = session;
    refresh = () => view.show(session.state);
    content.replaceChildren(view.element);
    session.open(refresh);
    refresh();
  };

  const showDraft = (draft: OpenDraft) => {
    drafting = new AbortController();
    const { signal } = drafting;
    const view = draftView({ draft, client, settings: mailbox.settings, now: options.now, signal });
    const answer = h("div");
    content.replaceChildren(h("div", { class: "stack-wide" }, view.element, answer));
    // What the draft quotes is the mail that it answers: a reply to that can be put in.
    draft.read(signal).then(
      (read) => {
        const { quoted, signature } = draftParts(read.html);
        if (!quoted || signal.aborted) return;
        showAnswer(answeredMessage(draft, read, signal), signature, view, answer);
      },
      // Then the check says that the draft cannot be read.
      () => undefined,
    );
  };

  /** Not among the kept sessions: it ends with the draft. */
  const showAnswer = (message: OpenMessage, signature: string, draft: DraftView, place: HTMLElement) => {
    const session = new MessageSession(message, {
      client,
      mailbox,
      timeZone: options.timeZone,
      now: options.now,
      signature: () => signingName(mailbox.settings, signature),
    });
    const view = messageView(session, {
      messageKey: message.key,
      scratch,
      settings: mailbox.settings,
      languages: () => languages,
      timeZone: options.timeZone,
      now: options.now,
      beside: "draft",
    });
    current = session;
    refresh = () => {
      view.show(session.state);
      draft.offerMorning(session.state.kind === "read" ? morningOf(session.state) : null);
    };
    place.replaceChildren(view.element);
    session.open(refresh);
    refresh();
  };

  const showItem = () => {
    current?.close();
    drafting.abort();
    current = null;
    refresh = () => undefined;
    if (connection.kind !== "outlook") {
      showSession("", null, connection.kind);
      return;
    }
    const item = mailbox.current();
    if (item.kind === "message") showSession(item.message.key, item.message);
    else if (item.kind === "draft") showDraft(item.draft);
    else content.replaceChildren(emptyView(item.kind));
    // Another message begins at its beginning.
    window.scrollTo(0, 0);
  };

  const showFirstRun = () => {
    content.replaceChildren(
      firstRunView(mailbox.settings.read().signature || (mailbox.userName ?? ""), (signature) => {
        void mailbox.settings.save({ started: true, signature });
        begin();
        content.querySelector<HTMLElement>("h2")?.focus();
      }),
    );
  };

  const begin = () => {
    foot.replaceChildren(
      settingsView(mailbox.settings, (change) => {
        if (change.theme) options.onThemeChosen();
        if (change.signature !== undefined) void current?.wish({});
        refresh();
      }),
    );
    client.status(signal).then(
      (status) => {
        languages = status.languages;
        refresh();
      },
      // Then only the reply's own language is offered.
      () => undefined,
    );
    mailbox.onItemChanged(showItem, signal);
    window.addEventListener(
      "online",
      () => {
        if (current?.state.kind === "failed") void current.load();
      },
      { signal },
    );
    showItem();
  };

  if (mailbox.settings.read().started) begin();
  else showFirstRun();
}

function emptyView(kind: "none" | "other"): HTMLElement {
  return h(
    "section",
    { id: "empty", class: "plain" },
    h("div", { class: "plain-icon" }, icon("letter")),
    h("h2", { tabindex: -1 }, t(`${kind}.title`)),
    h("p", {}, t(`${kind}.text`)),
  );
}
