import type { Client } from "../api/client";
import type { SignInAsk } from "../auth/access";
import { askOf } from "../auth/ask";
import type {
  Corrections,
  FollowUpProposal,
  FollowUpRequest,
  MessageReference,
  MessageResource,
  Preferences,
  Suggestion,
} from "../api/contract";
import { problemOf, type ProblemError } from "../api/problem-error";
import {
  chosenProposal,
  receiveProposals,
  startFollowUp,
  type Choice,
  type FollowUpState,
} from "../follow-up/follow-up-state";
import { idempotencyKey } from "../follow-up/idempotency-key";
import type { Appointment, Mailbox, OpenMessage, ReplyBody } from "../office/mailbox";
import { htmlOf } from "../reply/html-of";
import { insertReply, keepReply, type Inserted, type Reminder, type Ways } from "../reply/insertion";
import {
  blocking,
  editText,
  endTyping,
  isChecked,
  isEdited,
  missChecks,
  receiveChecks,
  receiveReply,
  redo,
  sameWishes,
  startOver,
  startReply,
  undo,
  wishFor,
  type ReplyState,
  type Wishes,
} from "../reply/reply-state";
import { toInstant } from "../ui/dates";
import { toProblem } from "../ui/problem-words";
import { nextWay } from "./next-way";
import type { MessageState, ReadMessage, Way } from "./message-state";

export type SessionDependencies = {
  client: Client;
  mailbox: Mailbox;
  /** IANA. */
  timeZone: string;
  now: () => Date;
  /** The name to sign with where it is not the one of the settings. */
  signature?: () => string;
  /** Milliseconds from the last key to the checks. */
  checkDelay?: number;
};

/** A text that was pasted belongs to no message of the mailbox. */
export type Subject = OpenMessage | null;

/**
 * One message while it is open, and what the user made of it. Everything it has under way hangs on one `AbortController`,
 * which ends when another message is opened; what was edited stays for coming back.
 */
export class MessageSession {
  state: MessageState = { kind: "loading" };

  readonly #message: Subject;
  readonly #dependencies: SessionDependencies;
  #open = new AbortController();
  #asking: AbortController | null = null;
  #asked: Promise<void> = Promise.resolve();
  #checking: AbortController | null = null;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #listener: () => void = () => undefined;
  #owner: Promise<string | null> | null = null;

  constructor(message: Subject, dependencies: SessionDependencies) {
    this.#message = message;
    this.#dependencies = dependencies;
  }

  /** Ends when another message is opened. */
  get signal(): AbortSignal {
    return this.#open.signal;
  }

  /** Shows the message: reads it the first time, and again after a read that was cut short. */
  open(listener: () => void): void {
    this.#listener = listener;
    this.#open = new AbortController();
    if (this.state.kind === "loading") void this.load();
    else if (this.state.kind === "read" && this.state.asking) void this.#askWith((state) => state);
    else listener();
  }

