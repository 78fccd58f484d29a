import { mailDocument } from "../mail/mail-frame";

export type Editor = {
  readonly element: HTMLIFrameElement;
  /** Settles once the text can be changed. */
  readonly ready: Promise<void>;
  html: string;
  text(): string;
  insert(html: string, where: "start" | "selection"): void;
  focus(): void;
};

/** Text to write in, in a frame of its own that runs no script: what is inserted or quoted is somebody's HTML. */
export function editor(html: string, label: string, changed: () => void): Editor {
  const frame = document.createElement("iframe");
  frame.className = "editor";
  frame.title = label;
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.srcdoc = mailDocument("", ` contenteditable="true" role="textbox" aria-multiline="true"`);

  const body = () => {
    if (!frame.contentDocument) throw new Error("The editor is not on the page.");
    return frame.contentDocument.body;
  };
  const ready = new Promise<void>((resolve) => {
    frame.addEventListener(
      "load",
      () => {
        body().setAttribute("aria-label", label);
        // Put in as nodes: a whole document in the text would otherwise change the page around it.
        body().replaceChildren(...nodes(html, frame));
        body().addEventListener("input", changed);
        resolve();
      },
      { once: true },
    );
  });

  return {
    element: frame,
    ready,
    get html() {
      return body().innerHTML;
    },
    set html(html) {
      body().replaceChildren(...nodes(html, frame));
      changed();
    },
    text: () => body().innerText,
    insert: (html, where) => {
      const selection = frame.contentWindow?.getSelection();
      const range = where === "selection" && selection?.rangeCount ? selection.getRangeAt(0) : undefined;
      if (range) {
        range.deleteContents();
        const fragment = document.createDocumentFragment();
        fragment.append(...nodes(html, frame));
        range.insertNode(fragment);
      } else body().prepend(...nodes(html, frame));
      changed();
    },
    focus: () => {
      frame.focus();
      body().focus();
      // The caret goes to the first line, above the original.
      frame.contentWindow?.getSelection()?.setPosition(body(), 0);
    },
  };
}

/** Parsed apart, in a document that runs nothing. */
function nodes(html: string, frame: HTMLIFrameElement): Node[] {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return [...parsed.body.childNodes].map((node) => frame.contentDocument?.adoptNode(node) ?? node);
}
