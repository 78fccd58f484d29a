import { createClient } from "./api/client";
import { keyAccess } from "./auth/access";
import { nestedApp } from "./auth/nested-app";
import { signedInAccess } from "./auth/signed-in-access";
import { loadWords, t, wordsLanguage } from "./locales/words";
import { connectToOutlook } from "./office/connect-to-outlook";
import { offersNestedAppAuth } from "./office/nested-app-auth";
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
// A page without a key belongs to a server that one signs in to; it says how.
const key = document.querySelector<HTMLMetaElement>('meta[name="local-key"]')?.content;
const client = createClient({
  access: key
    ? keyAccess(key)
    : signedInAccess({
        status: () => client.status(page.signal),
        load: (settings) => nestedApp(settings, offersNestedAppAuth),
      }),
  language: wordsLanguage,
  fetch: (input, init) => fetch(input, init),
  isOnline: () => navigator.onLine,
});
const root = document.querySelector<HTMLElement>("#pane");
if (root)
  mountPane(root, {
    connection,
    client,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: () => new Date(),
    signal: page.signal,
    onThemeChosen: theme.refresh,
  });
