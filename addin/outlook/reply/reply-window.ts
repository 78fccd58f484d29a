import type { GraphClient } from "../graph/client";
import type { Message, Profile } from "../graph/types";
import { textAsHtml } from "../host/body-text";
import type { Draft } from "../host/mail-client";
import { longDate } from "../mail/dates";
import { nameAndAddress, nameOf } from "../mail/people";
import { iconFor, type AddInButton } from "../manifest/manifest";
import { confirmDialog } from "../ui/confirm";
import { element } from "../ui/element";
import { icon } from "../ui/icon";
import type { Say } from "../words/words";
import { editor } from "./editor";
import { quotation, quotationText, replySubject } from "./quotation";
import { signature, signatureText } from "./signature";

export type ReplyWindow = {
  readonly element: HTMLElement;
  readonly draft: Draft;
  readonly conversationId: string;
  /** Keeps what was written as a draft, as Outlook does when one moves on; true when there was something to keep. */
  keep(): Promise<boolean>;
  focus(): void;
};

export type ReplyContext = {
  readonly graph: GraphClient;
  readonly profile: Profile;
  readonly say: Say;
  readonly locale: string;
  /** The add-in's button over a message being written. */
  readonly button: AddInButton | undefined;
  openAddIn(): void;
  closed(outcome: "sent" | "held" | "saved" | "discarded"): void;
  failed(failure: unknown): void;
};

/** A new reply to a message, with the text of an add-in or none above the quoted original. */
export function newReply(
  message: Message,
  htmlBody: string,
  all: boolean,
  context: ReplyContext,
): ReplyWindow {
  const { say, locale, profile } = context;
  const isText = message.body.contentType === "text";
  const start = isText
    ? textAsHtml(
        `${plainText(htmlBody)}\n\n${signatureText(profile)}\n\n${quotationText(message, say, locale, profile.timeZone)}`,
      )
    : `${htmlBody || "<p><br></p>"}<div><br></div>${signature(profile)}${quotation(message, say, locale, profile.timeZone)}`;
  const answered = message.replyTo.length > 0 ? message.replyTo : message.from ? [message.from] : [];
  const others = all
    ? [...message.toRecipients, ...message.ccRecipients].filter(
        (person) => person.emailAddress.address.toLowerCase() !== profile.address.toLowerCase(),
      )
    : [];
  return replyWindow(
    {
      to: [...answered, ...others],
      subject: replySubject(message.subject),
      kind: message.body.contentType,
      html: start,
      conversationId: message.conversationId,
      changed: htmlBody !== "",
    },
    () => context.graph.createReply(message.id),
    context,
  );
}

/** A draft of the mailbox, opened to write on. */
export function openDraft(message: Message, context: ReplyContext): ReplyWindow {
  const { body } = message;
  return replyWindow(
    {
      id: message.id,
      to: message.toRecipients,
      subject: message.subject,
      kind: body.contentType,
      html: body.contentType === "html" ? body.content : textAsHtml(body.content.replace(/\r\n?/g, "\n")),
      conversationId: message.conversationId,
      changed: false,
      ...(message.deferredSendTime ? { sendAt: new Date(message.deferredSendTime) } : {}),
    },
    () => Promise.resolve(message.id),
    context,
  );
}

type Start = {
  readonly id?: string;
  readonly to: Message["toRecipients"];
  readonly subject: string;
  readonly kind: Draft["kind"];
  readonly html: string;
  readonly conversationId: string;
  readonly changed: boolean;
  readonly sendAt?: Date;
};