  close(): void {
    this.#open.abort();
    clearTimeout(this.#checkTimer);
    this.#listener = () => undefined;
    const { state } = this;
    if (state.kind === "failed") this.state = { kind: "loading" };
    if (state.kind === "read")
      this.state = {
        ...state,
        inserting: null,
        signingIn: false,
        followUp: { ...state.followUp, busy: false },
      };
  }

  /** By the message's id; where the server cannot have it that way, through Outlook. */
  async load(): Promise<void> {
    const message = this.#message;
    if (!message) return;
    const { signal } = this;
    this.#show({ kind: "loading" });
    try {
      let because: ProblemError | null = null;
      if (message.id !== undefined || message.lookup) {
        try {
          this.#receiveFirst(await this.#suggest({ kind: "mailbox" }, {}, {}, signal), { kind: "mailbox" });
          return;
        } catch (error) {
          because = goesAround(error);
        }
      }
      const way = await this.#wayThroughOutlook(because, signal);
      if (way) this.#receiveFirst(await this.#suggest(way, {}, {}, signal), way);
      else if (!signal.aborted) this.#show({ kind: "paste", why: "unavailable" });
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  /** Reads what the user pasted. */
  async loadText(text: string): Promise<void> {
    const { signal } = this;
    const from = this.#message?.from;
    const message: MessageResource = {
      subject: this.#message?.subject ?? "",
      from: from ? { emailAddress: from } : null,
      replyTo: [],
      body: { contentType: "text", content: text },
      receivedDateTime: null,
      internetMessageHeaders: [],
    };
    this.#show({ kind: "loading" });
    try {
      const way: Way = { kind: "pasted", message };
      this.#receiveFirst(await this.#suggest(way, {}, {}, signal), way);
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  /**
   * Opens Microsoft's window, then asks by the message's id, as it should have been; to be called in a click. What was
   * corrected and edited stays, whatever comes of it.
   */
  async signIn(ask: SignInAsk): Promise<void> {
    const { state } = this;
    if (state.kind !== "read" || state.signingIn) return;
    // First of all, for a click lets a window open only for a moment.
    const asked = this.#dependencies.client.signIn(ask, this.signal);
    this.#show({ ...state, signingIn: true });
    try {
      await asked;
    } catch (error) {
      const problem = problemOf(error);
      this.#update(({ way, ...rest }) => ({
        ...rest,
        signingIn: false,
        way: problem && way.kind === "outlook" ? { ...way, ...reasonOf(problem) } : way,
      }));
      return;
    }
    this.#update((now) => ({ ...now, signingIn: false }));
    await this.#askWith((now) => ({ ...now, way: { kind: "mailbox" } }));
  }

  /** What the user says is so. The server is asked again, because the reply and the dates hang on it. */
  correct(change: Corrections): Promise<void> {
    return this.#askWith((state) => ({ ...state, corrections: { ...state.corrections, ...change } }));
  }

  /** What the user wants of the reply. */
  wish(change: Wishes): Promise<void> {
    return this.#askWith((state) => {
      const wishes = { ...state.wishes, ...change };
      return { ...state, wishes, reply: state.reply && wishFor(state.reply, wishes) };
    });
  }

  toggleBlock(id: string, on: boolean): Promise<void> {
    const { state } = this;
    return this.wish({ blocks: { ...(state.kind === "read" ? state.wishes.blocks : {}), [id]: on } });
  }

  /** Back to the reply as it would be without any wish or edit; Undo brings both back. */
  async beginAgain(): Promise<void> {
    if (this.state.kind !== "read") return;
    const { unanswered } = this.state.wishes;
    const wishes: Wishes = unanswered === undefined ? {} : { unanswered };
    this.changeReply((reply) => startOver(reply, wishes));
    await this.#askWith((state) => ({ ...state, wishes }));
  }

  /** Takes the last change back, of the text or of what is wished for. */
  undo(): void {
    this.#goTo(undo);
  }

  redo(): void {
    this.#goTo(redo);
  }

