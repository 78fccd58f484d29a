import { element } from "./element";

/** Asks in a modal dialog; false when it is closed in any other way than by the confirming button. */
export function confirmDialog(question: string, detail: string, yes: string, no: string): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = element(
      "dialog",
      { class: "confirm", "aria-labelledby": "confirm-question", "aria-describedby": "confirm-detail" },
      element(
        "form",
        { method: "dialog" },
        element("h2", { id: "confirm-question" }, question),
        element("p", { id: "confirm-detail" }, detail),
        element(
          "div",
          { class: "buttons" },
          element("button", { class: "primary", value: "yes" }, yes),
          element("button", { value: "no" }, no),
        ),
      ),
    );
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes");
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
