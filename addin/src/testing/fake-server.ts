import { createClient, type Client } from "../api/client";

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

export function fakeServer(routes: Record<string, Route>): FakeServer {
  const server: FakeServer = {
    asked: [],
    routes: {
      "GET /api/status": () => ({ body: { mode: "local", version: "1", languages: ["de", "en"] } }),
      ...routes,
    },
    askedFor: (route) => server.asked.filter(({ method, path }) => `${method} ${path}` === route),
    client: createClient({
      localKey: "key",
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

export const problem = (status: number, code: string) => () => ({
  status,
  body: { code, status, traceId: "00-1" },
});
