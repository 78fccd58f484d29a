import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { copyText } from "./copy-text";

const reply = { text: "Dear Anna,\n\nThank you.", html: "<p>Dear Anna,</p><p>Thank you.</p>" };
let area = document.createElement("textarea");

beforeEach(() => {
  area = document.createElement("textarea");
  area.value = reply.text;
  document.body.append(area);
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, "execCommand");
  document.body.replaceChildren();
});

/** A browser's copy command, which asks the page what to copy. */
function command(answer: boolean | Error): Map<string, string> {
  const clipboard = new Map<string, string>();
  Object.assign(document, {
    execCommand: () => {
      if (answer instanceof Error) throw answer;
      const event = new Event("copy", { cancelable: true });
      Object.assign(event, {
        clipboardData: { setData: (type: string, data: string) => clipboard.set(type, data) },
      });
      if (answer) document.dispatchEvent(event);
      return answer;
    },
  });
  return clipboard;
}

const refused = () => Promise.reject(new DOMException("blocked", "NotAllowedError"));

test("copyText_NoClipboardApi_CommandCopiesBothForms", async () => {
  vi.stubGlobal("navigator", {});
  const clipboard = command(true);
  const button = document.createElement("button");
  document.body.append(button);
  button.focus();

  await expect(copyText(area, reply)).resolves.toBe(true);

  expect(Object.fromEntries(clipboard)).toEqual({ "text/plain": reply.text, "text/html": reply.html });
  expect(document.activeElement).toBe(button);
});

test.each([
  ["Refuses", false],
  ["Throws", new Error("no")],
])("copyText_Command%s_ApiCopiesBothForms", async (_, answer) => {
  command(answer);
  const items: { data: Record<string, Blob> }[] = [];
  vi.stubGlobal(
    "ClipboardItem",
    class {
      constructor(readonly data: Record<string, Blob>) {}
    },
  );
  vi.stubGlobal("navigator", {
    clipboard: { write: ([item]: never[]) => Promise.resolve(items.push(item as never)) },
  });

  await expect(copyText(area, reply)).resolves.toBe(true);

  const data = items[0]?.data ?? {};
  expect(await data["text/plain"]?.text()).toBe(reply.text);
  expect(await data["text/html"]?.text()).toBe(reply.html);
});

test("copyText_ApiTakesTextOnly_CopiesTheText", async () => {
  vi.stubGlobal("ClipboardItem", undefined);
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal("navigator", { clipboard: { writeText } });

  await expect(copyText(area, reply)).resolves.toBe(true);

  expect(writeText).toHaveBeenCalledWith(reply.text);
});

test.each([
  ["Absent", {}],
  ["Refusing", { clipboard: { write: refused, writeText: refused } }],
])("copyText_CommandAbsentAndApi%s_LeavesTheTextSelected", async (_, navigator) => {
  vi.stubGlobal("navigator", navigator);

  await expect(copyText(area, reply)).resolves.toBe(false);

  expect(document.activeElement).toBe(area);
  expect([area.selectionStart, area.selectionEnd]).toEqual([0, reply.text.length]);
});

test("copyText_CommandSaysYesButAskedNobody_IsNotBelieved", async () => {
  Object.assign(document, { execCommand: () => true });
  vi.stubGlobal("navigator", { clipboard: { write: refused, writeText: refused } });

  await expect(copyText(area, reply)).resolves.toBe(false);
});
