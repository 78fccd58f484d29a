/** What the add-in's frame asks of its host; see `readRequest`. */
export type HostRequest = {
  readonly conversation: string;
  readonly correlation: number;
  /** A method's name, or an event's where `kind` is not "invoke". */
  readonly action: string;
  readonly kind: "invoke" | "register" | "unregister";
  readonly data: unknown;
};

const kinds = ["invoke", "register", "unregister"] as const;

/** Reads one posted message; undefined for anything that is not a request of office.js. */
export function readRequest(posted: unknown): HostRequest | undefined {
  if (typeof posted !== "string") return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(posted);
  } catch {
    return undefined; // Another library's message.
  }
  if (typeof parsed !== "object" || parsed === null) return undefined;
  const message = parsed as Record<string, unknown>;
  const kind = kinds[Number(message["_actionType"] ?? 0)];
  if (message["_messageType"] !== 0 || !kind || typeof message["_actionName"] !== "string") return undefined;
  return {
    conversation: String(message["_conversationId"]),
    correlation: Number(message["_correlationId"]),
    action: message["_actionName"],
    kind,
    data: message["_data"],
  };
}

/** The answer to a call. Always an object: office.js never calls back on null. */
export function writeAnswer(request: HostRequest, data: object, origin: string): string {
  return write(request, request.action, 0, data, origin);
}

/** An event, addressed by the request that registered for it. */
export function writeEvent(registration: HostRequest, payload: unknown, origin: string): string {
  return write(registration, registration.action, 1, payload, origin);
}

function write(request: HostRequest, action: string, type: 0 | 1, data: unknown, origin: string): string {
  return JSON.stringify({
    _messageType: 1,
    _actionName: action,
    _conversationId: request.conversation,
    _correlationId: request.correlation,
    _origin: origin,
    _data: data,
    _errorCode: 0,
    _responseType: type,
    _serializerVersion: 1,
  });
}
