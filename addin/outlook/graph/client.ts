import type { CalendarEvent, FolderName, Message, MessageSummary, NewEvent, Person, Profile } from "./types";

/** An answer other than success. */
export class GraphError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`Graph answered ${String(status)} ${code}`);
  }
}

const summaryFields =
  "id,conversationId,subject,bodyPreview,from,toRecipients,receivedDateTime,sentDateTime,isRead,isDraft,hasAttachments,categories";
/** PidTagDeferredSendTime: a submitted message waits until then. */
const deferredSendTime = "SystemTime 0x3FEF";
const messageFields = `${summaryFields},sender,ccRecipients,replyTo,internetMessageId,internetMessageHeaders,body`;

/** The calls that the mail client makes of its mailbox. */
export class GraphClient {
  readonly #key: string;
  readonly #base: string;

  /** @param key The server's local key. */
  constructor(key: string, base = "/graph/v1.0") {
    this.#key = key;
    this.#base = base;
  }

  async profile(): Promise<Profile> {
    const me = this.#call<{ displayName?: string; mail?: string; userPrincipalName?: string }>("GET", "/me");
    const settings = this.#call<{ timeZone?: string }>("GET", "/me/mailboxSettings");
    const [{ displayName, mail, userPrincipalName }, { timeZone }] = await Promise.all([me, settings]);
    const address = mail ?? userPrincipalName ?? "";
    return {
      displayName: displayName ?? address,
      address,
      timeZone: shownZone(timeZone),
      timeZoneName: timeZone ?? "UTC",
    };
  }

  /** The newest messages of a folder, newest first; at most 200. */
  async messages(folder: FolderName, signal?: AbortSignal): Promise<readonly MessageSummary[]> {
    const query = `$select=${summaryFields}&$orderby=receivedDateTime%20desc&$top=200`;
    const page = await this.#call<{ value: readonly Partial<MessageSummary>[] }>(
      "GET",
      `/me/mailFolders/${folder}/messages?${query}`,
      { signal },
    );
    return page.value.map(completeSummary);
  }

  async message(id: string, signal?: AbortSignal): Promise<Message> {
    const deferred = `singleValueExtendedProperties($filter=id eq '${deferredSendTime}')`;
    const found = await this.#call<
      Partial<Message> & { singleValueExtendedProperties?: readonly { value: string }[] }
    >(
      "GET",
      `/me/messages/${encodeURIComponent(id)}?$select=${messageFields}&$expand=${encodeURIComponent(deferred)}`,
      { signal },
    );
    const held = found.singleValueExtendedProperties?.[0]?.value;
    return {
      ...completeSummary(found),
      ...(found.sender ? { sender: found.sender } : {}),
      ccRecipients: found.ccRecipients ?? [],
      replyTo: found.replyTo ?? [],
      internetMessageId: found.internetMessageId ?? "",
      internetMessageHeaders: found.internetMessageHeaders ?? [],
      body: found.body ?? { contentType: "text", content: "" },
      ...(held === undefined ? {} : { deferredSendTime: held }),
    };
  }

  async updateMessage(
    id: string,
    changes: {
      isRead?: boolean;
      categories?: readonly string[];
      subject?: string;
      body?: Message["body"];
      toRecipients?: readonly Person[];
      deferredSendTime?: string;
    },
  ): Promise<void> {
    const { deferredSendTime: time, ...rest } = changes;
    const body = time
      ? { ...rest, singleValueExtendedProperties: [{ id: deferredSendTime, value: time }] }
      : rest;
    await this.#call("PATCH", `/me/messages/${encodeURIComponent(id)}`, { body });
  }

  async createReply(id: string): Promise<string> {
    const draft = await this.#call<{ id: string }>(
      "POST",
      `/me/messages/${encodeURIComponent(id)}/createReply`,
      {
        body: {},
      },
    );
    return draft.id;
  }

  async sendDraft(id: string): Promise<void> {
    await this.#call("POST", `/me/messages/${encodeURIComponent(id)}/send`);
  }

  async deleteMessage(id: string): Promise<void> {
    await this.#call("DELETE", `/me/messages/${encodeURIComponent(id)}`);
  }

  /** Events that touch the span, in the mailbox's zone. */
  async calendarView(
    from: Date,
    to: Date,
    timeZone: string,
    signal?: AbortSignal,
  ): Promise<readonly CalendarEvent[]> {
    const query = `startDateTime=${from.toISOString()}&endDateTime=${to.toISOString()}&$top=200`;
    const page = await this.#call<{ value: readonly CalendarEvent[] }>("GET", `/me/calendarView?${query}`, {
      prefer: `outlook.timezone="${timeZone}"`,
      signal,
    });
    return page.value;
  }

  /** Every event, in the mailbox's zone; at most 200. */
  async events(timeZone: string): Promise<readonly CalendarEvent[]> {
    const page = await this.#call<{ value: readonly CalendarEvent[] }>("GET", "/me/events?$top=200", {
      prefer: `outlook.timezone="${timeZone}"`,
    });
    return page.value;
  }

  async createEvent(event: NewEvent): Promise<CalendarEvent> {
    return this.#call<CalendarEvent>("POST", "/me/events", { body: event });
  }

  async deleteEvent(id: string): Promise<void> {
    await this.#call("DELETE", `/me/events/${encodeURIComponent(id)}`);
  }

  async masterCategories(): Promise<readonly { displayName: string; color: string }[]> {
    const page = await this.#call<{ value: readonly { displayName: string; color: string }[] }>(
      "GET",
      "/me/outlook/masterCategories",
    );
    return page.value;
  }

  async #call<T>(
    method: string,
    path: string,
    options: { body?: object; prefer?: string; signal?: AbortSignal | undefined } = {},
  ): Promise<T> {
    const { body, prefer, signal } = options;
    const answer = await fetch(this.#base + path, {
      method,
      headers: {
        Authorization: `Bearer ${this.#key}`,
        ...(body ? { "Content-Type": "application/json" } : {}),
        ...(prefer ? { Prefer: prefer } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    });
    const text = await answer.text();
    const parsed: unknown = text ? JSON.parse(text) : {};
    if (!answer.ok) throw new GraphError(answer.status, errorCode(parsed));
    return parsed as T;
  }
}

/** Mailboxes may name their zone as Windows does, which a browser does not know: then the browser's own is shown. */
function shownZone(named: string | undefined): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: named }).resolvedOptions().timeZone;
  } catch {
    return new Intl.DateTimeFormat("en").resolvedOptions().timeZone;
  }
}

function errorCode(answer: unknown): string {
  const { error, code } = answer as { error?: { code?: string }; code?: string };
  return error?.code ?? code ?? "unknown";
}

function completeSummary(found: Partial<MessageSummary>): MessageSummary {
  return {
    id: found.id ?? "",
    conversationId: found.conversationId ?? "",
    subject: found.subject ?? "",
    bodyPreview: found.bodyPreview ?? "",
    ...(found.from ? { from: found.from } : {}),
    toRecipients: found.toRecipients ?? [],
    receivedDateTime: found.receivedDateTime ?? found.sentDateTime ?? new Date(0).toISOString(),
    sentDateTime: found.sentDateTime ?? found.receivedDateTime ?? new Date(0).toISOString(),
    isRead: found.isRead ?? true,
    isDraft: found.isDraft ?? false,
    hasAttachments: found.hasAttachments ?? false,
    categories: found.categories ?? [],
  };
}
