import type { RoamingSettings } from "./stores";

/**
 * What this build of office.js implements; newer sets exist in today's Outlook only. Of 1.13 it has the delayed delivery, for
 * whose sake that set is named, and not the rest.
 */
const requirements = { Mailbox: "1.13", AddinCommands: "1.1", DialogApi: "1.1" };

/**
 * The answer to the first call: which application, in which language, with which of the user's settings.
 * @param signsIn Whether the person can be signed in for add-ins.
 */
export function appContext(
  control: string,
  locale: string,
  url: string,
  settings: RoamingSettings,
  signsIn = false,
): object {
  return {
    _id: control,
    _appName: 64, // Outlook on the web
    _appVersion: "16.01",
    _appUILocale: locale,
    _dataLocale: locale,
    _docUrl: url,
    _clientMode: 0,
    _settings: settings,
    _reason: "documentOpened",
    _osfControlType: 1,
    _eToken: "",
    _correlationId: control,
    _appInstanceId: control,
    _touchEnabled: false,
    _commerceAllowed: false,
    _requirementMatrix: JSON.stringify(signsIn ? { ...requirements, NestedAppAuth: "1.1" } : requirements),
    _hostFullVersion: "16.01",
    _appDomains: [new URL(url).origin],
    _featureGates: {},
  };
}
