import { element } from "./element";
import { icon } from "./icon";

export type Toasts = {
  readonly element: HTMLElement;
  show(message: string, action?: { label: string; run: () => void }): void;
};

const shownFor = 12_000;

/** Short news in the corner, read out politely; stays while the pointer or the focus is in it. */
export function toasts(closeLabel: string): Toasts {
  const region = element("div", { class: "toasts", role: "status" });
  return {
    element: region,
    show: (message, action) => {
      const remove = () => toast.remove();
      const toast = element("div", { class: "toast" }, icon("check"), element("span", {}, message));
      if (action)
        toast.append(
          element(
            "button",
            {
              type: "button",
              class: "link",
              click: () => {
                remove();
                action.run();
              },
            },
            action.label,
          ),
        );
      toast.append(
        element(
          "button",
          { type: "button", class: "quiet", "aria-label": closeLabel, click: remove },
          icon("close"),
        ),
      );
      region.replaceChildren(toast);
      const leave = () => {
        if (toast.matches(":hover, :focus-within")) setTimeout(leave, shownFor);
        else remove();
      };
      setTimeout(leave, shownFor);
    },
  };
}