  #goTo(change: (reply: ReplyState) => ReplyState): void {
    this.changeReply(change);
    const { state } = this;
    if (state.kind !== "read" || !state.reply || sameWishes(state.reply.wishes, state.wishes)) return;
    const { wishes } = state.reply;
    void this.#askWith((now) => ({ ...now, wishes }));
  }

  type(text: string): void {
    this.changeReply((reply) => editText(reply, text));
  }

  /** Any change of the reply's text; the checks follow when it has rested for a moment. */
  changeReply(change: (reply: ReplyState) => ReplyState): void {
    const { state } = this;
    if (state.kind !== "read" || !state.reply) return;
    const reply = change(state.reply);
    if (reply === state.reply) return;
    const textChanged = reply.text !== state.reply.text;
    this.#show({ ...state, reply, inserted: textChanged ? null : state.inserted });
    if (textChanged) this.#checkSoon();
  }

  /** Opens Outlook's reply; refused while a check blocks, or where an edited text cannot be checked. */
  insert(): Promise<void> {
    return this.#insert("form", insertReply);
  }

  /** Keeps the reply until the morning that is proposed for sending; refused where Insert is. */
  async keep(by: "draft" | "form" = "draft"): Promise<void> {
    const { state } = this;
    const morning = state.kind === "read" ? morningOf(state) : null;
    if (!morning) return;
    // A pane that was open overnight has an old one.
    if (toInstant(morning.start) <= this.#dependencies.now()) await this.#askWith((now) => now);
    const next = this.state.kind === "read" ? morningOf(this.state) : null;
    if (next)
      await this.#insert("later", (ways, reply) =>
        keepReply(by === "form" ? { ...ways, saveDraft: null } : ways, reply, next),
      );
  }

  async #insert(
    how: "form" | "later",
    run: (ways: Ways, reply: ReplyBody) => Promise<Inserted>,
  ): Promise<void> {
    // A wish of a moment ago goes in with it, and what was typed last is checked first.
    await this.#asked;
    // Said anew where it is still so.
    this.#update((now) => (now.inserted?.kind === "unchecked" ? { ...now, inserted: null } : now));
    await this.#checkNow();
    const { state, signal } = this;
    if (state.kind !== "read" || !state.reply || state.inserting || blocking(state.reply).length > 0) return;
    // Whatever the plan: nobody would read it.
    if (!state.suggestion.classification.canReply || signal.aborted) return;
    // What nobody has checked may ask for another chance.
    if (!isChecked(state.reply)) {
      this.#show({ ...state, inserted: { kind: "unchecked" } });
      return;
    }
    this.#show({ ...state, inserting: how, inserted: null });
    try {
      const { reply } = state;
      const inserted = await run(this.#ways(state, signal), { html: htmlOf(reply), text: reply.text });
      this.#update((now) => ({ ...now, inserting: null, inserted }));
    } catch (error) {
      // Another message was opened meanwhile, which `close` has taken note of.
      if (!signal.aborted) throw error;
    }
  }

  #ways({ way }: ReadMessage, signal: AbortSignal): Ways {
    const message = this.#message;
    const { client } = this.#dependencies;
    const id = way.kind === "mailbox" ? (this.#foundId() ?? message?.id) : undefined;
    return {
      openReply: (reply) => (message ? message.openReply(reply) : Promise.resolve("unavailable")),
      saveDraft:
        id === undefined
          ? null
          : async (html, sendAt) => {
              const request = { messageId: id, html, ...(sendAt === null ? {} : { sendAt }) };
              const key = await idempotencyKey(id, "reply", null);
              return this.#owned(way, (owner) => client.saveDraft(request, key, signal, owner));
            },
    };
  }

  /** Opens Microsoft's window, then keeps the reply; to be called in a click. */
  async signInForDraft(ask: SignInAsk): Promise<void> {
    const { state, signal } = this;
    if (state.kind !== "read" || state.inserted?.kind !== "asks" || state.inserted.waiting) return;
    const asked = this.#dependencies.client.signIn(ask, signal);
    const { inserted } = state;
    this.#update((now) => ({ ...now, inserted: { ...inserted, waiting: true } }));
    try {
      await asked;
    } catch (error) {
      const problem = problemOf(error);
      if (signal.aborted || !problem) return;
      this.#update((now) => ({
        ...now,
        inserted: { kind: "asks", problem: toProblem(problem), waiting: false },
      }));
      return;
    }
    await this.keep();
  }

  copied(copied: boolean): void {
    this.#update((state) => ({ ...state, inserted: { kind: "copy", copied } }));
  }

  /** Puts the morning to send the kept reply in the calendar: through the server, else by Outlook's form, else as a file. */
  async remind(): Promise<void> {
    const { state, signal } = this;
    const reminder = state.kind === "read" ? reminderOf(state.inserted) : null;
    if (state.kind !== "read" || !reminder || reminder.busy) return;
    const { proposal } = reminder;
    this.#reminder({ busy: true, problem: null });
    try {
      if (state.way.kind === "mailbox") {
        const key = await idempotencyKey(this.#message?.key ?? "", proposal.kind, proposal.start);
        await this.#dependencies.client.addFollowUp(this.#request(proposal), key, signal);
        this.#reminder({ busy: false, added: "calendar" });
        return;
      }
      const outcome = await this.#dependencies.mailbox.openAppointment(appointmentOf(proposal));
      if (outcome !== "opened" && outcome !== "unknown") await this.#download(proposal, signal);
      this.#reminder({ busy: false, added: outcome === "opened" || outcome === "unknown" ? "form" : "file" });
    } catch (error) {
      const problem = problemOf(error);
      if (!signal.aborted && problem) this.#reminder({ busy: false, problem: toProblem(problem) });
    }
  }

  choose(choice: Choice): void {
    this.#followUp((followUp) => ({ ...followUp, choice, problem: null }));
  }

  /** Puts the chosen date in the calendar: through the server where it has the mailbox, else by Outlook's form. */
  async addFollowUp(): Promise<void> {
    const { state } = this;
    if (state.kind !== "read" || state.followUp.busy) return;
    const proposal = this.#chosen();
    if (!proposal) return;
    if (state.way.kind !== "mailbox") {
      await this.openAppointment();
      return;
    }
    const { signal } = this;
    this.#followUp((followUp) => ({ ...followUp, busy: true, problem: null }));
    try {
      const key = await idempotencyKey(
        this.#message?.key ?? "",
        proposal.kind,
        proposal.start,
        state.followUp.round,
      );
      const { id, made } = await this.#dependencies.client.addFollowUp(this.#request(proposal), key, signal);
      this.#followUp((followUp) => ({
        ...followUp,
        busy: false,
        added: { how: "calendar", id, proposal, made },
      }));
    } catch (error) {
      this.#failFollowUp(error, signal);
    }
  }

  /** Opens Microsoft's window, then does again what wanted it; to be called in a click. */
  async signInForFollowUp(ask: SignInAsk): Promise<void> {
    const { state, signal } = this;
    if (state.kind !== "read" || state.followUp.busy) return;
    const asked = this.#dependencies.client.signIn(ask, signal);
    this.#followUp((followUp) => ({ ...followUp, busy: true }));
    try {
      await asked;
    } catch (error) {
      this.#failFollowUp(error, signal);
      return;
    }
    this.#followUp((followUp) => ({ ...followUp, busy: false }));
    await (state.followUp.added ? this.removeFollowUp() : this.addFollowUp());
  }

  async removeFollowUp(): Promise<void> {
    const { state } = this;
    if (state.kind !== "read" || state.followUp.busy || state.followUp.added?.how !== "calendar") return;
    const { id } = state.followUp.added;
    const { signal } = this;
    this.#followUp((followUp) => ({ ...followUp, busy: true, problem: null }));
    try {
      await this.#dependencies.client.removeFollowUp(id, signal);
    } catch (error) {
      // Gone already is as good as removed.
      if (problemOf(error)?.status !== 404) {
        this.#failFollowUp(error, signal);
        return;
      }
    }
    this.#followUp((followUp) => ({ ...followUp, busy: false, added: null, round: followUp.round + 1 }));
  }

  /** Outlook's own appointment form; where there is none, the file. */
  async openAppointment(): Promise<void> {
    const proposal = this.#chosen();
    if (!proposal) return;
    this.#followUp((followUp) => ({ ...followUp, busy: true, problem: null }));
    const outcome = await this.#dependencies.mailbox.openAppointment(appointmentOf(proposal));
    if (outcome === "opened" || outcome === "unknown") {
      this.#followUp((followUp) => ({ ...followUp, busy: false, added: { how: "form", outcome } }));
      return;
    }
    this.#followUp((followUp) => ({ ...followUp, busy: false }));
    await this.downloadFollowUp();
  }

  /** The date as an .ics file. */
  async downloadFollowUp(): Promise<void> {
    const proposal = this.#chosen();
    if (!proposal) return;
    const { signal } = this;
    this.#followUp((followUp) => ({ ...followUp, busy: true, problem: null }));
    try {
      await this.#download(proposal, signal);
      this.#followUp((followUp) => ({ ...followUp, busy: false, added: { how: "file" } }));
    } catch (error) {
      this.#failFollowUp(error, signal);
    }
  }

  /** Back to the list of dates; what is in the calendar stays there. */
  chooseAnother(): void {
    this.#followUp((followUp) => ({ ...followUp, added: null, problem: null }));
  }

  /** Null where Outlook does not give the text. */
  async #wayThroughOutlook(because: ProblemError | null, signal: AbortSignal): Promise<Way | null> {
    try {
      const message = await this.#message?.read(signal);
      return message ? { kind: "outlook", message, ...reasonOf(because) } : null;
    } catch {
      return null;
    }
  }

  #receiveFirst(suggestion: Suggestion, way: Way): void {
    this.#show({
      kind: "read",
      way,
      suggestion,
      corrections: {},
      answered: {},
      wishes: {},
      reply: suggestion.reply ? startReply(suggestion.reply) : null,
      followUp: startFollowUp(suggestion),
      asking: false,
      problem: null,
      inserting: null,
      signingIn: false,
      inserted: null,
    });
  }

  #suggest(way: Way, corrections: Corrections, wishes: Wishes, signal: AbortSignal): Promise<Suggestion> {
    const request = { ...this.#reference(way), preferences: this.#preferences(way, corrections, wishes) };
    return this.#owned(way, (owner) => this.#dependencies.client.suggest(request, signal, owner));
  }

  #reference(way: Way): MessageReference {
    if (way.kind !== "mailbox") return { message: way.message };
    const messageId = this.#foundId() ?? this.#message?.id;
    const lookup = this.#message?.lookup;
    return { ...(messageId ? { messageId } : {}), ...(lookup ? { lookup } : {}) };
  }

  /** The id under which the server found it, which may be another than Outlook's. */
  #foundId(): string | null {
    return this.state.kind === "read" ? (this.state.suggestion.messageId ?? null) : null;
  }

  /** A message of another's mailbox is asked about there. */
  async #owned<T>(way: Way, ask: (owner: string | null) => Promise<T>): Promise<T> {
    if (way.kind !== "mailbox" || !this.#message) return ask(null);
    this.#owner ??= this.#message.owner();
    return ask(await this.#owner);
  }

  #preferences(way: Way, corrections: Corrections, wishes: Wishes): Preferences {
    const { mailbox, signature: own } = this.#dependencies;
    const signature = own?.() ?? mailbox.settings.read().signature.trim();
    return {
      ...(signature ? { signature } : {}),
      ...(mailbox.ownAddress ? { ownAddress: mailbox.ownAddress } : {}),
      // The mailbox knows its own zone; of one that the server cannot see, the device's is the best guess.
      ...(way.kind === "mailbox" ? {} : { timeZone: this.#dependencies.timeZone }),
      ...corrections,
      ...wishes,
    };
  }

  #askWith(change: (state: ReadMessage) => ReadMessage): Promise<void> {
    this.#asked = this.#ask(change);
    return this.#asked;
  }

  /** Changes what is asked for and asks; a later change cuts an earlier question short. */
  async #ask(change: (state: ReadMessage) => ReadMessage): Promise<void> {
    if (this.state.kind !== "read") return;
    this.#asking?.abort();
    const asking = linked(this.signal);
    this.#asking = asking;
    const changed = { ...change(this.state), asking: true, problem: null };
    this.#show(changed);
    try {
      const { corrections, wishes } = changed;
      let { way } = changed;
      let suggestion: Suggestion;
      try {
        suggestion = await this.#suggest(way, corrections, wishes, asking.signal);
      } catch (error) {
        const around =
          way.kind === "mailbox" && (await this.#wayThroughOutlook(goesAround(error), asking.signal));
        if (!around) throw error;
        way = around;
        suggestion = await this.#suggest(way, corrections, wishes, asking.signal);
      }
      asking.signal.throwIfAborted();
      this.#update((state) => ({
        ...state,
        way,
        asking: false,
        suggestion,
        answered: corrections,
        reply: nextReply(state.reply, suggestion, wishes),
        followUp: receiveProposals(state.followUp, state.suggestion, suggestion),
      }));
      // An edited text was last checked under the old wishes.
      if (this.state.kind === "read" && this.state.reply && isEdited(this.state.reply)) this.#checkSoon();
    } catch (error) {
      const problem = problemOf(error);
      if (asking.signal.aborted || !problem) return;
      this.#update((state) => ({ ...state, asking: false, problem: toProblem(problem) }));
    }
  }

  #checkSoon(): void {
    clearTimeout(this.#checkTimer);
    this.#checking?.abort();
    this.#checkTimer = setTimeout(() => void this.#check(), this.#dependencies.checkDelay ?? 400);
  }

  /** Waits for the checks of the text, and once more where it was changed meanwhile, unless they cannot be had. */
  async #checkNow(): Promise<void> {
    let missed = false;
    while (!missed && !this.signal.aborted) {
      const { state } = this;
      if (state.kind !== "read" || !state.reply || isChecked(state.reply)) return;
      clearTimeout(this.#checkTimer);
      this.#checking?.abort();
      await this.#check();
      missed = this.state.kind === "read" && this.state.reply?.unchecked === true;
    }
  }

  async #check(): Promise<void> {
    const { state } = this;
    if (state.kind !== "read" || !state.reply || this.signal.aborted) return;
    const checking = linked(this.signal);
    this.#checking = checking;
    const { text, suggested } = endTyping(state.reply);
    this.changeReply((reply) =>
      reply.unchecked ? { ...endTyping(reply), unchecked: false } : endTyping(reply),
    );
    try {
      const request = {
        ...this.#reference(state.way),
        text,
        language: suggested.language,
        preferences: {
          ...stageOfThread(state.suggestion),
          ...this.#preferences(state.way, state.corrections, state.wishes),
        },
      };
      const { checks, words } = await this.#owned(state.way, (owner) =>
        this.#dependencies.client.check(request, checking.signal, owner),
      );
      checking.signal.throwIfAborted();
      this.changeReply((reply) => (reply.text === text ? receiveChecks(reply, checks, words) : reply));
    } catch (error) {
      const problem = problemOf(error);
      if (state.way.kind === "mailbox" && problem && nextWay(problem.code)) {
        const way = await this.#wayThroughOutlook(problem, checking.signal);
        if (way && !checking.signal.aborted) {
          this.#update((now) => ({ ...now, way }));
          await this.#check();
          return;
        }
      }
      if (!checking.signal.aborted) this.changeReply(missChecks);
    }
  }

  #chosen(): FollowUpProposal | null {
    const { state } = this;
    return state.kind === "read"
      ? chosenProposal(state.followUp, state.suggestion, this.#dependencies.timeZone)
      : null;
  }

  #request(proposal: FollowUpProposal): FollowUpRequest {
    const { kind, subject, body, start, end, reminderMinutes } = proposal;
    const isInMailbox = this.state.kind === "read" && this.state.way.kind === "mailbox";
    const messageId = isInMailbox && (this.#foundId() ?? this.#message?.id);
    return {
      ...(messageId ? { messageId } : {}),
      kind,
      subject,
      body,
      start,
      end,
      reminderMinutes: reminderMinutes ?? 0,
    };
  }

  async #download(proposal: FollowUpProposal, signal: AbortSignal): Promise<void> {
    const file = await this.#dependencies.client.followUpFile(this.#request(proposal), signal);
    saveFile(file, "follow-up.ics");
  }

  #reminder(change: Partial<Reminder>): void {
    this.#update((state) => {
      const { inserted } = state;
      const reminder = reminderOf(inserted);
      if (!reminder || (inserted?.kind !== "opened" && inserted?.kind !== "draft")) return state;
      return { ...state, inserted: { ...inserted, reminder: { ...reminder, ...change } } };
    });
  }

  #followUp(change: (followUp: FollowUpState) => FollowUpState): void {
    this.#update((state) => ({ ...state, followUp: change(state.followUp) }));
  }

  #failFollowUp(error: unknown, signal: AbortSignal): void {
    const problem = problemOf(error);
    if (signal.aborted || !problem) return;
    this.#followUp((followUp) => ({ ...followUp, busy: false, problem: toProblem(problem) }));
  }

  #fail(error: unknown, signal: AbortSignal): void {
    const problem = problemOf(error);
    if (!signal.aborted && problem) this.#show({ kind: "failed", problem: toProblem(problem) });
  }

  #update(change: (state: ReadMessage) => ReadMessage): void {
    if (this.state.kind === "read") this.#show(change(this.state));
  }

  #show(state: MessageState): void {
    this.state = state;
    this.#listener();
  }
}

