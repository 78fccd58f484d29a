import { createClient, type Client } from "../api/client";
import { keyAccess, type Access, type SignInAsk } from "../auth/access";

export type Asked = { method: string; path: string; headers: Headers; body: Record<string, unknown> };
type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };
type Route = (asked: Asked) => Answer | Promise<Answer>;

export type FakeServer = {
  client: Client;
  /** Every request, in order. */
  asked: Asked[];
  /** What "POST /api/suggestions" and the like answer; a route that is not set is a failing test. */
  routes: Record<string, Route>;
  askedFor(route: string): Asked[];
};

export function fakeServer(routes: Record<string, Route>, options: { access?: Access } = {}): FakeServer {
  const server: FakeServer = {
    asked: [],
    routes: {
      "GET /api/status": () => ({ body: { mode: "local", version: "1", languages: ["de", "en"] } }),
      ...routes,
    },
    askedFor: (route) => server.asked.filter(({ method, path }) => `${method} ${path}` === route),
    client: createClient({
      access: options.access ?? keyAccess("key"),
      language: () => "en",
      isOnline: () => true,
      fetch: (input, init) => answer(server, String(input), init ?? {}),
    }),
  };
  return server;
}

async function answer(server: FakeServer, path: string, init: RequestInit): Promise<Response> {
  const asked: Asked = {
    method: init.method ?? "GET",
    path,
    headers: new Headers(init.headers),
    body: typeof init.body === "string" ? (JSON.parse(init.body) as Record<string, unknown>) : {},
  };
  server.asked.push(asked);
  const name = `${asked.method} ${path}`;
  const route = server.routes[name] ?? server.routes[name.replace(/\/[^/]*$/, "/*")];
  if (!route) throw new Error(`Nobody answers ${name}.`);
  const aborted = new Promise<never>((_, reject) => {
    init.signal?.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError")));
  });
  const { status = 200, body, headers = {} } = await Promise.race([route(asked), aborted]);
  return new Response(status === 204 ? null : JSON.stringify(body ?? {}), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}

/** @param more Members beside the code, for instance scopes. */
export const problem =
  (status: number, code: string, more: object = {}) =>
  () => ({
    status,
    body: { code, status, traceId: "00-1", ...more },
  });

export type FakeAccess = Access & {
  /** What the user was asked for, in order. */
  asked: SignInAsk[];
  /** What comes of asking; resolves unless told otherwise. */
  answer: (ask: SignInAsk) => Promise<void>;
};

/** Signed in, with a token that no other replaces; only the user can change a refusal. */
export function fakeAccess(): FakeAccess {
  const access: FakeAccess = {
    asked: [],
    answer: () => Promise.resolve(),
    forMailbox: () => Promise.resolve({ Authorization: "Bearer token" }),
    forOther: () => ({}),
    renew: () => Promise.resolve(false),
    ask: (ask) => {
      access.asked.push(ask);
      return access.answer(ask);
    },
  };
  return access;
}
