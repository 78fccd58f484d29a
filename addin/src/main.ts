import { createClient } from "./api/client";
import { loadWords, t, wordsLanguage } from "./locales/words";
import { connectToOutlook } from "./office/connect-to-outlook";
import { keepTabKeyNative } from "./office/native-tab-key";
import { mountPane } from "./pane";
import "./taskpane.css";
import "./ui/fluent";
import { followTheme, showSystemTheme } from "./ui/theme";

const page = new AbortController();
showSystemTheme();
keepTabKeyNative(page.signal);
const connection = await connectToOutlook();
await loadWords(connection.mailbox.displayLanguage);
document.documentElement.lang = wordsLanguage();
document.title = t("app.name");

const theme = followTheme(connection.mailbox, page.signal);
const root = document.querySelector<HTMLElement>("#pane");
if (root)
  mountPane(root, {
    connection,
    client: createClient({
      localKey: document.querySelector<HTMLMetaElement>('meta[name="local-key"]')?.content ?? "",
      language: wordsLanguage,
      fetch: (input, init) => fetch(input, init),
      isOnline: () => navigator.onLine,
    }),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: () => new Date(),
    signal: page.signal,
    onThemeChosen: theme.refresh,
  });
