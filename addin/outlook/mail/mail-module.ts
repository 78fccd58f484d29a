import { GraphError, type GraphClient } from "../graph/client";
import type { FolderName, Message, MessageSummary, Profile } from "../graph/types";
import type { OpenItem } from "../host/initial-data";
import { Notifications } from "../host/notifications";
import type { AddIn } from "../manifest/manifest";
import { newReply, openDraft, type ReplyContext, type ReplyWindow } from "../reply/reply-window";
import { element } from "../ui/element";
import type { Say } from "../words/words";
import { folderList } from "./folder-list";
import { messageList } from "./message-list";
import { readingPane } from "./reading-pane";
import { ribbon } from "./ribbon";

export type MailModule = {
  readonly element: HTMLElement;
  readonly folder: FolderName;
  readonly message: Message | undefined;
  readonly reply: ReplyWindow | undefined;
  notifications(): Notifications;
  show(folder: FolderName, messageId: string | undefined): Promise<void>;
  startReply(htmlBody: string, all: boolean): void;
  changeCategories(add: readonly string[], remove: readonly string[]): Promise<void>;
  showAddInState(isOpen: boolean): void;
};

export type MailEvents = {
  /** The person asks for a folder or a message; undefined goes back to the list. */
  readonly go: (folder: FolderName, messageId: string | undefined) => void;
  readonly itemChanged: (item: OpenItem) => void;
  readonly openAddIn: (surface: "read" | "compose") => void;
  readonly composeClosed: () => void;
  readonly told: (news: string) => void;
  readonly failed: (failure: unknown) => void;
};

/** Folders, list, reading pane and the reply being written. */
export function mailModule(
  graph: GraphClient,
  profile: Profile,
  addIn: AddIn | undefined,
  say: Say,
  locale: string,
  on: MailEvents,
): MailModule {
  let folder: FolderName = "inbox";
  let shownFolder: FolderName | undefined;
  let messages: readonly MessageSummary[] = [];
  let message: Message | undefined;
  let reply: ReplyWindow | undefined;
  let addInOpen = false;
  let loading = new AbortController();

  const folders = folderList(say, (to) => on.go(to, undefined));
  const list = messageList(say, locale, profile.timeZone, {
    open: (id) => on.go(folder, id),
    enter: () => (reply ? reply.focus() : reading.focus()),
  });
  const reading = readingPane(say, locale, profile.timeZone);
  const readingColumn = element("div", { class: "reading-column" }, reading.element);
  const notices = () => new Notifications((bars) => reading.showBars(bars));
  let notifications = notices();

  const commands = ribbon(say, addIn?.read, {
    back: () => on.go(folder, undefined),
    reply: (all) => startReply("", all),
    markUnread: () => void markRead(false).catch(on.failed),
    edit: () => message && showReply(openDraft(message, replyContext())),
    remove: () => void removeDraft().catch(on.failed),
    addIn: () => on.openAddIn("read"),
  });
  const view = element(
    "div",
    { class: "mail" },
    commands.element,
    folders.element,
    element("section", { class: "list-column", "aria-label": say("messages") }, list.element),
    readingColumn,
  );

  const showState = () => {
    commands.show({ open: !message ? "none" : message.isDraft ? "draft" : "message", addInOpen });
    view.classList.toggle("reading-open", message !== undefined);
  };
  const showUnread = () => {
    if (folder === "inbox") folders.showUnread(messages.filter((of) => !of.isRead).length);
  };

  const loadFolder = async (signal?: AbortSignal) => {
    messages = await graph.messages(folder, signal);
    shownFolder = folder;
    list.show(messages, folder !== "inbox");
    list.select(message?.id);
    showUnread();
  };

  const markRead = async (isRead: boolean) => {
    if (!message) return;
    const { id } = message;
    await graph.updateMessage(id, { isRead });
    messages = messages.map((of) => (of.id === id ? { ...of, isRead } : of));
    list.markRead(id, isRead);
    showUnread();
  };

  const removeDraft = async () => {
    if (!message?.isDraft) return;
    await graph.deleteMessage(message.id);
    on.told(say("deleted"));
    shownFolder = undefined;
    on.go(folder, undefined);
  };

  const replyContext = (): ReplyContext => ({
    graph,
    profile,
    say,
    locale,
    button: addIn?.compose,
    openAddIn: () => on.openAddIn("compose"),
    failed: on.failed,
    closed: (outcome) => {
      closeReply();
      if (outcome === "sent") on.told(say("replySent"));
      if (outcome === "held") on.told(say("replyHeld"));
      if (outcome === "saved") on.told(say("draftSaved"));
      if (folder === "inbox") reading.focus();
      else {
        shownFolder = undefined;
        on.go(folder, undefined);
      }
    },
  });

  const showReply = (window: ReplyWindow) => {
    reply?.element.remove();
    reply = window;
    readingColumn.prepend(window.element);
    readingColumn.classList.add("replying");
  };
  const closeReply = () => {
    reply?.element.remove();
    reply = undefined;
    readingColumn.classList.remove("replying");
    on.composeClosed();
  };
  /** What was written and not sent becomes a draft before something else takes its place. */
  const keepReply = async () => {
    if (!reply) return;
    const kept = await reply.keep();
    closeReply();
    if (kept) on.told(say("draftSaved"));
  };

  const startReply = (htmlBody: string, all: boolean) => {
    if (!message || message.isDraft) return;
    const answered = message;
    void keepReply().then(() => showReply(newReply(answered, htmlBody, all, replyContext())), on.failed);
  };

  const showMessage = async (id: string | undefined, signal: AbortSignal) => {
    if (id === message?.id && shownFolder === folder) return;
    // At once, so that the next key moves on from here and not from the message that is still shown.
    list.select(id);
    await keepReply();
    const next = id === undefined ? undefined : await graph.message(id, signal);
    if (signal.aborted) return;
    message = next;
    notifications = notices();
    if (next) reading.show(next);
    else reading.showHint(say("nothingSelected"));
    showState();
    on.itemChanged(openItem(next));
    if (next && !next.isRead) await markRead(true);
  };

  showState();
  return {
    element: view,
    get folder() {
      return folder;
    },
    get message() {
      return message;
    },
    get reply() {
      return reply;
    },
    notifications: () => notifications,
    startReply,
    show: async (to, id) => {
      loading.abort();
      loading = new AbortController();
      const { signal } = loading;
      const moved = to !== folder;
      folder = to;
      folders.select(to);
      try {
        if (moved || shownFolder !== to || to !== "inbox") await loadFolder(signal);
        await showMessage(id, signal);
      } catch (failure) {
        if (signal.aborted) return;
        if (!(failure instanceof GraphError) || failure.status >= 500) throw failure;
        message = undefined;
        list.select(undefined);
        reading.showHint(say("messageGone"));
        showState();
        on.itemChanged({ kind: "none" });
      }
    },
    changeCategories: async (add, remove) => {
      if (!message) return;
      const kept = message.categories.filter((name) => !remove.includes(name));
      const categories = [...new Set([...kept, ...add])];
      await graph.updateMessage(message.id, { categories });
      message = { ...message, categories };
    },
    showAddInState: (isOpen) => {
      addInOpen = isOpen;
      showState();
    },
  };
}

/** What an add-in may open over: a message that came or was sent, not a draft. */
export function openItem(message: Message | undefined): OpenItem {
  return message && !message.isDraft ? { kind: "read", message } : { kind: "none" };
}