/** The problem, where Outlook may get around it. @throws The error itself, where it cannot. */
function goesAround(error: unknown): ProblemError {
  const problem = problemOf(error);
  if (!problem || !nextWay(problem.code)) throw error;
  return problem;
}

function reasonOf(problem: ProblemError | null): { because: string | null; ask: SignInAsk | null } {
  return { because: problem?.code ?? null, ask: problem ? askOf(toProblem(problem)) : null };
}

/** The checks look at the mail alone, and shall know what the conversation told. */
function stageOfThread({ classification }: Suggestion): Pick<Preferences, "stage"> {
  const { stage, stageSource } = classification;
  return stageSource === "thread" ? { stage } : {};
}

function nextReply(
  reply: ReplyState | null,
  { reply: suggested }: Suggestion,
  wishes: Wishes,
): ReplyState | null {
  if (!suggested) return null;
  return reply ? receiveReply(reply, suggested) : startReply(suggested, wishes);
}

/** The morning that is proposed for sending the reply; null where none is. */
export function morningOf({ suggestion, way }: ReadMessage): FollowUpProposal | null {
  // What was pasted has no message to keep an answer to.
  if (way.kind === "pasted") return null;
  return suggestion.followUps.find(({ kind }) => kind === "sendReply") ?? null;
}

function reminderOf(inserted: Inserted | null): Reminder | null {
  return inserted && "reminder" in inserted ? inserted.reminder : null;
}

function appointmentOf({ subject, body, start, end }: FollowUpProposal): Appointment {
  return { subject, body, start: toInstant(start), end: toInstant(end) };
}

/** Ends with the given signal, or on its own. */
function linked(signal: AbortSignal): AbortController {
  const controller = new AbortController();
  if (signal.aborted) controller.abort();
  else signal.addEventListener("abort", () => controller.abort(), { once: true });
  return controller;
}

function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Not at once: some browsers read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