function replyWindow(start: Start, create: () => Promise<string>, context: ReplyContext): ReplyWindow {
  const { graph, profile, say } = context;
  let id = start.id;
  let changed = start.changed;
  let sendAt = start.sendAt ?? null;
  const touch = () => (changed = true);
  const text = editor(start.html, say("replyText"), touch);
  const subject = element("input", {
    class: "subject",
    id: "reply-subject",
    value: start.subject,
    input: touch,
  });

  const save = async (): Promise<string> => {
    id ??= await create();
    await graph.updateMessage(id, {
      subject: subject.value,
      body: { contentType: start.kind, content: start.kind === "text" ? text.text() : text.html },
      ...(sendAt ? { deferredSendTime: `${sendAt.toISOString().slice(0, 19)}Z` } : {}),
    });
    changed = false;
    return id;
  };
  const busy = async (work: () => Promise<void>) => {
    panel.setAttribute("aria-busy", "true");
    try {
      await work();
    } catch (failure) {
      context.failed(failure);
    } finally {
      panel.removeAttribute("aria-busy");
    }
  };

  const send = () =>
    busy(async () => {
      const question = say("sendQuestion", { name: start.to.map(nameOf).join(", ") });
      const heldUntil = sendAt && sendAt > new Date() ? sendAt : null;
      const detail = heldUntil ? say("heldBack", { date: moment(heldUntil) }) : say("nothingLeaves");
      if (!(await confirmDialog(question, detail, say("send"), say("keepWriting")))) return;
      const saved = await save();
      // Until its time it lies where one can still change it, as in Outlook on the web.
      if (!heldUntil) await graph.sendDraft(saved);
      context.closed(heldUntil ? "held" : "sent");
    });
  const keepDraft = () =>
    busy(async () => {
      await save();
      context.closed("saved");
    });
  const discard = () =>
    busy(async () => {
      const ask = () =>
        confirmDialog(say("discardQuestion"), say("discardDetail"), say("discard"), say("keepWriting"));
      if (changed && !(await ask())) return;
      if (id !== undefined) await graph.deleteMessage(id);
      changed = false;
      context.closed("discarded");
    });

  const moment = (time: Date) => longDate(time.toISOString(), context.locale, profile.timeZone);
  const leaves = element("span", { class: "reply-leaves" });
  const leavesLabel = element("span", { class: "label" }, say("leaves"));
  const showSendAt = () => {
    leaves.textContent = sendAt ? moment(sendAt) : "";
    leaves.hidden = leavesLabel.hidden = sendAt === null;
  };
  showSendAt();

  const panel = element(
    "section",
    { class: "reply", "aria-label": say("reply") },
    element(
      "div",
      { class: "reply-commands" },
      element(
        "button",
        { type: "button", class: "primary", click: () => void send() },
        icon("sent"),
        say("send"),
      ),
      element("button", { type: "button", click: () => void keepDraft() }, say("saveDraft")),
      element("button", { type: "button", click: () => void discard() }, say("discard")),
      ...(context.button ? [composeButton(context.button, context.openAddIn)] : []),
    ),
    element(
      "div",
      { class: "reply-head" },
      element("span", { class: "label" }, say("to")),
      element("span", { class: "reply-to" }, start.to.map(nameAndAddress).join("; ")),
      element("label", { class: "label", for: "reply-subject" }, say("subject")),
      subject,
      leavesLabel,
      leaves,
    ),
    text.element,
  );
  // Writing starts at the first line; a person who uses the keyboard would otherwise walk through the buttons.
  void text.ready.then(() => text.focus());

  return {
    element: panel,
    conversationId: start.conversationId,
    focus: () => text.focus(),
    keep: async () => {
      if (!changed) return false;
      await save();
      return true;
    },
    draft: {
      get id() {
        return id;
      },
      from: { name: profile.displayName, address: profile.address },
      to: start.to.map(({ emailAddress: { name, address } }) => ({ name: name ?? address, address })),
      kind: start.kind,
      get sendAt() {
        return sendAt;
      },
      set sendAt(value) {
        sendAt = value;
        showSendAt();
        touch();
      },
      get subject() {
        return subject.value;
      },
      set subject(value) {
        subject.value = value;
        touch();
      },
      get html() {
        return text.html;
      },
      set html(value) {
        text.html = value;
      },
      text: () => text.text(),
      insertHtml: (html, where) => text.insert(html, where),
      save,
    },
  };
}

/** What an add-in gave as HTML, for a mail without any: paragraphs and lines are all there is. */
function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(
    html.replace(/<br\s*\/?>/gi, "\n").replace(/<\/p>\s*(?=<p)/gi, "</p>\n\n"),
    "text/html",
  );
  return body.textContent;
}

function composeButton(button: AddInButton, open: () => void): HTMLElement {
  return element(
    "button",
    { type: "button", class: "add-in-button", title: `${button.title}\n${button.description}`, click: open },
    element("img", { src: iconFor(button, 20), alt: "", width: 20, height: 20 }),
    button.label,
  );
}
