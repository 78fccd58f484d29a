import { appContext } from "./app-context";
import { createDispatcher } from "./dispatch";
import { readRequest, writeAnswer, writeEvent, type HostRequest } from "./envelope";
import { frameName } from "./frame-name";
import { initialData, type OpenItem } from "./initial-data";
import type { MailClient } from "./mail-client";
import { nestedAppAnswer } from "./nested-app-auth";

/** A frame that runs an add-in's page with the unmodified office.js as if it were inside Outlook on the web. */
export type AddInFrame = {
  readonly element: HTMLIFrameElement;
  /** Tells a pinned add-in that another item is open. */
  itemChanged(item: OpenItem): void;
  themeChanged(theme: Theme): void;
  /** Moves the focus to the page's first control. */
  focus(): void;
  dispose(): void;
};

/** Colors as numbers, 0xRRGGBB. */
export type Theme = {
  readonly bodyBackgroundColor: number;
  readonly bodyForegroundColor: number;
  readonly controlBackgroundColor: number;
  readonly controlForegroundColor: number;
};

/** How the focus leaves the page: past its last or before its first control, or by a key that means "out of here". */
export type Exit = "forward" | "backward" | "out";

/** office.js takes the Tab key from the page, and leaves it to the host what follows its last control. */
const exits: Readonly<Record<number, Exit>> = {
  5: "out", // Ctrl+F6
  6: "out",
  13: "forward",
  14: "backward",
  15: "out", // Esc
  17: "forward", // Nothing in the page takes the focus.
  18: "backward",
};

const itemChangedEvent = "olkItemSelectedChanged";
const themeChangedEvent = "officeThemeChanged";
const tabIn = 4;

export function addInFrame(
  url: URL,
  title: string,
  locale: string,
  theme: () => Theme,
  client: MailClient,
  leave: (way: Exit) => void,
): AddInFrame {
  const conversation = crypto.randomUUID();
  const control = crypto.randomUUID();
  const hostUrl = location.origin + location.pathname;
  const registrations = new Map<string, HostRequest>();
  const dispatch = createDispatcher(client);
  const listening = new AbortController();

  const element = document.createElement("iframe");
  element.title = title;
  // The name comes before the address: office.js reads it once, at its start.
  element.name = frameName({ conversation, control, hostUrl, locale, correlation: crypto.randomUUID() });
  element.src = url.href;

  const post = (message: string) => element.contentWindow?.postMessage(message, url.origin);
  const tell = (event: string, payload: unknown) => {
    const registration = registrations.get(event);
    if (registration) post(writeEvent(registration, payload, location.origin));
  };
  const tellTheme = () => tell(themeChangedEvent, [JSON.stringify(theme())]);

  const answer = async (request: HostRequest): Promise<object> => {
    if (request.kind === "register") {
      registrations.set(request.action, request);
      // The pane starts in the system's theme; the page may be in the other one.
      if (request.action === themeChangedEvent) setTimeout(tellTheme);
      return { Error: 0 };
    }
    if (request.kind === "unregister") {
      registrations.delete(request.action);
      return { Error: 0 };
    }
    switch (request.action) {
      case "ContextActivationManager_getAppContextAsync":
        return appContext(control, locale, hostUrl, client.store.settings(), client.broker !== undefined);
      case "GetInitialData":
        return dispatch(1, {});
      case "ExecuteMethod": {
        const { ApiParams, MethodData } = request.data as ExecuteMethodData;
        return dispatch(MethodData.DispatchId, ApiParams ?? {});
      }
      case "executeMethod":
        return commonCall((request.data as CommonCallData).DdaMethod.DispatchId, client);
      case "ContextActivationManager_notifyHost": {
        const way = exits[(request.data as readonly [string, number])[1]];
        if (way) leave(way);
        return {};
      }
      default:
        return {};
    }
  };

  addEventListener(
    "message",
    (event) => {
      if (event.source !== element.contentWindow || event.origin !== url.origin) return;
      void nestedAppAnswer(event.data, client.broker)?.then(post);
      const request = readRequest(event.data);
      if (!request) return;
      void answer(request).then((data) => post(writeAnswer(request, data, location.origin)));
    },
    { signal: listening.signal },
  );

  return {
    element,
    itemChanged: (item) =>
      tell(
        itemChangedEvent,
        item.kind === "none" ? "" : initialData(item, client.profile, client.permission),
      ),
    themeChanged: tellTheme,
    focus: () => {
      element.focus();
      post(
        JSON.stringify({
          _messageType: 0,
          _actionType: 0,
          _actionName: "Office_notifyAgave",
          _conversationId: `${conversation}_ntf`,
          _correlationId: 0,
          _origin: location.origin,
          _data: [tabIn],
          _serializerVersion: 1,
        }),
      );
    },
    dispose: () => {
      listening.abort();
      element.remove();
    },
  };
}

type ExecuteMethodData = {
  readonly ApiParams?: Readonly<Record<string, unknown>>;
  readonly MethodData: { readonly DispatchId: number };
};

type CommonCallData = { readonly DdaMethod: { readonly DispatchId: number } };

const closeContainer = 97;
const functionFinished = 94;
const noSingleSignOn = 13000;
const unknownCall = 5000;

/** The calls that all Office hosts share. */
function commonCall(id: number, client: MailClient): object {
  switch (id) {
    case closeContainer:
      client.closePane();
      return { Version: 1, Error: 0 };
    case functionFinished:
      return { Version: 1, Error: 0 };
    case 98:
      return { Version: 1, Error: noSingleSignOn };
    default:
      return { Version: 1, Error: unknownCall };
  }
}
