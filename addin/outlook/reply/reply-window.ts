import type { GraphClient } from "../graph/client";
import type { Message, Profile } from "../graph/types";
import type { Draft } from "../host/mail-client";
import { nameAndAddress, nameOf } from "../mail/people";
import { iconFor, type AddInButton } from "../manifest/manifest";
import { confirmDialog } from "../ui/confirm";
import { element } from "../ui/element";
import { icon } from "../ui/icon";
import type { Say } from "../words/words";
import { editor } from "./editor";
import { quotation, replySubject } from "./quotation";

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
  closed(outcome: "sent" | "saved" | "discarded"): void;
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
  const start = `${htmlBody || "<p><br></p>"}<p><br></p>${quotation(message, say, locale, profile.timeZone)}`;
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
      html: body.contentType === "html" ? body.content : `<p>${body.content}</p>`,
      conversationId: message.conversationId,
      changed: false,
    },
    () => Promise.resolve(message.id),
    context,
  );
}

type Start = {
  readonly id?: string;
  readonly to: Message["toRecipients"];
  readonly subject: string;
  readonly html: string;
  readonly conversationId: string;
  readonly changed: boolean;
};

function replyWindow(start: Start, create: () => Promise<string>, context: ReplyContext): ReplyWindow {
  const { graph, profile, say } = context;
  let id = start.id;
  let changed = start.changed;
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
      body: { contentType: "html", content: text.html },
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
      if (!(await confirmDialog(question, say("nothingLeaves"), say("send"), say("keepWriting")))) return;
      await graph.sendDraft(await save());
      context.closed("sent");
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

function composeButton(button: AddInButton, open: () => void): HTMLElement {
  return element(
    "button",
    { type: "button", class: "add-in-button", title: `${button.title}\n${button.description}`, click: open },
    element("img", { src: iconFor(button, 20), alt: "", width: 20, height: 20 }),
    button.label,
  );
}
