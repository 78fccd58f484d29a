import { addInHost, type AddInHost } from "./add-in/add-in-host";
import { calendarModule } from "./calendar/calendar-module";
import { GraphClient } from "./graph/client";
import type { MailClient } from "./host/mail-client";
import { addInStore } from "./host/stores";
import { mailModule, openItem } from "./mail/mail-module";
import { readManifest, type AddIn } from "./manifest/manifest";
import { readRoute, writeRoute, type Route } from "./route";
import { shell } from "./shell";
import { signInWindow } from "./sign-in/sign-in-window";
import { standInBroker } from "./sign-in/stand-in-broker";
import { pageTheme } from "./theme";
import { element } from "./ui/element";
import { toasts } from "./ui/toast";
import { languages, loadWords } from "./words/words";
import "./styles/outlook.css";

const languageKey = "outlook.language";
/** Outlook is told of new events; this page asks, as long as an add-in that may make some is open. */
const askEvery = 1500;

async function start(): Promise<void> {
  const locale = chosenLanguage();
  document.documentElement.lang = locale;
  const say = await loadWords(locale);
  document.title = say("appName");
  const theme = pageTheme();
  const graph = new GraphClient(
    document.querySelector<HTMLMetaElement>('meta[name="local-key"]')?.content ?? "",
  );
  const news = toasts(say("close"));
  const failed = () => news.show(say("mailboxUnreachable"));

  const [profile, addIn] = await Promise.all([
    graph.profile(),
    fetchManifest(locale).catch((failure: unknown) => (failure instanceof Error ? failure : new Error())),
  ]);
  const go = (route: Route) => {
    const hash = writeRoute(route);
    if (hash === location.hash) void show(route);
    else location.hash = hash;
  };

  const page = shell(say, locale, profile, theme, {
    module: (module) =>
      go(
        module === "calendar"
          ? { module, day: calendar.day }
          : { module, folder: mail.folder, ...(mail.message ? { message: mail.message.id } : {}) },
      ),
    theme: () => host.themeChanged(),
    language: (tag) => {
      localStorage.setItem(languageKey, tag);
      location.reload();
    },
  });
  document.body.append(news.element);
  // Somebody is editing it: the mailbox works on, and says what is wrong.
  if (addIn instanceof Error) news.show(say("manifestUnreadable", { why: addIn.message }));
  const installed = addIn instanceof Error ? undefined : addIn;

  const calendar = calendarModule(graph, say, locale, profile.timeZone, {
    turned: (day) => go({ module: "calendar", day }),
    added: (event, when) =>
      news.show(say("addedToCalendar", { date: when }), {
        label: say("openCalendar"),
        run: () => go({ module: "calendar", day: event.start.dateTime.slice(0, 10) }),
      }),
    failed,
  });

  const mail = mailModule(graph, profile, installed, say, locale, {
    go: (folder, message) => go({ module: "mail", folder, ...(message ? { message } : {}) }),
    itemChanged: (item) => host.itemChanged(item),
    openAddIn: (surface) => host.open(surface),
    composeClosed: () => host.composeClosed(),
    told: (text) => news.show(text),
    failed,
  });

  const client: MailClient = {
    profile,
    permission: installed?.permission ?? "Restricted",
    store: addInStore(localStorage),
    broker: signsIn()
      ? standInBroker(profile.address, (request) =>
          signInWindow(profile, installed?.name ?? "", request, say),
        )
      : undefined,
    item: () =>
      host.surface() === "compose" && mail.reply
        ? { kind: "compose", conversationId: mail.reply.conversationId }
        : openItem(mail.message),
    notifications: () => mail.notifications(),
    draft: () => (host.surface() === "compose" ? (mail.reply?.draft ?? null) : null),
    openReply: (htmlBody, all) => mail.startReply(htmlBody, all),
    openAppointment: (form) => calendar.newEvent(form),
    openMessage: (id) => go({ module: "mail", folder: "inbox", message: id }),
    openEvent: (id) => void calendar.openEvent(id).catch(failed),
    openWindow: (url) => void open(url, "_blank", "noopener"),
    masterCategories: () => graph.masterCategories(),
    changeCategories: (add, remove) => mail.changeCategories(add, remove),
    closePane: () => host.close(),
  };
  const host: AddInHost = addInHost(
    installed,
    page.stage,
    { say, locale, theme: () => theme.colors(), client },
    () => {
      mail.showAddInState(host.surface() === "read");
      page.stage.classList.toggle("pane-open", host.surface() !== undefined);
      // A pane that closes may just have made an event.
      if (!host.surface()) void calendar.lookForNew().catch(failed);
    },
  );

  const show = async (route: Route) => {
    try {
      if (route.module === "calendar") {
        page.showModule("calendar", calendar.element);
        await calendar.show(route.day);
      } else {
        page.showModule("mail", mail.element);
        await mail.show(route.folder, route.message);
      }
    } catch {
      failed();
    }
  };
  addEventListener("hashchange", () => void show(readRoute(location.hash, location.search)));

  await Promise.all([show(readRoute(location.hash, location.search)), calendar.lookForNew()]);
  document.documentElement.dataset["ready"] = "true";
  const ask = async () => {
    if (host.surface() && !document.hidden) await calendar.lookForNew().catch(() => undefined); // Asked again soon.
    setTimeout(() => void ask(), askEvery);
  };
  void ask();
}

/** The tests put this into the page, with the addresses that it takes. */
function signsIn(): boolean {
  return document.querySelector('meta[name="sign-in"][content="stand-in"]') !== null;
}

async function fetchManifest(locale: string): Promise<AddIn> {
  const answer = await fetch("/manifest.xml");
  return readManifest(await answer.text(), locale);
}

/** The person's choice, else the browser's first language that the page has. */
function chosenLanguage(): string {
  const wanted = [localStorage.getItem(languageKey), ...navigator.languages];
  for (const tag of wanted) {
    const found = languages.find((of) => tag && of.tag.slice(0, 2) === tag.slice(0, 2).toLowerCase());
    if (found) return found.tag;
  }
  return languages[0].tag;
}

start().catch(async () => {
  const say = await loadWords(chosenLanguage());
  document.body.replaceChildren(
    element("main", { class: "broken" }, element("p", { role: "alert" }, say("mailboxUnreachable"))),
  );
});
