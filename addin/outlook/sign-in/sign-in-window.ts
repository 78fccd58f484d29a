import { TokenRefused, type TokenRequest } from "../host/nested-app-auth";
import { element } from "../ui/element";
import type { Say } from "../words/words";

/** Milliseconds between looks at whether the window was closed, of which a page is not told. */
const lookEvery = 200;

/**
 * Microsoft's window, in short: who signs in to what, and what it asks for.
 * @throws {TokenRefused} The browser opens none, or it was closed.
 */
export async function signInWindow(
  person: { displayName: string; address: string },
  addIn: string,
  request: TokenRequest,
  say: Say,
): Promise<boolean> {
  const page = window.open("", "_blank", "popup,width=460,height=560");
  if (!page) throw new TokenRefused("PERSISTENT_ERROR", "popup_window_error");
  page.document.title = say("signInTitle", { name: addIn });
  page.document.documentElement.lang = document.documentElement.lang;
  for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
    page.document.head.append(element("link", { rel: "stylesheet", href: sheet.href }));

  return new Promise<boolean>((resolve, reject) => {
    const closed = setInterval(() => {
      if (page.closed) end(() => reject(new TokenRefused("USER_CANCEL", "user_canceled")));
    }, lookEvery);
    const end = (how: () => void) => {
      clearInterval(closed);
      page.close();
      how();
    };
    page.document.body.append(
      element(
        "main",
        { class: "sign-in" },
        element("p", {}, `${person.displayName} (${person.address})`),
        element("h1", {}, say("signInTitle", { name: addIn })),
        element("p", {}, say("signInAsks")),
        element("ul", {}, ...request.scope.split(" ").map((scope) => element("li", {}, scope))),
        element(
          "div",
          { class: "buttons" },
          element(
            "button",
            { type: "button", class: "primary", click: () => end(() => resolve(true)) },
            say("signInAccept"),
          ),
          element("button", { type: "button", click: () => end(() => resolve(false)) }, say("signInDecline")),
        ),
        element("p", { class: "muted" }, say("signInSimulated")),
      ),
    );
  });
}
