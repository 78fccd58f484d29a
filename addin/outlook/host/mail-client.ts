import type { Broker } from "./nested-app-auth";
import type { Notifications } from "./notifications";
import type { OpenItem, Permission } from "./initial-data";
import type { AddInStore } from "./stores";
import type { Profile } from "../graph/types";

/** How office.js names the two forms of a body. */
export const coercion = { text: 0, html: 3 } as const;

export type AppointmentForm = {
  readonly subject: string;
  readonly body: string;
  readonly location: string;
  readonly start?: Date;
  readonly end?: Date;
};

/** What an add-in may see of the mail client and ask of it, in the client's words. */
export type MailClient = {
  readonly profile: Profile;
  readonly permission: Permission;
  readonly store: AddInStore;
  /** Undefined where add-ins cannot have the person signed in. */
  readonly broker?: Broker | undefined;
  item(): OpenItem;
  notifications(): Notifications;
  /** The body of the item being written; null where none is. */
  draft(): Draft | null;
  openReply(htmlBody: string, all: boolean): void;
  openAppointment(form: AppointmentForm): void;
  openMessage(id: string): void;
  openEvent(id: string): void;
  openWindow(url: string): void;
  masterCategories(): Promise<readonly { displayName: string; color: string }[]>;
  /** Adds and removes display names on the open message. */
  changeCategories(add: readonly string[], remove: readonly string[]): Promise<void>;
  closePane(): void;
};

/** A message being written, as an add-in reads and changes it. */
export type Draft = {
  readonly id: string | undefined;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: readonly { readonly name: string; readonly address: string }[];
  /** Plain text where the mail that is answered is. */
  readonly kind: "html" | "text";
  subject: string;
  html: string;
  /** Held back until then once it is sent. */
  sendAt: Date | null;
  text(): string;
  insertHtml(html: string, where: "start" | "selection"): void;
  save(): Promise<string>;
};
